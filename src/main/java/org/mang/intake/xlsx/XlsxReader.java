package org.mang.intake.xlsx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mang.intake.Budget;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.cell.TextMode;
import org.mang.intake.workbook.PackageParts;
import org.mang.intake.workbook.SheetBuilder;

/**
 * Reads .xlsx and .xlsm, transitional and strict, in one pass over the XML. POI reads them too, but
 * takes some twenty times the memory, and knows no font of a cell while it streams; and fonts name
 * the encoding.
 */
public final class XlsxReader {

  private final XlsxPackage workbook;
  private final Limits limits;
  private final TextMode mode;
  private Budget budget;
  private boolean from1904;
  private boolean isToBeComputed = true;

  private XlsxReader(XlsxPackage workbook, Limits limits, TextMode mode) {
    this.workbook = workbook;
    this.limits = limits;
    this.mode = mode;
    this.budget = new Budget(limits);
  }

  /** The sheets of a workbook, in order. */
  public static List<Sheet> read(Path file, Limits limits, TextMode mode) throws IOException {
    if (Files.size(file) > Limits.bytes(limits.megabytes().workbook())) {
      throw Limits.tooLarge("Bảng tính", "The workbook", limits.megabytes().workbook(), "MB", "MB");
    }
    try (XlsxPackage workbook = new XlsxPackage(file, limits.megabytes().unpacked())) {
      return new XlsxReader(workbook, limits, mode).sheets();
    } catch (XMLStreamException e) {
      throw PackageParts.damaged(file, e);
    }
  }

  /** A sheet as the workbook lists it. */
  private record Listed(String name, boolean isHidden, String relation) {}

  private List<Sheet> sheets() throws IOException, XMLStreamException {
    String part =
        workbook.related("", "officeDocument").orElseThrow(() -> new IOException("no workbook"));
    List<Listed> listed = listed(part);
    if (listed.size() > limits.sheets()) {
      throw Limits.tooLarge("Bảng tính", "The workbook", limits.sheets(), "trang tính", "sheets");
    }
    Map<String, String> parts = new HashMap<>();
    for (XlsxPackage.Relation relation : workbook.relations(part)) {
      if (relation.kind().equals("worksheet")) {
        parts.put(relation.id(), relation.target());
      }
    }
    Optional<String> styles = workbook.related(part, "styles");
    Optional<String> strings = workbook.related(part, "sharedStrings");
    XlsxStyles looks =
        styles.isPresent() ? XlsxStyles.read(workbook, styles.get()) : XlsxStyles.none();
    List<RichText> texts = strings.isPresent() ? strings(strings.get()) : List.of();
    XlsxSheet reader = new XlsxSheet(looks, texts, from1904, budget, mode, false);
    List<Sheet> sheets = read(listed, parts, reader);
    if (isToBeComputed && reader.formulas().noneIsComputed(sheets)) {
      budget = new Budget(limits);
      return read(listed, parts, new XlsxSheet(looks, texts, from1904, budget, mode, true));
    }
    return sheets;
  }

  private List<Sheet> read(List<Listed> listed, Map<String, String> parts, XlsxSheet reader)
      throws IOException, XMLStreamException {
    List<Sheet> sheets = new ArrayList<>();
    for (Listed sheet : listed) {
      String target = parts.get(sheet.relation());
      // A sheet of charts has no cells.
      if (target != null) {
        SheetBuilder builder = new SheetBuilder(sheet.name(), sheet.isHidden(), from1904);
        try (PackageParts.Part open = workbook.open(target)) {
          reader.read(open.xml(), builder);
        }
        sheets.add(builder.build());
      }
    }
    return sheets;
  }

  private List<Listed> listed(String part) throws IOException, XMLStreamException {
    List<Listed> sheets = new ArrayList<>();
    try (PackageParts.Part open = workbook.open(part)) {
      XMLStreamReader xml = open.xml();
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (xml.getLocalName().equals("workbookPr")) {
          String date1904 = xml.getAttributeValue(null, "date1904");
          from1904 = "1".equals(date1904) || "true".equals(date1904);
        } else if (xml.getLocalName().equals("calcPr")) {
          // Who computes says with what; who does not asks Excel to.
          String onLoad = xml.getAttributeValue(null, "fullCalcOnLoad");
          isToBeComputed = "1".equals(onLoad) || "true".equals(onLoad);
        } else if (xml.getLocalName().equals("sheet")) {
          sheets.add(listed(xml));
        }
      }
    }
    return sheets;
  }

  /** The namespace of its id is another in the strict form. */
  private static Listed listed(XMLStreamReader xml) {
    String name = "";
    boolean hidden = false;
    String id = "";
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      switch (xml.getAttributeLocalName(i)) {
        case "name" -> name = xml.getAttributeValue(i);
        case "state" -> hidden = !xml.getAttributeValue(i).equals("visible");
        case "id" -> id = xml.getAttributeValue(i);
        default -> {}
      }
    }
    return new Listed(RichText.unescaped(name), hidden, id);
  }

  private List<RichText> strings(String part) throws IOException, XMLStreamException {
    List<RichText> strings = new ArrayList<>();
    try (PackageParts.Part open = workbook.open(part)) {
      XMLStreamReader xml = open.xml();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
          RichText text = RichText.read(xml);
          budget.text(text.length());
          strings.add(text);
        }
      }
    }
    return strings;
  }
}
