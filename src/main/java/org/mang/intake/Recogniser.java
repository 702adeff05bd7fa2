package org.mang.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mang.definition.Text;
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
    Map<String, List<Table>> tables = new LinkedHashMap<>();
    for (Sheet sheet : sheets.stream().filter(s -> !isOurs(s)).toList()) {
      of(sheet)
          .forEach(t -> tables.computeIfAbsent(t.form().name(), f -> new ArrayList<>()).add(t));
    }
    List<Table> found = new ArrayList<>();
    for (List<Table> ofForm : tables.values()) {
      // Blank copies of a form give way to the filled one; two filled ones are two submissions.
      List<Table> filled = ofForm.stream().filter(t -> t.lastRow() >= t.firstRow()).toList();
      found.addAll(filled.isEmpty() ? ofForm.subList(0, 1) : filled);
    }
    return switch (found.size()) {
      case 0 -> new Recognition.Unknown();
      case 1 -> new Recognition.Found(found.get(0));
      default -> new Recognition.Ambiguous(found.stream().map(Table::form).toList());
    };
  }

  /** Why a sheet was or was not taken for a form. */
  public record Reason(Form form, Text why) {}

  /** What speaks for and against each form, at the sheet where most does. */
  public List<Reason> reasons(List<Sheet> sheets) {
    return forms.all().stream()
        .map(
            form ->
                sheets.stream()
                    .filter(sheet -> !isOurs(sheet))
                    .map(sheet -> Likeness.of(form, forms, sheet, LOOK_DOWN))
                    .max(Comparator.comparingInt(Likeness::rank))
                    .map(likeness -> new Reason(form, likeness.why()))
                    .orElseGet(() -> new Reason(form, Likeness.NOTHING)))
        .toList();
  }

  /** A note that names another form does not make the sheet one of that form. */
  private List<Table> of(Sheet sheet) {
    List<Table> tables = forms.all().stream().flatMap(f -> table(f, sheet).stream()).toList();
    List<Table> there = tables.stream().filter(Table::isThere).toList();
    return there.isEmpty() ? tables : there;
  }

  private Optional<Table> table(Form form, Sheet sheet) {
    String phrase = form.recognise().phrase();
    if (phrase == null) {
      return TableFinder.find(form, forms, sheet)
          .filter(table -> table.missing().stream().noneMatch(Table.Missing::required));
    }
    if (!says(sheet, LOOK_DOWN + 1, phrase)) {
      return Optional.empty();
    }
    Optional<Table> table = TableFinder.find(form, forms, sheet);
    // What stands in the table itself says nothing of the sheet: an activity may be about injuries.
    int above = table.map(Table::headerRow).orElse(LOOK_DOWN + 1);
    // A sheet that says what it is, but has nothing of the table, is still that form: the findings
    // tell what is missing.
    return says(sheet, above, phrase)
        ? table.or(() -> Optional.of(noTable(form, sheet)))
        : Optional.empty();
  }

  /** Clerks mend the workbook that came back, and send it as it is. */
  private static boolean isOurs(Sheet sheet) {
    return sheet.name() != null && sheet.name().startsWith(Sheet.FINDINGS);
  }

  static boolean says(Sheet sheet, int above, String phrase) {
    String folded = Fold.of(phrase);
    return sheet.rows().stream()
        .takeWhile(row -> row.number() < above)
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
        List.of(),
        Heading.above(sheet, LOOK_DOWN));
  }
}
