package org.mang.intake.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.cell.MarkedText;
import org.mang.intake.letters.FontEncoding;
import org.mang.intake.workbook.WorkbookXml;

/**
 * A text of an .xlsx whose parts may be in fonts of their own, and so in encodings of their own.
 */
final class RichText {

  /** How characters that XML does not know are written: _x000D_. */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /**
   * How a part looks that has a look of its own.
   *
   * @param font null for that of the cell
   */
  private record Look(@Nullable String font, boolean isStruck, MarkedText.Script script) {}

  /**
   * A part of it.
   *
   * @param look null for that of the cell
   */
  private record Run(@Nullable Look look, String text) {}

  private final List<Run> runs;

  private RichText(List<Run> runs) {
    this.runs = runs;
  }

  /**
   * Reads the element {@code si} or {@code is} at whose start the reader stands, to its end. What
   * is said of how a text is pronounced is no part of it.
   */
  static RichText read(XMLStreamReader xml) throws XMLStreamException {
    String whole = xml.getLocalName();
    List<Run> runs = new ArrayList<>(1);
    Look look = null;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(whole)) {
        return new RichText(runs);
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "r" -> look = null;
          case "rPr" -> look = look(xml);
          case "t" -> runs.add(new Run(look, unescaped(xml.getElementText())));
          case "rPh" -> WorkbookXml.skip(xml);
          default -> {}
        }
      }
    }
  }

  /** Reads the element {@code rPr} at whose start the reader stands, to its end. */
  private static Look look(XMLStreamReader xml) throws XMLStreamException {
    String font = null;
    boolean struck = false;
    MarkedText.Script script = MarkedText.Script.ON_THE_LINE;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("rPr")) {
        return new Look(font, struck, script);
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "rFont" -> font = xml.getAttributeValue(null, "val");
          case "strike" -> struck = XlsxFont.isOn(xml);
          case "vertAlign" -> script = XlsxFont.script(xml);
          default -> {}
        }
      }
    }
  }

  /** Whether it looks as its cell does, all of it. */
  boolean isPlain() {
    return runs.size() == 1 && runs.get(0).look() == null;
  }

  /** Its text, with nothing said of how it looks. */
  String text() {
    return runs.size() == 1
        ? runs.get(0).text()
        : runs.stream().map(Run::text).collect(Collectors.joining());
  }

  /** As it reads in a cell of that font. */
  MarkedText in(XlsxFont cell, FontEncoding fonts) {
    MarkedText text = new MarkedText();
    for (Run run : runs) {
      Look look = run.look();
      if (look == null) {
        text.add(fonts.decode(cell.name(), run.text()), cell.isStruck(), cell.script());
      } else {
        String font = look.font() == null ? cell.name() : look.font();
        text.add(fonts.decode(font, run.text()), look.isStruck(), look.script());
      }
    }
    return text;
  }

  int length() {
    return runs.stream().mapToInt(run -> run.text().length()).sum();
  }

  static String unescaped(String text) {
    if (text.indexOf("_x") < 0) {
      return text;
    }
    return ESCAPED
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)));
  }
}
