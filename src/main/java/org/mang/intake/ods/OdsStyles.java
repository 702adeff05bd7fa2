package org.mang.intake.ods;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.cell.CellFormat;
import org.mang.intake.cell.MarkedText;
import org.mang.intake.workbook.PackageParts;
import org.mang.intake.workbook.WorkbookXml;

/**
 * The styles of an .ods: the common ones in a part of their own, which have names that people see,
 * and those that its sheets bring along, which are based on them.
 */
final class OdsStyles {

  /** Styles are based on styles, but on no more than so many. */
  private static final int DEEPEST = 20;

  /** A style as it is written. */
  private record Said(OdsLook look, @Nullable String parent, boolean isHidden) {

    Said in(@Nullable CellFormat format) {
      return new Said(look.in(format), parent, isHidden);
    }
  }

  private final Map<String, Said> said;
  private final Map<String, String> fonts;
  private final Map<String, OdsLook> whole = new HashMap<>();
  private final OdsFormats formats;

  OdsStyles() {
    said = new HashMap<>();
    fonts = new HashMap<>();
    formats = new OdsFormats();
  }

  private OdsStyles(OdsStyles common) {
    said = new HashMap<>(common.said);
    fonts = new HashMap<>(common.fonts);
    formats = new OdsFormats(common.formats);
  }

  /** The common styles, which stand in a part of their own, if the workbook has any. */
  static OdsStyles common(PackageParts parts) throws IOException, XMLStreamException {
    OdsStyles styles = new OdsStyles();
    if (parts.has("styles.xml")) {
      try (PackageParts.Part open = parts.open("styles.xml")) {
        XMLStreamReader xml = open.xml();
        while (xml.hasNext()) {
          if (xml.next() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
              case "font-face-decls", "styles" -> styles.read(xml);
              // Those of heads and feet of pages, which have the names of others.
              case "automatic-styles", "master-styles" -> WorkbookXml.skip(xml);
              default -> {}
            }
          }
        }
      }
    }
    return styles;
  }

  /** These, and those that the sheets bring along. */
  OdsStyles more() {
    return new OdsStyles(this);
  }

  /** Reads the group of fonts or styles at whose start the reader stands, to its end. */
  void read(XMLStreamReader xml) throws XMLStreamException {
    String group = xml.getLocalName();
    // Formats may stand behind the styles that use them.
    Map<String, String> formatted = new HashMap<>();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(group)) {
        formatted.forEach(
            (style, name) -> said.computeIfPresent(style, (k, its) -> its.in(formats.get(name))));
        return;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "font-face" -> font(xml);
        case "style", "default-style" -> style(xml, formatted);
        default -> {
          if (OdsFormats.isFormat(xml)) {
            formats.read(xml);
          }
        }
      }
    }
  }

  /** How cells of a style look; as the workbook's cells do where none is named. */
  OdsLook cell(@Nullable String name) {
    return look("table-cell", name == null ? "Default" : name);
  }

  /** What a style of a part of a text says. */
  OdsLook text(@Nullable String name) {
    return name == null ? OdsLook.PLAIN : look("text", name);
  }

  /** Whether what has a style of that family, such as {@code table}, is not seen. */
  boolean isHidden(String family, @Nullable String name) {
    Said style = name == null ? null : said.get(key(family, name));
    return style != null && style.isHidden();
  }

  private void font(XMLStreamReader xml) {
    String name = xml.getAttributeValue(OdsXml.STYLE, "name");
    for (int i = 0; name != null && i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("font-family")) {
        fonts.put(name, family(xml.getAttributeValue(i)));
      }
    }
  }

  /** The first of a list, without quotes. */
  private static String family(String said) {
    String first = said.strip();
    int end = first.startsWith("'") ? first.indexOf('\'', 1) : first.indexOf(',');
    return (end < 0 ? first : first.substring(0, end)).replace("'", "").strip();
  }

  private void style(XMLStreamReader xml, Map<String, String> formatted) throws XMLStreamException {
    String element = xml.getLocalName();
    String family = xml.getAttributeValue(OdsXml.STYLE, "family");
    String name = xml.getAttributeValue(OdsXml.STYLE, "name");
    String parent = xml.getAttributeValue(OdsXml.STYLE, "parent-style-name");
    String format = xml.getAttributeValue(OdsXml.STYLE, "data-style-name");
    OdsLook look = OdsLook.PLAIN;
    boolean hidden = false;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
        break;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "text-properties" -> look = look(xml);
        case "table-properties" ->
            hidden |= "false".equals(xml.getAttributeValue(OdsXml.TABLE, "display"));
        case "table-row-properties" ->
            hidden |= OdsXml.isNone(xml.getAttributeValue(OdsXml.STYLE, "row-height"));
        case "table-column-properties" ->
            hidden |= OdsXml.isNone(xml.getAttributeValue(OdsXml.STYLE, "column-width"));
        default -> {}
      }
    }
    if (family != null) {
      boolean isDefault = element.equals("default-style");
      String key = isDefault ? family : key(family, name == null ? "" : name);
      said.put(key, new Said(look, isDefault ? null : parent, hidden));
      if (format != null) {
        formatted.put(key, format);
      }
    }
  }

  private OdsLook look(XMLStreamReader xml) {
    String font = null;
    Boolean struck = null;
    MarkedText.Script script = null;
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String value = xml.getAttributeValue(i);
      switch (xml.getAttributeLocalName(i)) {
        case "font-name" -> font = fonts.getOrDefault(value, value);
        case "font-family" -> font = font == null ? family(value) : font;
        case "text-line-through-style", "text-line-through-type" ->
            struck = !Boolean.FALSE.equals(struck) && !value.equals("none");
        case "text-position" -> script = script(value);
        default -> {}
      }
    }
    return new OdsLook(font, struck, script, null);
  }

  /** Such as {@code super 58%}, {@code sub}, {@code -33% 58%}, {@code 0% 100%}. */
  private static MarkedText.Script script(String position) {
    String height = position.strip();
    if (height.startsWith("super") || height.matches("[1-9]\\d*(\\.\\d+)?%.*")) {
      return MarkedText.Script.RAISED;
    }
    return height.startsWith("sub") || height.startsWith("-")
        ? MarkedText.Script.LOWERED
        : MarkedText.Script.ON_THE_LINE;
  }

  private OdsLook look(String family, String name) {
    return whole.computeIfAbsent(key(family, name), key -> based(family, key));
  }

  private OdsLook based(String family, String key) {
    OdsLook look = OdsLook.PLAIN;
    Said style = said.get(key);
    for (int depth = 0; style != null && depth < DEEPEST; depth++) {
      look = look.over(style.look());
      String parent = style.parent();
      style = parent == null ? null : said.get(key(family, parent));
    }
    // A part of a text looks as its cell does, and not as texts of no cell.
    Said base = family.equals("table-cell") ? said.get(family) : null;
    return base == null ? look : look.over(base.look());
  }

  private static String key(String family, String name) {
    return family + ' ' + name;
  }
}
