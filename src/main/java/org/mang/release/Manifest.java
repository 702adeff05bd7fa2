package org.mang.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The list of a release's files with their SHA-256, as {@code sha256sum -c MANIFEST} reads it, and
 * what they were made from.
 */
final class Manifest {

  static final String NAME = "MANIFEST";

  /** Begins the comments on what is hidden. */
  static final String DISCLOSURE = "disclosure: ";

  private Manifest() {}

  static void write(Path folder, List<String> files, List<String> comments) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String comment : comments) {
      text.append("# ").append(comment).append('\n');
    }
    for (String file : files) {
      text.append(sha256(Files.readAllBytes(folder.resolve(file))))
          .append("  ")
          .append(file)
          .append('\n');
    }
    Files.writeString(folder.resolve(NAME), text);
  }

  /** Whether two releases hold the same files, hidden as safely, whatever they were made from. */
  static boolean sameContent(Path one, Path other) throws IOException {
    return lines(one).equals(lines(other)) && disclosure(one).equals(disclosure(other));
  }

  /** The listed files that are gone, or have another hash. */
  static List<String> changed(Path folder) throws IOException {
    List<String> lines = lines(folder);
    if (lines.isEmpty()) {
      return List.of(NAME);
    }
    List<String> changed = new ArrayList<>();
    for (String line : lines) {
      int gap = line.indexOf("  ");
      Path file = folder.resolve(line.substring(gap + 2));
      if (!Files.isRegularFile(file)
          || !sha256(Files.readAllBytes(file)).equals(line.substring(0, gap))) {
        changed.add(line.substring(gap + 2));
      }
    }
    return changed;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(String text) {
    return sha256(text.getBytes(UTF_8));
  }

  private static List<String> lines(Path folder) throws IOException {
    return all(folder).stream().filter(line -> !line.startsWith("#")).toList();
  }

  private static List<String> disclosure(Path folder) throws IOException {
    return all(folder).stream().filter(line -> line.startsWith("# " + DISCLOSURE)).toList();
  }

  private static List<String> all(Path folder) throws IOException {
    Path manifest = folder.resolve(NAME);
    return Files.isRegularFile(manifest) ? Files.readAllLines(manifest) : List.of();
  }
}
