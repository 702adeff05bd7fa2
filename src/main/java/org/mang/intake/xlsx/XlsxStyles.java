package org.mang.intake.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.cell.CellFormat;
import org.mang.intake.workbook.PackageParts;

/**
 * What the styles of an .xlsx say of the meaning of its cells: their font, and how a number is
 * shown.
 */
final class XlsxStyles {

  /** What a cell without a style is. */
  private static final Style PLAIN = new Style(XlsxFont.PLAIN, CellFormat.GENERAL);

  /** A style. */
  record Style(XlsxFont font, CellFormat format) {}

  private final List<Style> styles;

  private XlsxStyles(List<Style> styles) {
    this.styles = styles;
  }

  static XlsxStyles none() {
    return new XlsxStyles(List.of());
  }

  static XlsxStyles read(XlsxPackage workbook, String part) throws IOException, XMLStreamException {
    Map<Integer, String> formats = new HashMap<>();
    List<XlsxFont> fonts = new ArrayList<>();
    List<Style> styles = new ArrayList<>();
    try (PackageParts.Part open = workbook.open(part)) {
      XMLStreamReader xml = open.xml();
      String within = "";
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(within)) {
          within = "";
        }
        if (event != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "numFmt" -> {
            String code = xml.getAttributeValue(null, "formatCode");
            formats.put(number(xml.getAttributeValue(null, "numFmtId")), code == null ? "" : code);
          }
          case "fonts", "cellXfs", "cellStyleXfs", "dxfs" -> within = xml.getLocalName();
          case "font" -> {
            if (within.equals("fonts")) {
              fonts.add(XlsxFont.PLAIN);
            }
          }
          case "name", "strike", "vertAlign" -> {
            if (within.equals("fonts") && !fonts.isEmpty()) {
              fonts.set(fonts.size() - 1, with(fonts.get(fonts.size() - 1), xml));
            }
          }
          case "xf" -> {
            if (within.equals("cellXfs")) {
              styles.add(
                  style(
                      number(xml.getAttributeValue(null, "fontId")),
                      number(xml.getAttributeValue(null, "numFmtId")),
                      fonts,
                      formats));
            }
          }
          default -> {}
        }
      }
    }
    return new XlsxStyles(styles);
  }

  /** The style of that number; a plain one where the workbook has none such. */
  Style of(int style) {
    return style >= 0 && style < styles.size() ? styles.get(style) : PLAIN;
  }

  private static XlsxFont with(XlsxFont font, XMLStreamReader xml) {
    return switch (xml.getLocalName()) {
      case "name" -> font.named(xml.getAttributeValue(null, "val"));
      case "strike" -> font.struck(XlsxFont.isOn(xml));
      default -> font.on(XlsxFont.script(xml));
    };
  }

  private static Style style(
      int font, int format, List<XlsxFont> fonts, Map<Integer, String> formats) {
    return new Style(
        font < fonts.size() ? fonts.get(font) : XlsxFont.PLAIN,
        CellFormat.of(format, formats.get(format)));
  }

  private static int number(@Nullable String attribute) {
    return attribute == null ? 0 : Integer.parseInt(attribute);
  }
}
