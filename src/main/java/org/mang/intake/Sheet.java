package org.mang.intake;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of a workbook, or the only one of a delimited text, as text: numbers with a decimal
 * comma, as Vietnamese offices write them (so that a stored 1.15 reads "1,15" and is told from a
 * typed "1.150"), dates in ISO form.
 *
 * @param name the sheet's name; null for a delimited text
 * @param isHidden whether a clerk does not see it
 * @param isFrom1904 whether the days of its workbook count from 1 January 1904, and not from 1900
 * @param rows the rows that hold anything, in order; of a large sheet, those by which its tables
 *     are found: its head, its foot, and between them what looks like no row of figures
 * @param merges its merged cells
 * @param width the number of columns of the widest row
 * @param fonts the old fonts that some of its text stands in, each with the encoding that it was
 *     read as
 * @param body where all of its rows are
 * @param notes what it says beyond the text of its cells
 */
public record Sheet(
    @Nullable String name,
    boolean isHidden,
    boolean isFrom1904,
    List<Row> rows,
    List<Merge> merges,
    int width,
    List<String> fonts,
    Body body,
    SheetNotes notes) {

  /** A sheet that says nothing beyond its text. */
  public Sheet(
      @Nullable String name,
      boolean isHidden,
      boolean isFrom1904,
      List<Row> rows,
      List<Merge> merges,
      int width,
      List<String> fonts,
      Body body) {
    this(name, isHidden, isFrom1904, rows, merges, width, fonts, body, SheetNotes.NONE);
  }

  /** Where all rows of a sheet are, for {@link SheetRows} to make a relation of them. */
  public sealed interface Body permits Listed, PackedRows, CsvFile {
    /** How many rows hold anything. */
    int count(Sheet sheet);

    /** Every such row, in order. */
    void forEach(Sheet sheet, Consumer<Row> row);

    /**
     * Whether rows without anything lie between two of {@link Sheet#rows} that follow each other
     * there.
     */
    boolean isGap(int above, int below);

    /** Whether rows that hold something lie between these two, which are not there. */
    boolean hasHidden(int above, int below);
  }

  /** In {@link Sheet#rows}. */
  public record Listed() implements Body {
    @Override
    public int count(Sheet sheet) {
      return sheet.rows().size();
    }

    @Override
    public void forEach(Sheet sheet, Consumer<Row> row) {
      sheet.rows().forEach(row);
    }

    @Override
    public boolean isGap(int above, int below) {
      return above < below - 1;
    }

    @Override
    public boolean hasHidden(int above, int below) {
      return false;
    }
  }

  /** A sheet of so many columns without rows. */
  static Sheet blank(int width) {
    return new Sheet(null, false, false, List.of(), List.of(), width, List.of(), new Listed());
  }

  /** A sheet whose rows are all at hand. */
  public static Sheet of(@Nullable String name, List<Row> rows, List<Merge> merges) {
    int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    return new Sheet(name, false, false, rows, merges, width, List.of(), new Listed());
  }

  /**
   * What the sheet of findings is called that Măng puts into returned workbooks; a number may
   * follow. It is never read.
   */
  public static final String FINDINGS = "Kết quả kiểm tra";

  /** As many columns as Excel has. */
  public static final int MOST_COLUMNS = 16_384;

  /** As many rows as Excel has. */
  public static final int MOST_ROWS = 1_048_576;

  /**
   * One row.
   *
   * @param number as the clerk counts it, from 1
   * @param cells from column A on; null where blank
   */
  public record Row(int number, List<@Nullable String> cells) {
    /** Blank cells at the end are left off: a row may be formatted to the last column. */
    public Row {
      int size = cells.size();
      while (size > 0 && cells.get(size - 1) == null) {
        size--;
      }
      cells = cells.subList(0, size);
    }

    /** The text of a column, from 0; null where blank or beyond the end. */
    public @Nullable String cell(int column) {
      return column < cells.size() ? cells.get(column) : null;
    }

    /** Whether no cell holds anything. */
    public boolean isBlank() {
      return cells.stream().allMatch(cell -> cell == null || cell.isBlank());
    }
  }

  /** Cells shown as one; rows from 1, columns from 0, both ends within. */
  public record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

  /** Those of {@link #rows} with numbers from the one to the other, both within. */
  public List<Row> between(int first, int last) {
    int from = indexFrom(first);
    return rows.subList(from, Math.max(from, indexFrom(last + 1L)));
  }

  /** Of the first row with that number or a greater one. */
  int indexFrom(long number) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).number() < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many rows hold anything. */
  public int rowCount() {
    return body.count(this);
  }

  /** Hands on every row that holds anything, in order, however many. */
  public void forEachRow(Consumer<Row> row) {
    body.forEach(this, row);
  }

  /** The letters of a column, from 0: A, B, … Z, AA. */
  public static String letters(int column) {
    return column < 26
        ? String.valueOf((char) ('A' + column))
        : letters(column / 26 - 1) + (char) ('A' + column % 26);
  }
}
