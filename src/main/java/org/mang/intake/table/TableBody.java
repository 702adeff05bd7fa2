package org.mang.intake.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.mang.form.Form;
import org.mang.intake.Figure;
import org.mang.intake.Sheet;

/**
 * The rows of a table, from below its header to the last that belongs to it.
 *
 * @param first the first row below header and numbering row
 * @param last less than {@code first} if there is none
 * @param beneath rows below signatures that look like figures
 */
record TableBody(int first, int last, List<Integer> beneath) {

  /** In a row of a heading, such as letterhead, motto and date. */
  private static final int MOST_IN_HEADING = 3;

  /**
   * Finds the rows with no form in hand: as far as the first that is signed, those with more than a
   * name.
   *
   * @param rows from the header on, as far as the next table
   * @param below the number of the first row that may be of it
   * @param columns all columns of the header; none if there is none
   */
  static TableBody of(List<Sheet.Row> rows, int below, Collection<Integer> columns) {
    int least = rows.stream().anyMatch(row -> RowShape.filled(row) > 1) ? 2 : 1;
    int first = below;
    int last = rows.get(0).number();
    boolean signed = false;
    for (int i = 0; i < rows.size(); i++) {
      Sheet.Row row = rows.get(i);
      if (row.number() == below && ColumnNumbers.at(rows, i, columns)) {
        first = below + 1;
      }
      signed = signed || Signature.is(row);
      if (!signed && RowShape.filled(row) >= least) {
        last = row.number();
      }
    }
    return new TableBody(first, Math.max(last, first - 1), List.of());
  }

  /**
   * Finds the rows of a table of a form.
   *
   * @param rows those between the header and the next one
   * @param texts the columns of the table in which no figures stand
   * @param needed those that no row of it may leave blank
   * @param columns all columns of the table
   */
  static TableBody of(
      Form form,
      Sheet.Body sheet,
      List<Sheet.Row> rows,
      int below,
      Collection<Integer> texts,
      Collection<Integer> needed,
      Collection<Integer> columns) {
    int first = below;
    int above = below;
    boolean signed = false;
    List<Integer> beneath = new ArrayList<>();
    List<Sheet.Row> body = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Sheet.Row row = rows.get(i);
      if (row.number() < below + 3 && body.isEmpty() && ColumnNumbers.at(rows, i, columns)) {
        first = row.number() + 1;
      } else if (signed || Signature.isBelowForm(row)) {
        if (signed && sheet.hasHidden(above, row.number())) {
          beneath.add(above + 1);
        }
        signed = true;
        if (looksLikeFigures(row, needed, columns)) {
          beneath.add(row.number());
        }
      } else if (columns.stream().anyMatch(column -> row.cell(column) != null)) {
        body.add(row);
      }
      above = row.number();
    }
    int size = withoutAside(form, sheet, body, texts, needed, columns);
    return new TableBody(first, size == 0 ? first - 1 : body.get(size - 1).number(), beneath);
  }

  /** How many of these rows belong to the table: the last may be the heading of the next one. */
  static int withoutHeading(List<Sheet.Row> rows) {
    int size = rows.size();
    while (size > 0 && isOfHeading(rows.get(size - 1))) {
      size--;
    }
    return size;
  }

  private static boolean isOfHeading(Sheet.Row row) {
    List<String> filled = row.cells().stream().filter(Objects::nonNull).distinct().toList();
    return filled.size() <= MOST_IN_HEADING && filled.stream().noneMatch(Figure::isNumber);
  }

  /**
   * Figures and notes that stand apart from the table, below it: after a blank row or a total, and
   * without what a row of it has. Where rows lie between that are not at hand, they are of the
   * table, and what stands below them too.
   */
  private static int withoutAside(
      Form form,
      Sheet.Body sheet,
      List<Sheet.Row> body,
      Collection<Integer> texts,
      Collection<Integer> needed,
      Collection<Integer> columns) {
    int size = body.size();
    for (int i = size - 1; i > 0 && isAside(body.get(i), texts, needed, columns); i--) {
      Sheet.Row above = body.get(i - 1);
      if (sheet.hasHidden(above.number(), body.get(i).number())) {
        break;
      }
      if (sheet.isGap(above.number(), body.get(i).number()) || isTotal(form, above)) {
        size = i;
      }
    }
    return size;
  }

  private static boolean isAside(
      Sheet.Row row,
      Collection<Integer> texts,
      Collection<Integer> needed,
      Collection<Integer> columns) {
    List<Integer> filled = columns.stream().filter(column -> row.cell(column) != null).toList();
    return filled.size() == 1
        || (!texts.isEmpty() && filled.stream().noneMatch(texts::contains))
        || (filled.size() == 2 && columns.size() >= 8 && !needed.containsAll(filled));
  }

  private static boolean isTotal(Form form, Sheet.Row row) {
    return row.cells().stream().anyMatch(cell -> cell != null && form.rows().isTotal(cell));
  }

  /**
   * Beneath a signature, half of the columns filled, or of those that must be, numbers among them,
   * are figures that somebody meant to report.
   */
  private static boolean looksLikeFigures(
      Sheet.Row row, Collection<Integer> needed, Collection<Integer> columns) {
    List<String> filled = columns.stream().map(row::cell).filter(Objects::nonNull).toList();
    long ofNeeded = needed.stream().filter(column -> row.cell(column) != null).count();
    return filled.size() > 1
        && (2 * filled.size() >= columns.size() || 2 * ofNeeded > needed.size())
        && filled.stream().anyMatch(cell -> cell.chars().anyMatch(Character::isDigit));
  }
}
