package org.mang.intake.xlsx;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Budget;
import org.mang.intake.Sheet;
import org.mang.intake.SheetNotes;
import org.mang.intake.cell.MarkedText;
import org.mang.intake.cell.NumberText;
import org.mang.intake.cell.TextMode;
import org.mang.intake.letters.FontEncoding;
import org.mang.intake.workbook.FormulaResults;
import org.mang.intake.workbook.SheetBuilder;
import org.mang.intake.workbook.WorkbookXml;

/** Reads one sheet of an .xlsx: rows of cells, wherever they say they are, and merged cells. */
final class XlsxSheet {

  private final XlsxStyles styles;
  private final List<RichText> strings;
  private final boolean from1904;
  private final Budget budget;
  private final TextMode mode;
  private final boolean areNoughtsFormulas;
  private final FormulaResults formulas = new FormulaResults();
  private FontEncoding fonts = new FontEncoding();
  private XlsxMarks marks = new XlsxMarks(new SheetNotes());
  private int sheets;

  /**
   * @param areNoughtsFormulas whether a formula that gives nought is read as one that failed
   */
  XlsxSheet(
      XlsxStyles styles,
      List<RichText> strings,
      boolean from1904,
      Budget budget,
      TextMode mode,
      boolean areNoughtsFormulas) {
    this.styles = styles;
    this.strings = strings;
    this.from1904 = from1904;
    this.budget = budget;
    this.mode = mode;
    this.areNoughtsFormulas = areNoughtsFormulas;
  }

  /** What the formulas of all sheets gave that were read. */
  FormulaResults formulas() {
    return formulas;
  }

  void read(XMLStreamReader xml, SheetBuilder sheet) throws XMLStreamException {
    fonts = new FontEncoding();
    marks = new XlsxMarks(sheet.notes());
    int number = 0;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "row" -> {
          String said = xml.getAttributeValue(null, "r");
          int next = said == null ? number + 1 : WorkbookXml.whole(said);
          if (next <= number || next > Sheet.MOST_ROWS) {
            throw new XMLStreamException("row " + next + " after row " + number);
          }
          number = next;
          marks.row(xml, number, styles);
          sheet.add(new Sheet.Row(number, row(xml)));
        }
        case "col" -> marks.columns(xml, styles);
        case "mergeCell" -> {
          budget.columns(0, 1);
          sheet.add(XlsxAddress.merge(xml.getAttributeValue(null, "ref")));
        }
        default -> {}
      }
    }
    sheet.fonts(fonts.met());
    sheets++;
  }

  private List<@Nullable String> row(XMLStreamReader xml) throws XMLStreamException {
    List<@Nullable String> cells = new ArrayList<>();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        return cells;
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        cell(xml, cells);
      }
    }
  }

  private void cell(XMLStreamReader xml, List<@Nullable String> cells) throws XMLStreamException {
    String at = xml.getAttributeValue(null, "r");
    String type = xml.getAttributeValue(null, "t");
    String s = xml.getAttributeValue(null, "s");
    XlsxStyles.Style style = styles.of(s == null ? 0 : WorkbookXml.whole(s));
    int column = at == null ? cells.size() : XlsxAddress.column(at);
    String text = value(xml, type == null ? "n" : type, style);
    marks.end(column, text, s == null ? null : style.font());
    if (text == null) {
      // Cells that only have a style would make the sheet as wide as Excel can; but one without an
      // address is a step to the right.
      if (at == null) {
        budget.columns(column + 1, 1);
        cells.add(null);
      }
      return;
    }
    if (column < cells.size()) {
      if (cells.get(column) == null) {
        cells.set(column, text);
      }
      return;
    }
    budget.columns(column + 1, column + 1 - cells.size());
    budget.text(text.length());
    while (cells.size() < column) {
      cells.add(null);
    }
    cells.add(text);
  }

  /** The text of the cell at whose start the reader stands; it is left at the cell's end. */
  private @Nullable String value(XMLStreamReader xml, String type, XlsxStyles.Style style)
      throws XMLStreamException {
    String raw = null;
    String formula = null;
    RichText inline = null;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> raw = xml.getElementText();
          case "f" -> formula = xml.getElementText();
          case "is" -> inline = RichText.read(xml);
          default -> WorkbookXml.skip(xml);
        }
      }
    }
    if (inline != null) {
      return text(inline, style.font());
    }
    if (raw == null || (raw.isEmpty() && !type.equals("str"))) {
      // Programs that do not compute write formulas without a value: it is not nought.
      return formula == null ? null : unvalued(formula);
    }
    if (formula != null && !raw.isEmpty()) {
      marks.cell().result();
      boolean gaveNought = type.equals("n") && NumberText.isNought(raw);
      formulas.met(sheets, formula, gaveNought);
      if (gaveNought && areNoughtsFormulas) {
        return unvalued(formula);
      }
    }
    return switch (type) {
      case "s" -> text(string(raw), style.font());
      case "str" -> mode.text(fonts.decode(style.font().name(), RichText.unescaped(raw)));
      case "b" -> raw.strip().equals("0") || raw.strip().equals("false") ? "FALSE" : "TRUE";
      case "d" -> day(raw);
      case "n" -> number(raw, style);
      default -> mode.text(raw);
    };
  }

  private @Nullable String unvalued(String formula) {
    marks.cell().uncomputed();
    return mode.text("=" + (formula.isEmpty() ? "…" : formula));
  }

  private @Nullable String text(RichText rich, XlsxFont font) {
    if (rich.isPlain()) {
      return mode.text(fonts.decode(font.name(), rich.text()));
    }
    MarkedText marked = rich.in(font, fonts);
    marks.cell().struck(marked.struck());
    return mode.text(marked);
  }

  private RichText string(String index) throws XMLStreamException {
    int i = WorkbookXml.whole(index.strip());
    if (i >= strings.size()) {
      throw new XMLStreamException("no shared string " + i);
    }
    return strings.get(i);
  }

  private @Nullable String number(String raw, XlsxStyles.Style style) {
    marks.cell().shown(style.format(), raw);
    return NumberText.read(raw, style.format(), mode, from1904);
  }

  /** Of the strict form: 2020-03-31T00:00:00.000Z. */
  private @Nullable String day(String raw) {
    String text = raw.strip().replaceFirst("(\\.\\d+)?Z?$", "").replaceFirst("T00:00(:00)?$", "");
    return mode.text(text);
  }
}
