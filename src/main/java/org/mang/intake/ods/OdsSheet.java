package org.mang.intake.ods;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Budget;
import org.mang.intake.Sheet;
import org.mang.intake.letters.FontEncoding;
import org.mang.intake.workbook.CellMarks;
import org.mang.intake.workbook.SheetBuilder;
import org.mang.intake.workbook.WorkbookXml;

/**
 * Reads one sheet of an .ods: rows of cells, each of which may say that it stands there several
 * times. Blank ones are only counted; of others each is held against the limits.
 */
final class OdsSheet {

  private final SheetBuilder sheet;
  private final OdsStyles styles;
  private final OdsValue values;
  private final Budget budget;
  private final FontEncoding fonts = new FontEncoding();
  private final CellMarks marks;
  private final OdsColumns columns;

  private int row;

  /** How deep in groups of rows, and from which of them on nothing is seen; nought where all is. */
  private int group;

  private int hiddenGroup;
  private long characters;

  OdsSheet(SheetBuilder sheet, OdsStyles styles, OdsValue values, Budget budget) {
    this.sheet = sheet;
    this.styles = styles;
    this.values = values;
    this.budget = budget;
    this.marks = new CellMarks(sheet.notes());
    this.columns = new OdsColumns(styles, sheet.notes());
  }

  /** Reads the table at whose start the reader stands, to its end. */
  void read(XMLStreamReader xml) throws XMLStreamException {
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("table")) {
          sheet.fonts(fonts.met());
          return;
        }
        if (xml.getLocalName().endsWith("-group")) {
          hiddenGroup = hiddenGroup == group ? 0 : hiddenGroup;
          group--;
        }
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        element(xml);
      }
    }
  }

  private void element(XMLStreamReader xml) throws XMLStreamException {
    switch (OdsXml.isOf(OdsXml.TABLE, xml) ? xml.getLocalName() : "") {
      case "table-column" -> columns.add(xml, hiddenGroup > 0);
      case "table-row" -> row(xml);
      case "table-row-group", "table-column-group" -> {
        group++;
        boolean isHidden = "false".equals(xml.getAttributeValue(OdsXml.TABLE, "display"));
        hiddenGroup = hiddenGroup == 0 && isHidden ? group : hiddenGroup;
      }
      case "table-rows", "table-header-rows", "table-columns", "table-header-columns" -> {}
      // Drawings, sources, changes: what stands in them stands in no cell.
      default -> WorkbookXml.skip(xml);
    }
  }

  private void row(XMLStreamReader xml) throws XMLStreamException {
    int times = OdsXml.times(xml.getAttributeValue(OdsXml.TABLE, "number-rows-repeated"));
    String its = xml.getAttributeValue(OdsXml.TABLE, "default-cell-style-name");
    boolean isHidden = hiddenGroup > 0 || isHidden(xml);
    marks.row(row + 1, isHidden);
    int noted = sheet.notes().count();
    List<Sheet.Merge> merges = new ArrayList<>(0);
    List<@Nullable String> cells = new ArrayList<>();
    characters = 0;
    int column = 0;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        boolean isCell =
            OdsXml.isOf(OdsXml.TABLE, xml)
                && (xml.getLocalName().equals("table-cell")
                    || xml.getLocalName().equals("covered-table-cell"));
        if (isCell) {
          column = cell(xml, column, its, cells, merges);
        } else {
          WorkbookXml.skip(xml);
        }
      }
    }
    add(cells, merges, times, isHidden, noted);
  }

  private boolean isHidden(XMLStreamReader xml) {
    String visibility = xml.getAttributeValue(OdsXml.TABLE, "visibility");
    return (visibility != null && !visibility.equals("visible"))
        || styles.isHidden("table-row", xml.getAttributeValue(OdsXml.TABLE, "style-name"));
  }

  /** Reads a cell to its end; returns the column behind it. */
  private int cell(
      XMLStreamReader xml,
      int column,
      @Nullable String rowStyle,
      List<@Nullable String> cells,
      List<Sheet.Merge> merges)
      throws XMLStreamException {
    OdsCell cell = OdsCell.read(xml);
    String style = cell.style() != null ? cell.style() : rowStyle;
    OdsLook look = styles.cell(style != null ? style : columns.style(column));
    String text = values.read(xml, cell, look, fonts, marks);
    int noted = sheet.notes().count();
    marks.end(column, text, look.struck());
    long behind = (long) column + cell.times();
    if (text != null) {
      int end = (int) Math.min(behind, Integer.MAX_VALUE);
      budget.columns(end, end - cells.size());
      budget.text((long) text.length() * cell.times());
      characters += (long) text.length() * cell.times();
      while (cells.size() < column) {
        cells.add(null);
      }
      int until = sheet.notes().count();
      for (int copy = 0; copy < cell.times(); copy++) {
        cells.add(text);
        sheet.notes().again(noted, copy == 0 ? noted : until, 0, copy);
      }
    }
    if (cell.isMerged()) {
      merges.add(merge(cell, column));
    }
    return (int) Math.min(behind, Integer.MAX_VALUE);
  }

  private Sheet.Merge merge(OdsCell cell, int column) {
    budget.columns(0, 1);
    int lastColumn = (int) Math.min((long) column + cell.columns(), Sheet.MOST_COLUMNS) - 1;
    int lastRow = (int) Math.min((long) row + cell.rows(), Sheet.MOST_ROWS);
    return new Sheet.Merge(
        row + 1, Math.max(row + 1, lastRow), column, Math.max(column, lastColumn));
  }

  private void add(
      List<@Nullable String> cells,
      List<Sheet.Merge> merges,
      int times,
      boolean isHidden,
      int noted)
      throws XMLStreamException {
    merges.forEach(sheet::add);
    long last = (long) row + times;
    if (!cells.isEmpty()) {
      if (last > Sheet.MOST_ROWS) {
        throw new XMLStreamException("row " + last);
      }
      budget.columns(0, (long) cells.size() * (times - 1));
      budget.text(characters * (times - 1));
      int until = sheet.notes().count();
      for (int copy = 0; copy < times; copy++) {
        sheet.add(new Sheet.Row(row + 1 + copy, cells));
        sheet.notes().again(noted, copy == 0 ? noted : until, copy, 0);
        if (isHidden) {
          sheet.notes().hideRow(row + 1 + copy);
        }
      }
    }
    row = (int) Math.min(last, Integer.MAX_VALUE - 1);
  }
}
