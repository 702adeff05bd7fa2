package org.mang;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A text of lines that are only ever added. A last line without an end was being written when the
 * machine stopped or the disk was full: it was never said, and the next one takes its place.
 */
public final class LineFile {

  private final Path file;

  /** That file, which need not be there yet. */
  public LineFile(Path file) {
    this.file = file;
  }

  /** All that are whole, without their ends; none if there is no file. */
  public List<String> lines() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** Adds a line; it is on the disk when this returns. A new file is its owner's alone. */
  public void add(String line) throws IOException {
    boolean isNew = !Files.exists(file);
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            Rights.OWN_FILE)) {
      long end = lines().stream().mapToLong(known -> bytes(known).length).sum();
      channel.truncate(end);
      channel.position(end);
      ByteBuffer bytes = ByteBuffer.wrap(bytes(line));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (isNew) {
      WholeFile.force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }
  }

  private static byte[] bytes(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
