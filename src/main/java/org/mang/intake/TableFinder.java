package org.mang.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.form.CodeList;
import org.mang.form.Column;
import org.mang.form.Fold;
import org.mang.form.Form;
import org.mang.form.Forms;

/**
 * Finds the table of a form on a sheet: the header row and depth at which most headings of the form
 * stand.
 */
final class TableFinder {

  private static final int LOOK_DOWN = 60;
  private static final int MAX_DEPTH = 4;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern NUMBERING = Pattern.compile("\\(\\w{1,3}\\)|[A-Z]|\\d{1,2}");

  /** (A), (1), (3=1+2): and not (đã ký). */
  private static final Pattern BRACKETED =
      Pattern.compile("\\([A-Za-z0-9][A-Za-z0-9=+:*/()., -]{0,20}\\)");

  /** What offices write below a table. */
  private static final Pattern BELOW =
      Pattern.compile(
          "nguoi (lap|tong hop|kiem tra|bao cao)( .*)?|can bo( (lap|tong hop|phu trach|theo doi) .*)?"
              + "|thu truong( .*)?|truong phong( .*)?|(pho )?giam doc( .*)?|lanh dao( (don vi|phong|so))?"
              + "|noi nhan.*|ghi chu ?:.*|(k/?t\\.?|tm\\.?|tl\\.?) .*"
              + "|(.*, ?)?ngay[ .…\\d]*thang[ .…\\d]*nam.*|\\(da ky\\).*");

  /** Of those who sign side by side, three at most; a row of figures has more, or a number. */
  private static final int MOST_SIGNERS = 3;

  /** A heading of the form: a column, or a cell column of a crosstab. */
  private record Known(
      String label, boolean required, boolean expected, Consumer<Table.Place> found) {}

  private record Match(int top, int depth, Map<String, Table.Place> places) {
    /**
     * More headings are better; for as many, fewer rows, for blank rows above a header are not part
     * of it.
     */
    boolean isBetterThan(Match other) {
      return places.size() > other.places.size()
          || (places.size() == other.places.size() && depth < other.depth);
    }
  }

  private final Form form;
  private final HeaderKey keys = new HeaderKey();
  private final Map<String, Table.Place> columns = new LinkedHashMap<>();
  private final List<Table.CellColumn> cells = new ArrayList<>();

  /** Every spelling of every heading, to the name it stands for. */
  private final Map<String, String> nameByKey = new HashMap<>();

  private final Map<String, Known> known = new LinkedHashMap<>();

  private TableFinder(Form form, Forms forms) {
    this.form = form;
    form.columns().forEach(this::know);
    for (Form.Axis axis : form.axes()) {
      forms.codes(axis.codes()).values().forEach((code, value) -> know(axis, code, value));
    }
  }

  /** The table, if at least one heading of the form stands on the sheet. */
  static Optional<Table> find(Form form, Forms forms, Sheet sheet) {
    return new TableFinder(form, forms).find(sheet);
  }

  private Optional<Table> find(Sheet sheet) {
    HeaderGrid grid = new HeaderGrid(sheet, LOOK_DOWN);
    Match best = null;
    for (int top = 1; top <= grid.lastRow(); top++) {
      for (int depth = 1; depth <= MAX_DEPTH && top + depth - 1 <= grid.lastRow(); depth++) {
        Match match = match(grid, top, depth);
        if (best == null || match.isBetterThan(best)) {
          best = match;
        }
      }
    }
    if (best == null || best.places().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(table(sheet, grid, best));
  }

  private Match match(HeaderGrid grid, int top, int depth) {
    Map<String, Table.Place> places = new LinkedHashMap<>();
    for (int column : grid.columns(top, depth)) {
      for (boolean spread : new boolean[] {false, true}) {
        List<String> levels = grid.levels(top, depth, column, spread);
        String name = nameByKey.get(keys.of(levels));
        if (name != null && !places.containsKey(name)) {
          places.put(name, new Table.Place(column, String.join(" / ", levels)));
          break;
        }
      }
    }
    return new Match(top, depth, places);
  }

  private Table table(Sheet sheet, HeaderGrid grid, Match match) {
    List<Table.Missing> missing = new ArrayList<>();
    known.forEach(
        (name, heading) -> {
          Table.Place place = match.places().get(name);
          if (place == null && heading.expected()) {
            missing.add(new Table.Missing(heading.label(), heading.required()));
          } else if (place != null) {
            heading.found().accept(place);
          }
        });
    List<Table.Place> strange = new ArrayList<>();
    for (int column : grid.columns(match.top(), match.depth())) {
      List<String> levels = grid.levels(match.top(), match.depth(), column, true);
      int at = column;
      if (!levels.isEmpty() && match.places().values().stream().noneMatch(p -> p.column() == at)) {
        strange.add(new Table.Place(column, String.join(" / ", levels)));
      }
    }
    int below = match.top() + match.depth();
    int first = below;
    int last = below - 1;
    boolean ended = false;
    for (Sheet.Row row : sheet.rows()) {
      if (row.number() < below) {
        continue;
      }
      if (row.number() < below + 3 && last < below && isNumbering(row)) {
        first = row.number() + 1;
        last = row.number();
        continue;
      }
      ended |= isBelowTable(row);
      long filled =
          match.places().values().stream()
              .filter(place -> row.cell(place.column()) != null)
              .count();
      // A note may stand between the rows: what fills more cells than people sign is a row still.
      if (filled >= (ended ? Math.min(MOST_SIGNERS + 1, match.places().size()) : 1)) {
        last = row.number();
      }
    }
    return new Table(
        form,
        sheet,
        match.top(),
        first,
        last,
        columns,
        cells,
        missing,
        strange,
        Heading.above(sheet, match.top()));
  }

  private static boolean isNumbering(Sheet.Row row) {
    List<@Nullable String> filled = row.cells().stream().filter(c -> c != null).toList();
    boolean bracketed = filled.stream().allMatch(c -> c != null && BRACKETED.matcher(c).matches());
    boolean bare =
        filled.size() > 2
            && "A".equals(filled.get(0))
            && filled.stream().allMatch(c -> c != null && NUMBERING.matcher(c).matches());
    return filled.size() > 1 && (bracketed || bare);
  }

  /**
   * Whether the row is signed, dated or noted below the table. An activity may sound like it ("Ngày
   * hội Tháng hành động vì trẻ em năm 2020"), but is a row with a number or many cells.
   */
  private static boolean isBelowTable(Sheet.Row row) {
    List<String> filled = row.cells().stream().filter(Objects::nonNull).map(Fold::of).toList();
    return filled.size() <= MOST_SIGNERS
        && filled.stream().noneMatch(cell -> NUMBER.matcher(cell).matches())
        && filled.stream().anyMatch(cell -> BELOW.matcher(cell).matches());
  }

  private void know(String name, Column column) {
    known.put(
        name,
        new Known(column.header(), column.isRequired(), true, place -> columns.put(name, place)));
    column.headers().forEach(header -> nameByKey.putIfAbsent(keys.ofPath(header), name));
  }

  private void know(Form.Axis axis, String code, CodeList.Value value) {
    String name = axis.header() + "/" + code;
    // "Không biết" among the sexes is a code that few crosstabs have a column for.
    boolean expected = !code.startsWith("_");
    known.put(
        name,
        new Known(
            axis.header() + " / " + value.vi(),
            expected,
            expected,
            place -> cells.add(new Table.CellColumn(place, axis, code))));
    List<String> labels = new ArrayList<>(List.of(value.vi()));
    if (value.aliases() != null) {
      labels.addAll(value.aliases());
    }
    labels.forEach(label -> nameByKey.putIfAbsent(keys.of(List.of(axis.header(), label)), name));
  }
}
