package org.mang.intake;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One arrival of a file.
 *
 * @param fileName its name, without folders
 * @param receivedAt local time
 * @param receivedFrom which office handed it in, where that was noted
 */
public record Receipt(String fileName, LocalDateTime receivedAt, @Nullable String receivedFrom) {

  /** As one line of CSV. */
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
