package org.mang.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mang.form.Fold;
import org.mang.form.Form;
import org.mang.form.Forms;

/** Tells by what a file says which form it is of: never by its name. */
public final class Recogniser {

  private static final int LOOK_DOWN = 60;

  private final Forms forms;

  public Recogniser(Forms forms) {
    this.forms = forms;
  }

  /** Looks through all sheets for all forms. */
  public Recognition recognise(List<Sheet> sheets) {
    Map<Form, Table> found = new LinkedHashMap<>();
    for (Form form : forms.all()) {
      for (Sheet sheet : sheets) {
        if (!found.containsKey(form) && !isOurs(sheet)) {
          table(form, sheet).ifPresent(table -> found.put(form, table));
        }
      }
    }
    return switch (found.size()) {
      case 0 -> new Recognition.Unknown();
      case 1 -> new Recognition.Found(found.values().iterator().next());
      default -> new Recognition.Ambiguous(new ArrayList<>(found.keySet()));
    };
  }

  private Optional<Table> table(Form form, Sheet sheet) {
    String phrase = form.recognise().phrase();
    if (phrase == null) {
      return TableFinder.find(form, forms, sheet)
          .filter(table -> table.missing().stream().noneMatch(Table.Missing::required));
    }
    // A sheet that says what it is, but has nothing of the table, is still that form: the findings
    // tell what is missing.
    return says(sheet, phrase)
        ? TableFinder.find(form, forms, sheet).or(() -> Optional.of(noTable(form, sheet)))
        : Optional.empty();
  }

  /** Clerks mend the workbook that came back, and send it as it is. */
  private static boolean isOurs(Sheet sheet) {
    return sheet.name() != null && sheet.name().startsWith(Sheet.FINDINGS);
  }

  private static boolean says(Sheet sheet, String phrase) {
    String folded = Fold.of(phrase);
    return sheet.rows().stream()
        .takeWhile(row -> row.number() <= LOOK_DOWN)
        .flatMap(row -> row.cells().stream())
        .filter(Objects::nonNull)
        .anyMatch(cell -> Fold.of(cell).contains(folded));
  }

  private static Table noTable(Form form, Sheet sheet) {
    List<Table.Missing> missing =
        form.columns().values().stream()
            .map(column -> new Table.Missing(column.header(), column.isRequired()))
            .toList();
    return new Table(
        form,
        sheet,
        0,
        1,
        0,
        Map.of(),
        List.of(),
        missing,
        List.of(),
        Heading.above(sheet, LOOK_DOWN));
  }
}
