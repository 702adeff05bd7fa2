package org.mang.intake.ods;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.cell.CellFormat;

/**
 * The formats of an .ods, which spells out as elements what Excel writes as a text (OpenDocument
 * 1.3, part 3, 16.29). They are put into Excel's words, so that one reading serves both.
 */
final class OdsFormats {

  /** Formats with conditions refer to others, of which each is for some numbers. */
  private static final int MOST_SECTIONS = 3;

  /**
   * A format as it is written.
   *
   * @param code what it is for numbers that no condition holds of
   */
  private record Said(String code, List<Section> sections) {}

  /** The format of a name, for some numbers. */
  private record Section(String condition, String format) {}

  private final Map<String, Said> said;

  OdsFormats() {
    said = new HashMap<>();
  }

  /** Those of a part that may also use, and name anew, what stands in another. */
  OdsFormats(OdsFormats common) {
    said = new HashMap<>(common.said);
  }

  /** Whether the reader stands at the start of one. */
  static boolean isFormat(XMLStreamReader xml) {
    return OdsXml.isOf(OdsXml.NUMBER, xml) && xml.getLocalName().endsWith("-style");
  }

  /** Reads the one at whose start the reader stands, to its end. */
  void read(XMLStreamReader xml) throws XMLStreamException {
    String kind = xml.getLocalName();
    String name = xml.getAttributeValue(OdsXml.STYLE, "name");
    StringBuilder code = new StringBuilder();
    List<Section> sections = new ArrayList<>();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(kind)) {
        break;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (OdsXml.isOf(OdsXml.NUMBER, xml)) {
        code.append(part(xml));
      } else if (xml.getLocalName().equals("map") && sections.size() < MOST_SECTIONS) {
        section(xml, sections);
      }
    }
    if (kind.equals("percentage-style")) {
      code.append('%');
    }
    // A section without anything in it is one that shows nothing.
    if (code.isEmpty()) {
      code.append(quoted(""));
    }
    if (name != null) {
      said.put(name, new Said(code.toString(), sections));
    }
  }

  /** Such as {@code value()>=0}, with the name of the format that is for these. */
  private static void section(XMLStreamReader xml, List<Section> sections) {
    String condition = xml.getAttributeValue(OdsXml.STYLE, "condition");
    String format = xml.getAttributeValue(OdsXml.STYLE, "apply-style-name");
    if (condition != null && format != null) {
      String than = condition.replace("value()", "").replace("!=", "<>");
      sections.add(new Section(than.replaceAll("\\s", ""), format));
    }
  }

  /** The format of that name, once all are read; null where there is none. */
  @Nullable CellFormat get(@Nullable String name) {
    Said its = name == null ? null : said.get(name);
    if (its == null) {
      return null;
    }
    StringBuilder code = new StringBuilder();
    for (Section section : its.sections()) {
      Said other = said.get(section.format());
      if (other != null) {
        code.append('[').append(section.condition()).append(']').append(other.code()).append(';');
      }
    }
    return CellFormat.of(code.append(its.code()).toString());
  }

  /** What an element of a format is in Excel's words. */
  private static String part(XMLStreamReader xml) throws XMLStreamException {
    return switch (xml.getLocalName()) {
      case "number" -> number(xml);
      case "scientific-number" -> "0.00E+00";
      case "fraction" -> "# ?/?";
      case "day", "day-of-week" -> "dd";
      case "month", "quarter", "week-of-year" -> "mm";
      case "year", "era" -> "yyyy";
      // In brackets no "mm" of minutes is taken for months.
      case "hours" -> "[hh]";
      case "minutes" -> "[mm]";
      case "seconds" -> "[ss]";
      case "text-content" -> "@";
      case "boolean" -> "General";
      case "text", "currency-symbol" -> quoted(xml.getElementText());
      default -> "";
    };
  }

  /** Without a number of decimals as many are shown as there is room for. */
  private static String number(XMLStreamReader xml) {
    String places = xml.getAttributeValue(OdsXml.NUMBER, "decimal-places");
    String factor = xml.getAttributeValue(OdsXml.NUMBER, "display-factor");
    if (places == null) {
      return "General";
    }
    int decimals = places.matches("\\d{1,2}") ? Math.min(Integer.parseInt(places), 30) : 0;
    return "0"
        + (decimals == 0 ? "" : "." + "0".repeat(decimals))
        + (factor == null || factor.equals("1") ? "" : ",");
  }

  private static String quoted(String text) {
    return "\"" + text.replace('"', '\'') + "\"";
  }
}
