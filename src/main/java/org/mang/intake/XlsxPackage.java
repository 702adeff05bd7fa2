package org.mang.intake;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an .xlsx and how they hang together (ECMA-376, part 2), transitional or strict. What
 * is unpacked is counted as it comes, for what a package says of its own size may be a lie; no
 * entity is looked up and no document type is obeyed.
 */
final class XlsxPackage implements AutoCloseable {

  private static final InputFactoryImpl FACTORY = factory();

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final long most;
  private final int mostMegabytes;
  private long unpacked;

  XlsxPackage(Path file, int mostMegabytes) throws IOException {
    zip = new ZipFile(file.toFile());
    zip.stream().forEach(entry -> entries.put(key(entry.getName()), entry));
    this.most = Limits.bytes(mostMegabytes);
    this.mostMegabytes = mostMegabytes;
  }

  private static InputFactoryImpl factory() {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.configureForSpeed();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  /** A relationship: the kind is the last word of its type, such as {@code worksheet}. */
  record Relation(String id, String kind, String target) {}

  /** What a part refers to, with targets as names of parts; external ones are left out. */
  List<Relation> relations(String part) throws IOException, XMLStreamException {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    String rels = folder + "_rels/" + part.substring(slash + 1) + ".rels";
    List<Relation> relations = new ArrayList<>();
    if (!has(rels)) {
      return relations;
    }
    try (Part open = open(rels)) {
      XMLStreamReader xml = open.xml();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("Relationship")
            && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
          String type = text(xml.getAttributeValue(null, "Type"));
          relations.add(
              new Relation(
                  text(xml.getAttributeValue(null, "Id")),
                  type.substring(type.lastIndexOf('/') + 1),
                  resolve(folder, text(xml.getAttributeValue(null, "Target")))));
        }
      }
    }
    return relations;
  }

  /** The only part of a kind that a part refers to. */
  Optional<String> related(String part, String kind) throws IOException, XMLStreamException {
    return relations(part).stream()
        .filter(relation -> relation.kind().equals(kind) && has(relation.target()))
        .map(Relation::target)
        .findFirst();
  }

  boolean has(String part) {
    return entries.containsKey(key(part));
  }

  Part open(String part) throws IOException, XMLStreamException {
    ZipEntry entry = entries.get(key(part));
    if (entry == null) {
      throw new IOException("no part " + part);
    }
    return new Part(new Counted(zip.getInputStream(entry)));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** An open part. */
  static final class Part implements AutoCloseable {
    private final InputStream in;
    private final XMLStreamReader xml;

    private Part(InputStream in) throws XMLStreamException {
      this.in = in;
      this.xml = FACTORY.createXMLStreamReader(in);
    }

    XMLStreamReader xml() {
      return xml;
    }

    @Override
    public void close() throws IOException, XMLStreamException {
      xml.close();
      in.close();
    }
  }

  private static String resolve(String folder, String target) {
    String decoded = URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
    List<String> path = new ArrayList<>();
    for (String step : (decoded.startsWith("/") ? decoded : folder + decoded).split("/", -1)) {
      if (step.equals("..") && !path.isEmpty()) {
        path.remove(path.size() - 1);
      } else if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
        path.add(step);
      }
    }
    return String.join("/", path);
  }

  /** Names of parts differ by more than their case; some programs write them with backslashes. */
  private static String key(String part) {
    return part.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  private static String text(@Nullable String attribute) {
    return attribute == null ? "" : attribute;
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) {
      unpacked += bytes;
      if (unpacked > most) {
        throw Limits.tooLarge(
            "Bảng tính khi giải nén", "The workbook, unpacked,", mostMegabytes, "MB", "MB");
      }
    }
  }
}
