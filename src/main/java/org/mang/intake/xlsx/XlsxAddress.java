package org.mang.intake.xlsx;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Sheet;
import org.mang.intake.workbook.WorkbookXml;

/** Reads addresses of cells and ranges in a sheet of an .xlsx. */
final class XlsxAddress {

  private XlsxAddress() {}

  /** The column of an address such as AB12, from 0. */
  static int column(String address) throws XMLStreamException {
    int column = 0;
    int i = 0;
    for (; i < address.length() && i < 4; i++) {
      char c = address.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        column = column * 26 + (c - 'A' + 1);
      } else if (c >= 'a' && c <= 'z') {
        column = column * 26 + (c - 'a' + 1);
      } else {
        break;
      }
    }
    if (column == 0) {
      throw new XMLStreamException("no address of a cell: " + address);
    }
    return column - 1;
  }

  /** Such as A1:C2; Excel also writes whole columns, A:C, and whole rows, 1:2. */
  static Sheet.Merge merge(@Nullable String range) throws XMLStreamException {
    String[] corners = (range == null ? "" : range.replace("$", "")).split(":", -1);
    String from = corners[0];
    String to = corners[corners.length - 1];
    int firstRow = row(from, 1);
    int lastRow = row(to, Sheet.MOST_ROWS);
    int firstColumn = isRow(from) ? 0 : column(from);
    int lastColumn = isRow(to) ? Sheet.MOST_COLUMNS - 1 : column(to);
    return new Sheet.Merge(
        Math.min(firstRow, lastRow),
        Math.max(firstRow, lastRow),
        Math.min(firstColumn, lastColumn),
        Math.max(firstColumn, lastColumn));
  }

  private static boolean isRow(String address) {
    return !address.isEmpty() && Character.isDigit(address.charAt(0));
  }

  private static int row(String address, int orElse) throws XMLStreamException {
    String digits = address.replaceFirst("^[A-Za-z]+", "");
    return digits.isEmpty() && !address.isEmpty() ? orElse : WorkbookXml.whole(digits);
  }
}
