package org.mang.intake.workbook;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Steps through the XML of a workbook, of whatever vocabulary. */
public final class WorkbookXml {

  private WorkbookXml() {}

  /** Goes on to the end of the element at whose start the reader stands. */
  public static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** A whole number of not too many digits, such as that of a row or a style. */
  public static int whole(String digits) throws XMLStreamException {
    if (digits.isEmpty() || digits.length() > 9) {
      throw new XMLStreamException("no number: " + digits);
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        throw new XMLStreamException("no number: " + digits);
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
