package org.mang.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What an OpenDocument package says of itself: its kind in the part {@code mimetype}, and in its
 * manifest, which also says whether its parts are encrypted (OpenDocument 1.3, part 2, 3.3 and 4).
 */
final class OpenDocument {

  private static final String MIMETYPE = "mimetype";
  private static final String MANIFEST = "META-INF/manifest.xml";
  private static final String ANY = "application/vnd.oasis.opendocument.";
  private static final String SPREADSHEET = ANY + "spreadsheet";

  /** A manifest lists the parts, and pictures may be many. */
  private static final int MOST_BYTES = 1 << 22;

  private OpenDocument() {}

  /** What a zip is, if it is such a package. */
  static Optional<FileKind> kind(ZipFile zip) throws IOException {
    String type = text(zip, MIMETYPE);
    String manifest = text(zip, MANIFEST);
    if (!type.contains(ANY) && !manifest.contains(ANY)) {
      return Optional.empty();
    }
    if (!(type.contains(ANY) ? type : manifest).contains(SPREADSHEET)) {
      return Optional.of(FileKind.OPEN_DOCUMENT);
    }
    return Optional.of(
        manifest.contains("encryption-data") ? FileKind.ODS_ENCRYPTED : FileKind.ODS);
  }

  /** Whether a text begins as a spreadsheet that is one XML file does. */
  static boolean isFlat(String head) {
    return head.contains("office:document") && head.contains(SPREADSHEET);
  }

  private static String text(ZipFile zip, String name) throws IOException {
    ZipEntry part = zip.getEntry(name);
    if (part == null) {
      return "";
    }
    try (InputStream in = zip.getInputStream(part)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
