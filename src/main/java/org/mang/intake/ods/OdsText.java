package org.mang.intake.ods;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Budget;
import org.mang.intake.cell.MarkedText;
import org.mang.intake.cell.TextMode;
import org.mang.intake.letters.FontEncoding;
import org.mang.intake.workbook.WorkbookXml;

/**
 * The text of a cell of an .ods: paragraphs, parts of which may have a look, and so an encoding, of
 * their own. What somebody noted at the cell, or drew over it, is none of it.
 */
final class OdsText {

  /** What stands in a paragraph and is no part of what it says. */
  private static final Set<String> BESIDE = Set.of("note", "ruby-text");

  private final OdsStyles styles;
  private final FontEncoding fonts;
  private final Budget budget;
  private final OdsLook cell;
  private final MarkedText text = new MarkedText();
  private final StringBuilder part = new StringBuilder();
  private OdsLook look;
  private int paragraphs;
  private boolean isAfterSpace;
  private boolean isAfterBreak;

  OdsText(OdsStyles styles, FontEncoding fonts, Budget budget, OdsLook cell) {
    this.styles = styles;
    this.fonts = fonts;
    this.budget = budget;
    this.cell = cell;
    this.look = cell;
  }

  /** Reads the paragraph at whose start the reader stands, to its end. */
  void read(XMLStreamReader xml) throws XMLStreamException {
    if (paragraphs++ > 0) {
      look(cell);
      append("\n");
    }
    isAfterSpace = true;
    isAfterBreak = false;
    Deque<OdsLook> around = new ArrayDeque<>();
    around.push(cell);
    while (!around.isEmpty()) {
      switch (xml.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          look(around.element());
          characters(xml.getText());
        }
        case XMLStreamConstants.START_ELEMENT -> {
          if (!OdsXml.isOf(OdsXml.TEXT, xml) || BESIDE.contains(xml.getLocalName())) {
            WorkbookXml.skip(xml);
          } else {
            look(around.element());
            around.push(element(xml, around.element()));
          }
        }
        case XMLStreamConstants.END_ELEMENT -> around.pop();
        default -> {}
      }
    }
  }

  /** What an element stands for; returns how what stands in it looks. */
  private OdsLook element(XMLStreamReader xml, OdsLook around) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "s" -> {
        int spaces = OdsXml.times(xml.getAttributeValue(OdsXml.TEXT, "c"));
        budget.text(spaces);
        part.append(" ".repeat(spaces));
      }
      case "tab" -> append("\t");
      case "line-break" -> append("\n");
      case "span" -> {
        return styles.text(xml.getAttributeValue(OdsXml.TEXT, "style-name")).over(around);
      }
      default -> {
        return around;
      }
    }
    isAfterSpace = false;
    isAfterBreak = false;
    return around;
  }

  /**
   * An end of a line, with what is indented behind it, is one space, for it is there for who reads
   * the XML. Spaces alone are to follow each other as elements only, but LibreOffice writes them as
   * they are, and reads them so.
   */
  private void characters(String characters) {
    budget.text(characters.length());
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      boolean isBreak = c == '\t' || c == '\n' || c == '\r';
      if (!isBreak && !(c == ' ' && isAfterBreak)) {
        part.append(c);
      } else if (!isAfterSpace) {
        part.append(' ');
      }
      isAfterSpace = isBreak || c == ' ';
      isAfterBreak = isBreak || (c == ' ' && isAfterBreak);
    }
  }

  private void append(String sign) {
    budget.text(sign.length());
    part.append(sign);
  }

  /** What follows looks like this. */
  private void look(OdsLook next) {
    if (next.equals(look)) {
      return;
    }
    end();
    look = next;
  }

  private void end() {
    if (!part.isEmpty()) {
      text.add(
          fonts.decode(look.fontOrNone(), part.toString()), look.struck(), look.scriptOrNone());
      part.setLength(0);
    }
  }

  /** What it says, in that mode; null where that is nothing. */
  @Nullable String text(TextMode mode) {
    end();
    return mode.text(text);
  }

  MarkedText.Struck struck() {
    end();
    return text.struck();
  }
}
