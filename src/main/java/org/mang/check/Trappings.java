package org.mang.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What an .xlsx carries beside its cells that POI searches one by one for each cell that is marked:
 * its looks, that is fonts, fills and borders, and its notes. Some workbooks have grown tens of
 * thousands of either, and marks in them take minutes. They are counted in the bytes of the parts,
 * before POI opens anything; a count, and no clock, so that a second run gives the same file.
 */
final class Trappings {

  /** Excel itself knows no more than 1,024 fonts. */
  static final int MOST_LOOKS = 4_000;

  static final int MOST_NOTES = 2_000;

  /** What a part with styles holds, one after the other. */
  private static final Set<String> GROUPS =
      Set.of(
          "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs");

  private static final Set<String> LOOKS = Set.of("fonts/font", "fills/fill", "borders/border");
  private static final Set<String> NOTES = Set.of("comment", "shape");
  private static final int LONGEST_NAME = 20;

  private final StringBuilder name = new StringBuilder();
  private boolean inName;
  private String group = "";
  private int looks;
  private int notes;

  private Trappings() {}

  /** Whether marks can be put into it in reasonable time. */
  static boolean areFew(Path xlsx) throws IOException {
    Trappings trappings = new Trappings();
    try (ZipFile zip = new ZipFile(xlsx.toFile())) {
      for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
        ZipEntry part = parts.nextElement();
        if (part.getName().endsWith(".xml") || part.getName().endsWith(".vml")) {
          try (InputStream in = zip.getInputStream(part)) {
            trappings.count(in);
          }
          if (trappings.looks > MOST_LOOKS || trappings.notes > MOST_NOTES) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private void count(InputStream in) throws IOException {
    group = "";
    inName = false;
    byte[] bytes = new byte[1 << 16];
    for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      for (int i = 0; i < read; i++) {
        // Of UTF-16 every other byte is none.
        if (bytes[i] != 0) {
          take((char) (bytes[i] & 0xFF));
        }
      }
    }
  }

  private void take(char c) {
    if (c == '<') {
      inName = true;
      name.setLength(0);
    } else if (inName && c == ':') {
      name.setLength(0);
    } else if (inName && Character.isLetter(c) && name.length() < LONGEST_NAME) {
      name.append(c);
    } else if (inName) {
      inName = false;
      count(name.toString());
    }
  }

  private void count(String element) {
    if (GROUPS.contains(element)) {
      group = element;
    } else if (LOOKS.contains(group + "/" + element)) {
      looks++;
    } else if (NOTES.contains(element)) {
      notes++;
    }
  }
}
