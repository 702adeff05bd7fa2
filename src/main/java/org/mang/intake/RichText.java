package org.mang.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A text of an .xlsx whose parts may be in fonts of their own, and so in encodings of their own.
 */
final class RichText {

  /** How characters that XML does not know are written: _x000D_. */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /**
   * A part of it.
   *
   * @param font null for that of the cell
   */
  private record Run(@Nullable String font, String text) {}

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
    String font = null;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(whole)) {
        return new RichText(runs);
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "r" -> font = null;
          case "rFont" -> font = xml.getAttributeValue(null, "val");
          case "t" -> runs.add(new Run(font, unescaped(xml.getElementText())));
          case "rPh" -> skip(xml);
          default -> {}
        }
      }
    }
  }

  /** As it reads in a cell of that font. */
  String in(String cellFont, FontEncoding fonts) {
    if (runs.size() == 1 && runs.get(0).font() == null) {
      return fonts.decode(cellFont, runs.get(0).text());
    }
    StringBuilder text = new StringBuilder();
    for (Run run : runs) {
      text.append(fonts.decode(run.font() == null ? cellFont : run.font(), run.text()));
    }
    return text.toString();
  }

  int length() {
    return runs.stream().mapToInt(run -> run.text().length()).sum();
  }

  /** Goes on to the end of the element at whose start the reader stands. */
  static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
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
