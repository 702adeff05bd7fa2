package org.mang.intake.ods;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What an .ods says of a cell before its text (OpenDocument 1.3, part 3, 9.1.4 and 19.385).
 *
 * @param type of its value, such as {@code float}; blank where it has none
 * @param value in the way of its type; null where only its text says it
 * @param formula as LibreOffice shows it; null where there is none
 * @param isFailed whether its formula could not be computed
 * @param times how many cells to the right are like it, this one counted
 * @param rows over how many rows it is merged
 * @param columns over how many columns
 */
record OdsCell(
    String type,
    @Nullable String value,
    @Nullable String formula,
    boolean isFailed,
    @Nullable String style,
    int times,
    int rows,
    int columns) {

  /** The one at whose start the reader stands. */
  static OdsCell read(XMLStreamReader xml) throws XMLStreamException {
    String type = "";
    String value = null;
    String formula = null;
    boolean failed = false;
    String style = null;
    int times = 1;
    int rows = 1;
    int columns = 1;
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String its = xml.getAttributeValue(i);
      switch (xml.getAttributeLocalName(i)) {
        case "value-type" -> {
          // LibreOffice says it twice, and of errors in its own vocabulary.
          if (OdsXml.OFFICE.equals(xml.getAttributeNamespace(i))) {
            type = its;
          } else {
            failed = its.equals("error");
          }
        }
        case "value", "date-value", "time-value", "boolean-value", "string-value" -> value = its;
        case "formula" -> formula = OdsFormula.shown(its);
        case "style-name" -> style = its;
        case "number-columns-repeated" -> times = OdsXml.times(its);
        case "number-rows-spanned" -> rows = OdsXml.times(its);
        case "number-columns-spanned" -> columns = OdsXml.times(its);
        default -> {}
      }
    }
    return new OdsCell(type, value, formula, failed, style, times, rows, columns);
  }

  boolean isMerged() {
    return rows > 1 || columns > 1;
  }

  /** Whether its value is only in its text, or is not all that its text says. */
  boolean isOfText() {
    return value == null || formula != null || type.equals("string") || type.isEmpty();
  }
}
