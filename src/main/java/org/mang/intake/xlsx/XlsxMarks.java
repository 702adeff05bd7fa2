package org.mang.intake.xlsx;

import java.util.BitSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Sheet;
import org.mang.intake.SheetNotes;
import org.mang.intake.workbook.CellMarks;

/** Notes how the cells of one sheet of an .xlsx are marked while it is read. */
final class XlsxMarks {

  private static final Pattern NOUGHT = Pattern.compile("0(\\.0*)?");

  private final SheetNotes notes;
  private final BitSet struckColumns = new BitSet();
  private final CellMarks cell;
  private boolean isRowStruck;

  XlsxMarks(SheetNotes notes) {
    this.notes = notes;
    this.cell = new CellMarks(notes);
  }

  /** The element {@code col}, of one column or several. */
  void columns(XMLStreamReader xml, XlsxStyles styles) throws XMLStreamException {
    int first = number(xml, "min", 1) - 1;
    int last = Math.min(number(xml, "max", first + 1), Sheet.MOST_COLUMNS) - 1;
    if (first < 0 || last < first) {
      return;
    }
    if (isOn(xml, "hidden") || isNone(xml.getAttributeValue(null, "width"))) {
      notes.hideColumns(first, last);
    }
    if (styles.of(number(xml, "style", 0)).font().isStruck()) {
      struckColumns.set(first, last + 1);
    }
  }

  /** The element {@code row}. */
  void row(XMLStreamReader xml, int number, XlsxStyles styles) throws XMLStreamException {
    cell.row(number, isOn(xml, "hidden") || isNone(xml.getAttributeValue(null, "ht")));
    isRowStruck = isOn(xml, "customFormat") && styles.of(number(xml, "s", 0)).font().isStruck();
  }

  /** The cell at hand. */
  CellMarks cell() {
    return cell;
  }

  /**
   * The end of a cell.
   *
   * @param font null where the cell says none, and looks like its row or column
   */
  void end(int column, @Nullable String text, @Nullable XlsxFont font) {
    boolean struck = font == null ? isRowStruck || struckColumns.get(column) : font.isStruck();
    cell.end(column, text, struck);
  }

  private static boolean isOn(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return "1".equals(value) || "true".equals(value);
  }

  /** Whether a width or a height is nought. */
  private static boolean isNone(@Nullable String size) {
    return size != null && size.startsWith("0") && NOUGHT.matcher(size).matches();
  }

  private static int number(XMLStreamReader xml, String attribute, int orElse)
      throws XMLStreamException {
    String value = xml.getAttributeValue(null, attribute);
    try {
      return value == null ? orElse : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new XMLStreamException("no number: " + value, e);
    }
  }
}
