package org.mang.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mang.definition.Text;
import org.mang.form.Fold;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Recognise;
import org.mang.intake.table.FoundTable;
import org.mang.intake.table.HeaderGrid;
import org.mang.intake.table.KnownHeadings;
import org.mang.intake.table.TableFinder;

/** Tells by what a file says which form it is of: never by its name. */
public final class Recogniser {

  private static final int LOOK_DOWN = 200;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NUMBERED = Pattern.compile("bieu(mau)?(so)?");

  private final Map<Form, KnownHeadings> headings = new LinkedHashMap<>();

  public Recogniser(Forms forms) {
    forms.all().forEach(form -> headings.put(form, new KnownHeadings(form, forms)));
  }

  /**
   * Looks through all sheets for all forms; at those that a clerk does not see only if no other is
   * of a form.
   */
  public Recognition recognise(List<Sheet> sheets) {
    List<Page> pages = sheets.stream().filter(s -> !isOurs(s)).map(Page::new).toList();
    pages.forEach(page -> page.tables = of(page));
    if (pages.stream().anyMatch(page -> !page.sheet.isHidden() && !page.tables.isEmpty())) {
      pages.stream().filter(page -> page.sheet.isHidden()).forEach(page -> page.tables = List.of());
    }
    Map<Form, List<Table>> tables = new LinkedHashMap<>();
    pages.forEach(
        page ->
            page.tables.forEach(
                t -> tables.computeIfAbsent(t.form(), f -> new ArrayList<>()).add(t)));
    return switch (tables.size()) {
      case 0 -> new Recognition.Unknown();
      case 1 -> found(tables.keySet().iterator().next(), pages);
      default -> new Recognition.Ambiguous(List.copyOf(tables.keySet()));
    };
  }

  /** What it is read as if it is said to be of a form, whether or not it says so itself. */
  public Recognition.Found recogniseAs(Form form, List<Sheet> sheets) {
    List<Page> pages = sheets.stream().filter(s -> !isOurs(s)).map(Page::new).toList();
    pages.forEach(page -> page.tables = page.sheet.isHidden() ? List.of() : found(form, page));
    if (pages.stream().allMatch(page -> page.tables.isEmpty())) {
      pages.stream()
          .min(Comparator.comparing(page -> page.sheet.isHidden()))
          .ifPresent(page -> page.tables = List.of(noTable(form, page.sheet)));
    }
    return found(form, pages);
  }

  /** Why a file was or was not taken for a form. */
  public record Reason(Form form, Text why) {}

  /**
   * Letters and digits alone: "Biểu số 01 - TE" is "Biểu 01/TE". Offices number a form in many
   * ways.
   */
  private static String key(String text) {
    return NUMBERED.matcher(NO_WORD.matcher(Fold.of(text)).replaceAll("")).replaceAll("bieu");
  }

  /**
   * The form that most speaks for, of a file that is of none: half of its headings stand on a
   * sheet.
   */
  public Optional<Form> nearest(List<Sheet> sheets) {
    return headings.entrySet().stream()
        .max(Comparator.comparingInt(e -> headings(e.getKey(), sheets)))
        .filter(e -> 2 * headings(e.getKey(), sheets) >= e.getValue().all().size())
        .map(Map.Entry::getKey);
  }

  private int headings(Form form, List<Sheet> sheets) {
    return sheets.stream()
        .filter(sheet -> !isOurs(sheet))
        .flatMap(sheet -> found(form, new Page(sheet)).stream())
        .mapToInt(Recogniser::headings)
        .max()
        .orElse(0);
  }

  /** What speaks for and against each form, at the sheet where most does. */
  public List<Reason> reasons(List<Sheet> sheets) {
    List<Page> pages = sheets.stream().filter(s -> !isOurs(s)).map(Page::new).toList();
    return headings.keySet().stream()
        .map(
            form ->
                pages.stream()
                    .map(page -> likeness(form, page))
                    .max(Comparator.comparingInt(Likeness::rank))
                    .map(likeness -> new Reason(form, likeness.why()))
                    .orElseGet(() -> new Reason(form, Likeness.NOTHING)))
        .toList();
  }

  private Likeness likeness(Form form, Page page) {
    Recognise by = form.recognise();
    return Likeness.of(form, found(form, page), by.isByColumns() || page.says(LOOK_DOWN + 1, by));
  }

  /** A sheet, and what of all sheets need be looked at only once. */
  private static final class Page {
    private final Sheet sheet;
    private final HeaderGrid grid;
    private final List<Sheet.Row> head;
    private final List<String> lines;
    private List<Table> tables = List.of();

    Page(Sheet sheet) {
      this.sheet = sheet;
      this.grid = new HeaderGrid(sheet);
      this.head = sheet.rows().stream().takeWhile(row -> row.number() <= LOOK_DOWN).toList();
      this.lines =
          head.stream()
              .map(
                  row ->
                      String.join(
                          "\n",
                          row.cells().stream()
                              .filter(Objects::nonNull)
                              .map(Recogniser::key)
                              .toList()))
              .toList();
    }

    boolean says(int above, Recognise by) {
      return by.isSaid(phrase -> says(above, phrase));
    }

    private boolean says(int above, String phrase) {
      String folded = key(phrase);
      for (int i = 0; i < head.size() && head.get(i).number() < above; i++) {
        if (lines.get(i).contains(folded)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A note that names another form does not make the sheet one of that form. */
  private List<Table> of(Page page) {
    List<Table> tables = headings.keySet().stream().flatMap(f -> tables(f, page).stream()).toList();
    List<Table> there = tables.stream().filter(Table::isThere).toList();
    return there.isEmpty() ? tables : there;
  }

  private List<Table> tables(Form form, Page page) {
    Recognise by = form.recognise();
    if (by.isByColumns()) {
      return complete(form, page);
    }
    if (!page.says(LOOK_DOWN + 1, by)) {
      return List.of();
    }
    List<Table> tables = found(form, page);
    // What stands in the table itself says nothing of the sheet: an activity may be about injuries.
    int above = tables.isEmpty() ? LOOK_DOWN + 1 : tables.get(0).headerRow();
    if (!page.says(above, by)) {
      return List.of();
    }
    // A sheet that says what it is, but has nothing of the table, is still that form: the findings
    // tell what is missing.
    return tables.isEmpty() ? List.of(noTable(form, page.sheet)) : tables;
  }

  private List<Table> found(Form form, Page page) {
    return TableFinder.find(
        form, Objects.requireNonNull(headings.get(form)), page.sheet, page.grid);
  }

  /** Tables that lack no heading that they must have. */
  private List<Table> complete(Form form, Page page) {
    return found(form, page).stream()
        .filter(table -> table.missing().stream().noneMatch(Table.Missing::required))
        .toList();
  }

  /**
   * All tables of the form: a table may go on, on a further sheet, under its header alone. Blank
   * copies of the form give way to filled ones.
   */
  private Recognition.Found found(Form form, List<Page> pages) {
    int headings =
        pages.stream()
            .flatMap(page -> page.tables.stream())
            .mapToInt(Recogniser::headings)
            .max()
            .orElse(0);
    List<Table> tables = new ArrayList<>();
    List<Sheet> unread = new ArrayList<>();
    for (Page page : pages) {
      List<Table> here =
          page.tables.isEmpty() && !page.sheet.isHidden()
              ? goingOn(form, page, headings)
              : page.tables;
      tables.addAll(here);
      if (here.isEmpty() && FoundTable.on(page.sheet).stream().anyMatch(FoundTable::holdsFigures)) {
        unread.add(page.sheet);
      }
    }
    List<Table> filled = tables.stream().filter(t -> t.lastRow() >= t.firstRow()).toList();
    Tables read = new Tables(filled.isEmpty() ? tables.subList(0, 1) : filled);
    return new Recognition.Found(read, unread);
  }

  /** Tables with half of the headings, or all that they must have: what they lack is then said. */
  private List<Table> goingOn(Form form, Page page, int headings) {
    return found(form, page).stream()
        .filter(
            table ->
                (headings(table) > 1 && 2 * headings(table) >= headings)
                    || table.missing().stream().noneMatch(Table.Missing::required))
        .toList();
  }

  private static int headings(Table table) {
    return table.columns().size() + table.cells().size();
  }

  /** Clerks mend the workbook that came back, and send it as it is. */
  private static boolean isOurs(Sheet sheet) {
    return sheet.name() != null && sheet.name().startsWith(Sheet.FINDINGS);
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
        List.of(),
        Heading.between(sheet, 0, LOOK_DOWN),
        null);
  }
}
