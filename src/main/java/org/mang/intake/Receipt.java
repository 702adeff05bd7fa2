package org.mang.intake;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One arrival of a file.
 *
 * @param fileName its name, without folders
 * @param receivedAt local time
 * @param receivedFrom which office handed it in, where that was noted
 * @param said what was noted of it besides
 */
public record Receipt(
    String fileName, LocalDateTime receivedAt, @Nullable String receivedFrom, Said said) {

  /** An arrival of which nothing is said. */
  public Receipt(String fileName, LocalDateTime receivedAt, @Nullable String receivedFrom) {
    this(fileName, receivedAt, receivedFrom, Said.NOTHING);
  }

  /** As the beginning of a line of CSV. */
  String line() {
    return quoted(fileName)
        + ','
        + receivedAt
        + ','
        + quoted(receivedFrom == null ? "" : receivedFrom);
  }

  private static String quoted(String text) {
    return '"' + text.replaceAll("\\p{Cntrl}", " ").replace("\"", "\"\"") + '"';
  }
}
