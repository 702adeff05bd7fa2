package org.mang.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.form.Form;

/**
 * Where the table of a form lies on a sheet.
 *
 * @param headerRow the first row of its header
 * @param firstRow the first row below header and numbering row
 * @param lastRow the last row that belongs to the table; less than {@code firstRow} if it has none
 * @param columns where the columns of the form were found, by name
 * @param cells where the cells of a crosstab were found
 * @param missing headings of the form that were not found, as the form writes them
 * @param strange headings of the sheet that the form does not know
 * @param repeated those of them that the form knows, but which stand elsewhere too
 * @param beneath rows below signatures and notes that look like figures; they are not read, and
 *     that is said
 * @param heading what stands above the table
 * @param name what the table is named for, if its form has 'sheets'; null if it is not known
 */
public record Table(
    Form form,
    Sheet sheet,
    int headerRow,
    int firstRow,
    int lastRow,
    Map<String, Place> columns,
    List<CellColumn> cells,
    List<Missing> missing,
    List<Place> strange,
    List<Place> repeated,
    List<Integer> beneath,
    Heading heading,
    @Nullable TableName name) {

  /** The code that the table is named for; null if that is not known. */
  public @Nullable String code() {
    return name == null ? null : name.code();
  }

  /** The rightmost column that is read, from 0. */
  public int lastColumn() {
    return Stream.concat(columns.values().stream(), cells.stream().map(CellColumn::place))
        .mapToInt(Place::column)
        .max()
        .orElse(0);
  }

  /** Headings of which Excel has made dates; they are read as what they were. */
  public List<Dated> dated() {
    List<Dated> dated = new ArrayList<>();
    for (Sheet.Row row : sheet.rows()) {
      if (row.number() < headerRow || row.number() >= firstRow) {
        continue;
      }
      Stream.concat(columns.values().stream(), cells.stream().map(CellColumn::place))
          .forEach(
              place -> {
                String text = row.cell(place.column());
                List<String> levels = Arrays.asList(place.header().split(" / "));
                if (text != null) {
                  DatedHeading.spellings(text).stream()
                      .filter(levels::contains)
                      .findFirst()
                      .ifPresent(said -> dated.add(new Dated(row.number(), place, text, said)));
                }
              });
    }
    return dated;
  }

  /**
   * A heading that is a date.
   *
   * @param text as it is read from the file
   * @param said as it was before
   */
  public record Dated(int row, Place place, String text, String said) {}

  /** Whether there is anything to read: the headings may all be missing. */
  public boolean isThere() {
    return !columns.isEmpty() && (form.layout() == Form.Layout.LIST || !cells.isEmpty());
  }

  /**
   * A column of the sheet.
   *
   * @param column from 0
   * @param header its heading as it stands there, levels parted by " / "; without one, as the form
   *     calls it
   * @param isInGroupRow whether only group rows have its text there, each for the rows below it
   */
  public record Place(int column, String header, boolean isInGroupRow) {
    /** Of a heading above its own column. */
    public Place(int column, String header) {
      this(column, header, false);
    }

    /** The column's letters. */
    public String letters() {
      return Sheet.letters(column);
    }
  }

  /**
   * A column of a crosstab's cells.
   *
   * @param axis the group it belongs to
   * @param code its code on that axis
   * @param measure what its cells count; null if that is the same for all cells
   */
  public record CellColumn(Place place, Form.Axis axis, String code, @Nullable String measure) {
    /** Whether its cells state the sum of the others of their axis. */
    public boolean isSum() {
      return code.equals(Form.Axis.SUM);
    }
  }

  /** A heading that was looked for. */
  public record Missing(String header, boolean required) {}
}
