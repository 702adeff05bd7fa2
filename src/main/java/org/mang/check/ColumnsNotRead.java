package org.mang.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.mang.definition.Text;
import org.mang.form.Fold;
import org.mang.intake.Figure;
import org.mang.intake.Sheet;
import org.mang.intake.Table;

/**
 * Columns with figures under a heading that the form does not know: somebody means to report them,
 * and nobody reads them. Numbers of rows and remarks are nobody's figures.
 */
final class ColumnsNotRead {

  /** What heads a column that numbers the rows. */
  private static final Pattern NUMBERING =
      Pattern.compile("(s ?[./]? ?)?t ?[./]? ?t[.]?|so thu tu|thu tu|stt.*|_?index|#|no[.]?|row");

  private static final Pattern REMARKS =
      Pattern.compile("ghi chu.*|chu thich.*|luu y.*|nhan xet.*|remarks?|notes?|comments?");

  private static final Pattern COUNTER = Pattern.compile("[1-9]\\d{0,8}");

  private final FindingCatalogue catalogue;

  ColumnsNotRead(FindingCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What there is to say of a table.
   *
   * @param told columns of which something is said already
   */
  List<Finding> findings(Table table, List<Table.Place> told) {
    List<Finding> findings = new ArrayList<>();
    for (Table.Place place : table.strange()) {
      if (!told.contains(place) && holdsFigures(table, place)) {
        findings.add(
            catalogue.finding(
                "COLUMN_NOT_READ",
                table.sheet().name(),
                headingRow(table, place),
                place.letters(),
                place.header(),
                place.letters(),
                new Text(place.header(), place.header()),
                null));
      }
    }
    return findings;
  }

  private static boolean holdsFigures(Table table, Table.Place place) {
    List<String> levels = List.of(Fold.of(place.header()).split(" / "));
    if (levels.stream().anyMatch(level -> NUMBERING.matcher(level).matches())) {
      return false;
    }
    boolean isOfRemarks = levels.stream().anyMatch(level -> REMARKS.matcher(level).matches());
    List<Sheet.Row> rows = table.sheet().between(table.firstRow(), table.lastRow());
    List<String> cells =
        rows.stream()
            .map(row -> row.cell(place.column()))
            .filter(Objects::nonNull)
            .map(String::strip)
            .toList();
    return !countsUp(rows, place.column())
        && cells.stream()
            .anyMatch(cell -> Figure.isDay(cell) ? !isOfRemarks : Figure.isReported(cell));
  }

  /** 1, 2, 3, …, whatever it is called; of a large sheet not all rows are at hand. */
  private static boolean countsUp(List<Sheet.Row> rows, int column) {
    int counted = 0;
    int last = 0;
    int lastRow = rows.isEmpty() ? 0 : rows.get(0).number() - 1;
    for (Sheet.Row row : rows) {
      String cell = row.cell(column);
      if (cell == null) {
        continue;
      }
      if (!COUNTER.matcher(cell.strip()).matches()) {
        return false;
      }
      int next = Integer.parseInt(cell.strip());
      boolean isNext = next == last + 1 || next - last == row.number() - lastRow;
      if (next <= last || !isNext) {
        return false;
      }
      last = next;
      lastRow = row.number();
      counted++;
    }
    return counted > 2;
  }

  /** The lowest row of the header in which the column has a text of its own. */
  private static int headingRow(Table table, Table.Place place) {
    return table.sheet().between(table.headerRow(), table.firstRow() - 1).stream()
        .filter(row -> row.cell(place.column()) != null)
        .filter(row -> isOf(place, row))
        .mapToInt(Sheet.Row::number)
        .max()
        .orElse(table.headerRow());
  }

  /** A row that numbers the columns is no heading. */
  private static boolean isOf(Table.Place place, Sheet.Row row) {
    String text = Objects.requireNonNull(row.cell(place.column()));
    return place.header().contains(text.replace('\n', ' ').strip());
  }
}
