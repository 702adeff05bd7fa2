package org.mang.intake.ods;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Budget;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.cell.TextMode;
import org.mang.intake.workbook.FormulaResults;
import org.mang.intake.workbook.PackageParts;
import org.mang.intake.workbook.SheetBuilder;
import org.mang.intake.workbook.WorkbookXml;

/**
 * Reads .ods and .ots, the workbooks of LibreOffice, in one pass over the XML and within the same
 * limits as .xlsx. Neither library for them would do: ODFDOM holds all of a workbook as a tree of
 * objects, and SODS its sheets as grids; SODS knows no font, by which TCVN3 is told, nothing that
 * is struck out or raised, and no part of a text.
 */
public final class OdsReader {

  private static final String CONTENT = "content.xml";
  private static final String META = "meta.xml";

  /** Programs that compute what they save. */
  private static final Pattern COMPUTES =
      Pattern.compile("office|collabora|calligra|gnumeric|kspread|google|zoho");

  private final PackageParts parts;
  private final Limits limits;
  private final TextMode mode;

  private OdsReader(PackageParts parts, Limits limits, TextMode mode) {
    this.parts = parts;
    this.limits = limits;
    this.mode = mode;
  }

  /** The sheets of a workbook, in order. */
  public static List<Sheet> read(Path file, Limits limits, TextMode mode) throws IOException {
    if (Files.size(file) > Limits.bytes(limits.megabytes().workbook())) {
      throw Limits.tooLarge("Bảng tính", "The workbook", limits.megabytes().workbook(), "MB", "MB");
    }
    try (PackageParts parts = new PackageParts(file, limits.megabytes().unpacked())) {
      return new OdsReader(parts, limits, mode).sheets();
    } catch (XMLStreamException e) {
      throw PackageParts.damaged(file, e);
    }
  }

  private List<Sheet> sheets() throws IOException, XMLStreamException {
    OdsStyles common = OdsStyles.common(parts);
    FormulaResults formulas = new FormulaResults();
    List<Sheet> sheets = sheets(common, formulas, false);
    return formulas.noneIsComputed(sheets) && !isComputed()
        ? sheets(common, new FormulaResults(), true)
        : sheets;
  }

  private List<Sheet> sheets(OdsStyles common, FormulaResults formulas, boolean areNoughtsFormulas)
      throws IOException, XMLStreamException {
    OdsStyles styles = common.more();
    OdsMoment moments = OdsMoment.FROM_1899;
    Budget budget = new Budget(limits);
    List<Sheet> sheets = new ArrayList<>();
    try (PackageParts.Part open = parts.open(CONTENT)) {
      XMLStreamReader xml = open.xml();
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "font-face-decls", "automatic-styles" -> styles.read(xml);
          case "null-date" ->
              moments = OdsMoment.from(xml.getAttributeValue(OdsXml.TABLE, "date-value"));
          case "body", "spreadsheet", "calculation-settings" -> {}
          case "table" -> {
            String name = xml.getAttributeValue(OdsXml.TABLE, "name");
            if (isOfAnotherFile(name)) {
              WorkbookXml.skip(xml);
            } else {
              SheetBuilder builder = builder(xml, name, styles, moments, sheets.size());
              OdsValue values =
                  new OdsValue(
                      styles, moments, budget, mode, areNoughtsFormulas, formulas, sheets.size());
              new OdsSheet(builder, styles, values, budget).read(xml);
              sheets.add(builder.build());
            }
          }
          // Changes that are tracked, links to other files and the like hold cells of no sheet.
          default -> WorkbookXml.skip(xml);
        }
      }
    }
    return sheets;
  }

  private SheetBuilder builder(
      XMLStreamReader xml, @Nullable String name, OdsStyles styles, OdsMoment moments, int before) {
    if (before == limits.sheets()) {
      throw Limits.tooLarge("Bảng tính", "The workbook", limits.sheets(), "trang tính", "sheets");
    }
    return new SheetBuilder(
        name == null ? "Sheet" + (before + 1) : name,
        styles.isHidden("table", xml.getAttributeValue(OdsXml.TABLE, "style-name")),
        moments.isFrom1904());
  }

  /** What LibreOffice remembers of the cells of other files: {@code 'file:///a.ods'#$Sheet1}. */
  private static boolean isOfAnotherFile(@Nullable String table) {
    return table != null && table.startsWith("'") && table.contains("'#$");
  }

  /** Whether the program that saved it is known to compute formulas. */
  private boolean isComputed() throws IOException, XMLStreamException {
    if (!parts.has(META)) {
      return false;
    }
    try (PackageParts.Part open = parts.open(META)) {
      XMLStreamReader xml = open.xml();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("generator")) {
          return COMPUTES.matcher(xml.getElementText().toLowerCase(Locale.ROOT)).find();
        }
      }
    }
    return false;
  }
}
