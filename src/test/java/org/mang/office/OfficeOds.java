package org.mang.office;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of LibreOffice, of which a test writes the XML that matters to it; what is around it
 * is as LibreOffice writes it.
 */
public final class OfficeOds {

  public static final String MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet";

  private static final String NAMESPACES =
      " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
          + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
          + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
          + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
          + " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
          + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
          + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
          + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
          + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
          + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"";

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final StringBuilder styles = new StringBuilder();
  private final StringBuilder settings = new StringBuilder();
  private final StringBuilder tables = new StringBuilder();
  private String prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  public OfficeOds() {
    parts.put("mimetype", MIMETYPE);
    parts.put(
        "META-INF/manifest.xml",
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
            + "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\""
            + MIMETYPE
            + "\"/></manifest:manifest>");
    generator("LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2");
  }

  /** A workbook that is there, without its pictures. */
  public static OfficeOds open(Path file) {
    OfficeOds workbook = new OfficeOds();
    workbook.parts.clear();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().equals("mimetype") || entry.getName().endsWith(".xml")) {
          byte[] bytes = zip.getInputStream(entry).readAllBytes();
          workbook.parts.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
        }
      }
      return workbook;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a pattern finds in the part with the cells, and must find, is written otherwise. */
  public OfficeOds change(String pattern, String by) {
    String content = parts.get("content.xml");
    String changed = content == null ? "" : content.replaceFirst(pattern, by);
    if (changed.isEmpty() || changed.equals(content)) {
      throw new AssertionError("nothing is changed by " + pattern);
    }
    return part("content.xml", changed);
  }

  /** The program that says to have written it. */
  public OfficeOds generator(String program) {
    return part(
        "meta.xml",
        document(
            "meta", "<office:meta><meta:generator>" + program + "</meta:generator></office:meta>"));
  }

  /** The common styles, which have names that people see, and their formats. */
  public OfficeOds common(String xml) {
    return part("styles.xml", document("styles", "<office:styles>" + xml + "</office:styles>"));
  }

  /** Styles and formats that its sheets bring along. */
  public OfficeOds styles(String xml) {
    styles.append(xml);
    return this;
  }

  /** A style of cells whose text has these properties. */
  public OfficeOds look(String name, String textProperties) {
    return styles(
        "<style:style style:name=\"%s\" style:family=\"table-cell\"><style:text-properties %s/></style:style>"
            .formatted(name, textProperties));
  }

  /** A style of cells whose numbers are shown so; its format is named beside it. */
  public OfficeOds format(String name, String kind, String xml) {
    return styles(
        ("<style:style style:name=\"%1$s\" style:family=\"table-cell\" style:data-style-name=\"F-%1$s\"/>"
                + "<number:%2$s style:name=\"F-%1$s\">%3$s</number:%2$s>")
            .formatted(name, kind, xml));
  }

  /** What stands before its tables. */
  public OfficeOds settings(String xml) {
    settings.append(xml);
    return this;
  }

  /** A sheet, with all that stands in it. */
  public OfficeOds sheet(String name, String xml) {
    tables.append("<table:table table:name=\"").append(name).append("\">");
    tables.append(xml).append("</table:table>");
    return this;
  }

  /** A sheet of one row. */
  public OfficeOds row(String... cells) {
    return sheet("Sheet1", "<table:table-row>" + String.join("", cells) + "</table:table-row>");
  }

  /** What stands before the root of the part with the cells. */
  public OfficeOds prolog(String xml) {
    prolog = xml;
    return this;
  }

  /** A part; null to leave it out. */
  public OfficeOds part(String name, @Nullable String text) {
    parts.remove(name);
    if (text != null) {
      parts.put(name, text);
    }
    return this;
  }

  /** A cell of text. */
  public static String text(String text) {
    return cell("office:value-type=\"string\"", text);
  }

  /** A cell of a number. */
  public static String number(String value) {
    return cell("office:value-type=\"float\" office:value=\"" + value + "\"", value);
  }

  /** A cell with these attributes that shows that text; it may hold elements. */
  public static String cell(String attributes, String shown) {
    return "<table:table-cell %s><text:p>%s</text:p></table:table-cell>"
        .formatted(attributes, shown);
  }

  /** A cell of a style. */
  public static String styled(String style, String value) {
    return cell(
        "table:style-name=\"%s\" office:value-type=\"float\" office:value=\"%s\""
            .formatted(style, value),
        value);
  }

  private static String document(String kind, String xml) {
    return "<office:document-%1$s%2$s>%3$s</office:document-%1$s>".formatted(kind, NAMESPACES, xml);
  }

  /** Writes it under a name, which should say nothing to Măng. */
  public Path save(Path file) {
    if (!parts.containsKey("content.xml")) {
      String body =
          "<office:automatic-styles>%s</office:automatic-styles><office:body><office:spreadsheet>%s%s</office:spreadsheet></office:body>"
              .formatted(styles, settings, tables);
      parts.put("content.xml", prolog + document("content", body));
    }
    return saveParts(file);
  }

  /** Writes it without a part for cells, unless one was given. */
  public Path saveParts(Path file) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        byte[] bytes = part.getValue().getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(part.getKey());
        if (part.getKey().equals("mimetype")) {
          // Uncompressed, so that its text stands at the beginning of the file.
          CRC32 crc = new CRC32();
          crc.update(bytes);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(bytes.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
