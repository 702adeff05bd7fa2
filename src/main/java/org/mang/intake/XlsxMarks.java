package org.mang.intake;

import java.util.BitSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Notes how the cells of one sheet of an .xlsx are marked while it is read. */
final class XlsxMarks {

  private static final Pattern NOUGHT = Pattern.compile("0(\\.0*)?");

  private final SheetNotes notes;
  private final BitSet struckColumns = new BitSet();
  private int row;
  private boolean isRowStruck;
  private boolean isRowHidden;
  private MarkedText.@Nullable Struck struck;
  private @Nullable String shown;
  private boolean isResult;
  private boolean isUnseen;
  private boolean isUncomputed;

  XlsxMarks(SheetNotes notes) {
    this.notes = notes;
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
    row = number;
    isRowHidden = isOn(xml, "hidden") || isNone(xml.getAttributeValue(null, "ht"));
    isRowStruck = isOn(xml, "customFormat") && styles.of(number(xml, "s", 0)).font().isStruck();
  }

  /** The text of the cell at hand has marks of its own. */
  void struck(MarkedText.Struck its) {
    struck = its;
  }

  /** The cell at hand holds that number, and may show less of it, or nothing. */
  void shown(CellFormat format, String raw) {
    boolean isDecimal = raw.indexOf('.') >= 0 || raw.indexOf('E') >= 0;
    if (!isDecimal && !format.mayHide()) {
      return;
    }
    try {
      double value = Double.parseDouble(raw.strip());
      shown = isDecimal ? format.rounded(value) : null;
      isUnseen = format.hides(value);
    } catch (NumberFormatException e) {
      // What is no number after all is read as it stands.
      shown = null;
    }
  }

  /** The cell at hand holds what a formula gives. */
  void result() {
    isResult = true;
  }

  /** The cell at hand holds a formula without a value. */
  void uncomputed() {
    isUncomputed = true;
  }

  /**
   * The end of a cell.
   *
   * @param font null where the cell says none, and looks like its row or column
   */
  void cell(int column, @Nullable String text, @Nullable XlsxFont font) {
    if (text != null) {
      if (isRowHidden) {
        notes.hideRow(row);
      }
      MarkedText.Struck its = struck;
      if (its == null) {
        boolean whole = font == null ? isRowStruck || struckColumns.get(column) : font.isStruck();
        its = whole ? MarkedText.Struck.WHOLE : MarkedText.Struck.NOTHING;
      }
      if (its != MarkedText.Struck.NOTHING) {
        notes.add(CellNote.struck(its, row, column, text));
      }
      if (shown != null) {
        notes.add(CellNote.rounded(isResult, row, column, text, shown));
      }
      if (isUnseen) {
        notes.add(new CellNote(CellNote.Kind.UNSEEN, row, column, text, null));
      }
      if (isUncomputed) {
        notes.add(new CellNote(CellNote.Kind.UNCOMPUTED, row, column, text, null));
      }
    }
    struck = null;
    shown = null;
    isResult = false;
    isUnseen = false;
    isUncomputed = false;
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
