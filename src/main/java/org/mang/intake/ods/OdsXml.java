package org.mang.intake.ods;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.workbook.WorkbookXml;

/**
 * Names and values in the XML of an .ods (OASIS OpenDocument 1.0 to 1.3). Elements of other
 * vocabularies have the same local names, so that each is asked for with its own.
 */
final class OdsXml {

  static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
  static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
  static final String NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";

  private OdsXml() {}

  /** Whether the reader stands at an element of that vocabulary. */
  static boolean isOf(String vocabulary, XMLStreamReader xml) {
    return vocabulary.equals(xml.getNamespaceURI());
  }

  /**
   * How often something stands there, or over how many cells it goes: one where that is not said.
   */
  static int times(@Nullable String said) throws XMLStreamException {
    return said == null ? 1 : Math.max(1, WorkbookXml.whole(said.strip()));
  }

  /** Whether a width or a height is nought, in whatever unit. */
  static boolean isNone(@Nullable String size) {
    return size != null && size.strip().matches("0(\\.0*)?\\s*[a-z]*");
  }
}
