package org.mang.intake.ods;

import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Budget;
import org.mang.intake.cell.CellFormat;
import org.mang.intake.cell.NumberText;
import org.mang.intake.cell.TextMode;
import org.mang.intake.letters.FontEncoding;
import org.mang.intake.workbook.CellMarks;
import org.mang.intake.workbook.FormulaResults;
import org.mang.intake.workbook.WorkbookXml;

/** What the cells of an .ods hold, as text; the same as those of an .xlsx with the same content. */
final class OdsValue {

  private static final CellFormat SHARE = CellFormat.of("0%");

  /** How LibreOffice shows what a formula found true or not, which it writes as a number. */
  private static final Set<String> TRUTH = Set.of("TRUE", "FALSE", "ĐÚNG", "SAI");

  private final OdsStyles styles;
  private final OdsMoment moments;
  private final Budget budget;
  private final TextMode mode;
  private final boolean areNoughtsFormulas;
  private final FormulaResults formulas;
  private final int sheet;

  /**
   * @param areNoughtsFormulas whether a formula that gives nought is read as one that failed
   * @param sheet which of the sheets its cells are of, from 0
   */
  OdsValue(
      OdsStyles styles,
      OdsMoment moments,
      Budget budget,
      TextMode mode,
      boolean areNoughtsFormulas,
      FormulaResults formulas,
      int sheet) {
    this.styles = styles;
    this.moments = moments;
    this.budget = budget;
    this.mode = mode;
    this.areNoughtsFormulas = areNoughtsFormulas;
    this.formulas = formulas;
    this.sheet = sheet;
  }

  /** The text of the cell at whose start the reader stands, which is left at the cell's end. */
  @Nullable String read(
      XMLStreamReader xml, OdsCell cell, OdsLook look, FontEncoding fonts, CellMarks marks)
      throws XMLStreamException {
    OdsText text = null;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        // A note, a drawing or a table within the cell is none of its text.
        if (cell.isOfText() && OdsXml.isOf(OdsXml.TEXT, xml) && isParagraph(xml)) {
          text = text == null ? new OdsText(styles, fonts, budget, look) : text;
          text.read(xml);
        } else {
          WorkbookXml.skip(xml);
        }
      }
    }
    return cell.formula() == null
        ? typed(cell, text, look, fonts, marks)
        : computed(cell, cell.formula(), text, look, fonts, marks);
  }

  private static boolean isParagraph(XMLStreamReader xml) {
    return xml.getLocalName().equals("p") || xml.getLocalName().equals("h");
  }

  private @Nullable String computed(
      OdsCell cell,
      String formula,
      @Nullable OdsText text,
      OdsLook look,
      FontEncoding fonts,
      CellMarks marks)
      throws XMLStreamException {
    String shown = text == null ? null : text.text(TextMode.CLEANED);
    if (shown != null && (cell.isFailed() || OdsFormula.isError(shown))) {
      formulas.met(sheet, formula, false);
      marks.result();
      return OdsFormula.error(shown);
    }
    if (shown != null && isNumber(cell) && TRUTH.contains(shown)) {
      formulas.met(sheet, formula, false);
      return "1".equals(cell.value()) ? "TRUE" : "FALSE";
    }
    if (shown == null && cell.value() == null) {
      // Programs that do not compute write formulas without a value: it is not nought.
      return unvalued(formula, marks);
    }
    if (shown != null || !cell.type().equals("string")) {
      marks.result();
      boolean gaveNought = isNumber(cell) && NumberText.isNought(String.valueOf(cell.value()));
      formulas.met(sheet, formula, gaveNought);
      if (gaveNought && areNoughtsFormulas) {
        return unvalued(formula, marks);
      }
    }
    return typed(cell, text, look, fonts, marks);
  }

  private @Nullable String unvalued(String formula, CellMarks marks) {
    marks.uncomputed();
    return mode.text("=" + (formula.isEmpty() ? "…" : formula));
  }

  private static boolean isNumber(OdsCell cell) {
    return switch (cell.type()) {
      case "float", "percentage", "currency" -> true;
      default -> false;
    };
  }

  private @Nullable String typed(
      OdsCell cell, @Nullable OdsText text, OdsLook look, FontEncoding fonts, CellMarks marks) {
    String value = cell.value();
    if (value == null || cell.type().isEmpty()) {
      return words(text, marks);
    }
    return switch (cell.type()) {
      case "float", "currency" -> number(value, look.formatOrGeneral(), marks);
      case "percentage" -> {
        CellFormat format = look.formatOrGeneral();
        yield number(value, format.of(1) == CellFormat.Kind.SHARE ? format : SHARE, marks);
      }
      case "date" -> moments.day(value, look.formatOrGeneral(), mode);
      case "time" -> moments.time(value, mode);
      case "boolean" ->
          value.strip().equals("false") || value.strip().equals("0") ? "FALSE" : "TRUE";
      default -> {
        // What is held, where that is not what is shown.
        boolean isShown = text != null && value.equals(text.text(TextMode.UNTOUCHED));
        budget.text(value.length());
        yield isShown ? words(text, marks) : mode.text(fonts.decode(look.fontOrNone(), value));
      }
    };
  }

  private @Nullable String words(@Nullable OdsText text, CellMarks marks) {
    if (text == null) {
      return null;
    }
    marks.struck(text.struck());
    return text.text(mode);
  }

  private @Nullable String number(String raw, CellFormat format, CellMarks marks) {
    marks.shown(format, raw);
    if (!format.isPlain()) {
      try {
        double value = Double.parseDouble(raw.strip());
        CellFormat.Kind kind = format.of(value);
        if (kind == CellFormat.Kind.DAY || kind == CellFormat.Kind.MOMENT) {
          String moment = moments.counted(value, kind == CellFormat.Kind.MOMENT);
          return moment == null ? mode.number(value, false) : moment;
        }
      } catch (NumberFormatException e) {
        return mode.text(raw);
      }
    }
    return NumberText.read(raw, format, mode, false);
  }
}
