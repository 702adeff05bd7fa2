package org.mang.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A delimited text as an office's system exports it. */
public final class OfficeText {

  private OfficeText() {}

  public static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }
}
