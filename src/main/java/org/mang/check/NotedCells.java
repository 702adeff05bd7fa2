package org.mang.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.intake.CellNote;
import org.mang.intake.Sheet;
import org.mang.intake.Table;

/**
 * What the cells of the tables say beyond their text, as findings: what is struck out, and figures
 * that show less than they hold. What stands beside a table is nobody's business.
 *
 * <p>A figure that is struck out is an error: whether it is none, or another, or stands after all,
 * only the office knows; and so for a row, since the total and the rows that a form asks for would
 * have to agree with the guess. A part that is struck out is a correction by hand: what is left is
 * what was meant, and a warning says so.
 */
final class NotedCells {

  /**
   * What explains a finding says nothing where there is none. And 1.150 that Excel made 1.15 of is
   * told as that, though its cell shows 1; unless a formula gave it.
   */
  private static final String WITHOUT_HARMLESS =
      """
      delete from noted
      where explains is not null
        and ((code = 'DECIMALS_NOT_SHOWN' and is_typed and mang_count_meant(value) is not null)
            or (table_no, row_no, column_ref, explains) not in (
            select (table_no, row_no, column_ref, code) from finding
            where row_no is not null and column_ref is not null))
      """;

  /** What follows from a cause is not listed beside it. */
  private static final String WITHOUT_EFFECTS =
      """
      delete from finding
      using noted
      where finding.table_no = noted.table_no
        and finding.row_no = noted.row_no
        and (noted.code = 'ROW_STRUCK_OUT'
            or (finding.code = noted.explains and finding.column_ref = noted.column_ref))
      """;

  /** A row of which so many cells are struck out, three of four, is struck out as a whole. */
  private static final int MANY = 3;

  /** So much of a text is shown. */
  private static final int LONGEST = 160;

  private final List<Noted> found = new ArrayList<>();

  NotedCells(List<Batch.Numbered> tables) {
    tables.forEach(each -> look(each.number(), each.table()));
  }

  boolean isNothing() {
    return found.isEmpty();
  }

  /**
   * Lists them in the temporary table {@code noted}, and takes what they explain from {@code
   * finding}.
   */
  void list(Connection connection, Statement statement) throws SQLException {
    statement.execute(Noted.TABLE);
    Noted.add(connection, found);
    statement.execute(WITHOUT_HARMLESS);
    statement.execute(WITHOUT_EFFECTS);
  }

  /**
   * A column of a table.
   *
   * @param isSecret whether nothing of it may be shown
   * @param isMasked whether only its beginning may
   */
  private record Read(String header, boolean isFigure, boolean isSecret, boolean isMasked) {

    Read asHeading() {
      return new Read(header, false, false, false);
    }
  }

  private void look(int number, Table table) {
    List<CellNote> notes = table.sheet().notes().cells();
    if (notes.isEmpty()) {
      return;
    }
    Map<Integer, Read> columns = columns(table);
    Map<Integer, List<CellNote>> struck = new TreeMap<>();
    for (CellNote note : notes) {
      Read column = columns.get(note.column());
      if (column == null || note.row() < table.headerRow() || note.row() > table.lastRow()) {
        continue;
      }
      boolean isHeading = note.row() < table.firstRow();
      switch (note.kind()) {
        case STRUCK -> struck.computeIfAbsent(note.row(), r -> new ArrayList<>()).add(note);
        case STRUCK_IN_PART -> add(isHeading, "STRUCK_IN_PART", number, note, column, null);
        case ROUNDED, RESULT_ROUNDED ->
            add(
                isHeading || !column.isFigure(),
                "DECIMALS_NOT_SHOWN",
                number,
                note,
                column,
                "NOT_WHOLE");
        case UNSEEN ->
            add(isHeading || !column.isFigure(), "FIGURE_NOT_SHOWN", number, note, column, null);
        case UNCOMPUTED ->
            add(isHeading, "FORMULA_NOT_COMPUTED", number, note, column, "FORMULA_FAILED");
        case STRAY_QUOTE -> add(false, "STRAY_QUOTE", number, note, column, null);
      }
    }
    if (!struck.isEmpty()) {
      struck(number, table, columns, struck);
    }
  }

  private void add(
      boolean isOfNoMatter,
      String code,
      int table,
      CellNote note,
      Read column,
      @Nullable String explains) {
    if (!isOfNoMatter) {
      found.add(value(code, table, note, column, explains));
    }
  }

  private void struck(
      int number, Table table, Map<Integer, Read> columns, Map<Integer, List<CellNote>> struck) {
    Map<Integer, Integer> filled = new HashMap<>();
    table
        .sheet()
        .forEachRow(
            row -> {
              if (struck.containsKey(row.number()) && row.number() >= table.firstRow()) {
                filled.put(row.number(), filled(row, columns));
              }
            });
    struck.forEach(
        (row, cells) -> {
          int size = cells.size();
          int all = filled.getOrDefault(row, Integer.MAX_VALUE);
          if (size > 1 && (size == all || (size >= MANY && 4L * size >= 3L * all))) {
            found.add(Noted.whole("ROW_STRUCK_OUT", number, row, null, ""));
          } else {
            for (CellNote cell : cells) {
              Read column = columns.get(cell.column());
              if (column != null) {
                found.add(
                    value(
                        "STRUCK_OUT",
                        number,
                        cell,
                        row < table.firstRow() ? column.asHeading() : column,
                        null));
              }
            }
          }
        });
  }

  private static int filled(Sheet.Row row, Map<Integer, Read> columns) {
    return (int) columns.keySet().stream().filter(column -> row.cell(column) != null).count();
  }

  private static Map<Integer, Read> columns(Table table) {
    Map<Integer, Read> columns = new HashMap<>();
    table
        .columns()
        .forEach(
            (name, place) -> {
              Column.Type type =
                  Objects.requireNonNull(table.form().columns().get(name), name).type();
              columns.put(
                  place.column(),
                  new Read(
                      place.header(),
                      type == Column.Type.COUNT,
                      type == Column.Type.IDENTIFIER,
                      table.form().holdsPersons() && type != Column.Type.IDENTIFIER));
            });
    for (Table.CellColumn cell : table.cells()) {
      columns.put(cell.place().column(), new Read(cell.place().header(), true, false, false));
    }
    return columns;
  }

  private static Noted value(
      String code, int table, CellNote note, Read column, @Nullable String explains) {
    return new Noted(
        code,
        table,
        note.row(),
        Sheet.letters(note.column()),
        column.header(),
        column.isSecret() ? "•••" : bounded(note.text()),
        column.isMasked(),
        Objects.requireNonNullElse(note.shown(), ""),
        explains,
        note.kind() == CellNote.Kind.ROUNDED);
  }

  /** A formula of hundreds of letters would hide what is said. */
  private static String bounded(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + " …";
  }
}
