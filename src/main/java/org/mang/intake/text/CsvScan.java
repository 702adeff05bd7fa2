package org.mang.intake.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.intake.CsvFile;
import org.mang.intake.Sheet;
import org.mang.intake.cell.TextMode;

/**
 * Looks at every byte of a large delimited text, once: whether it is as plain as a program writes
 * it, so that DuckDB's own reader gets from it just what the thorough {@link DelimitedReader}
 * would; and which of the rows tables are found by. Memory is bounded, whatever the size. The parts
 * of a file are looked at side by side.
 *
 * <p>A text is plain if its lines are ({@link PlainLine}), all end alike, and few are empty.
 */
final class CsvScan {

  private static final int BUFFER = 1 << 20;

  /** So many bytes are worth a thread of their own. */
  private static final long WORTH_A_PART = 4 << 20;

  private CsvScan() {}

  /** The text as a sheet that DuckDB reads; null if it is not plain. */
  static @Nullable Sheet of(Path file, char separator, TextMode mode) throws IOException {
    long parts =
        Math.min(Runtime.getRuntime().availableProcessors(), Files.size(file) / WORTH_A_PART);
    return of(file, separator, mode, BUFFER, (int) Math.max(1, parts));
  }

  /**
   * The same with a buffer of another size, in so many parts.
   *
   * @param buffer in bytes; a line that is longer is not plain
   */
  static @Nullable Sheet of(Path file, char separator, TextMode mode, int buffer, int parts)
      throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      List<CsvPart> all = new ArrayList<>();
      long from = 0;
      for (int part = 1; part <= parts; part++) {
        long to = part == parts ? in.size() : lineAfter(in, in.size() / parts * part);
        if (to > from || part == parts) {
          all.add(new CsvPart(in, from, Math.max(from, to), separator, mode, buffer));
          from = Math.max(from, to);
        }
      }
      boolean plain = all.parallelStream().map(CsvPart::look).reduce(true, Boolean::logicalAnd);
      return plain ? sheet(file, all) : null;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Where the first line begins that is wholly behind {@code at}. */
  private static long lineAfter(FileChannel in, long at) throws IOException {
    ByteBuffer some = ByteBuffer.allocate(8192);
    long from = at;
    while (in.read(some.clear(), from) > 0) {
      for (int i = 0; i < some.position(); i++) {
        if (some.get(i) == '\n') {
          return from + i + 1;
        }
      }
      from += some.position();
    }
    return in.size();
  }

  /** What the parts of a plain text come to; null if it is not plain as a whole. */
  private static @Nullable Sheet sheet(Path file, List<CsvPart> parts) {
    CsvPart whole = parts.get(0);
    parts.subList(1, parts.size()).forEach(whole::add);
    if (!whole.isPlainAsAWhole()) {
      return null;
    }
    CsvFile body = whole.file(file);
    return new Sheet(null, false, false, whole.outline(), List.of(), body.width(), List.of(), body);
  }
}
