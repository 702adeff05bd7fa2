package org.mang.intake.xlsx;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.workbook.PackageParts;

/** How the parts of an .xlsx hang together (ECMA-376, part 2), transitional or strict. */
final class XlsxPackage implements AutoCloseable {

  private static final String CONTENT_TYPES = "[Content_Types].xml";

  private final PackageParts parts;

  XlsxPackage(Path file, int mostMegabytes) throws IOException, XMLStreamException {
    parts = new PackageParts(file, mostMegabytes);
    // What it says is not needed here; other programs see the workbook through it.
    if (parts.has(CONTENT_TYPES)) {
      parts.open(CONTENT_TYPES).close();
    }
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
    try (PackageParts.Part open = open(rels)) {
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
    return parts.has(part);
  }

  PackageParts.Part open(String part) throws IOException, XMLStreamException {
    return parts.open(part);
  }

  @Override
  public void close() throws IOException {
    parts.close();
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

  private static String text(@Nullable String attribute) {
    return attribute == null ? "" : attribute;
  }
}
