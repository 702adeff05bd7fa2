package org.mang.intake.text;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mang.intake.CsvFile;
import org.mang.intake.Outline;
import org.mang.intake.Sheet;
import org.mang.intake.cell.TextMode;

/**
 * Some lines of a large delimited text: how many there are, whether all are plain, and which of the
 * rows tables are found by. They are looked at once, in bounded memory.
 */
final class CsvPart {

  private static final int MOST_EMPTY_LINES = 100;

  private final FileChannel in;
  private final long first;
  private final long end;
  private final char separator;
  private final TextMode mode;
  private final PlainLine line;
  private final Outline outline = new Outline();
  private final List<Integer> emptyLines = new ArrayList<>();

  private byte[] buffer;

  /** Where in the file the buffer begins. */
  private long start;

  private int lines;
  private int rows;
  private int width;
  private boolean marked;

  /** How many lines there are before these; known when all parts have been looked at. */
  private int before;

  /** To look at the bytes from {@code first} to before {@code end}, where lines begin. */
  CsvPart(FileChannel in, long first, long end, char separator, TextMode mode, int buffer) {
    this.in = in;
    this.first = first;
    this.end = end;
    this.start = first;
    this.buffer = new byte[buffer];
    this.separator = separator;
    this.mode = mode;
    this.line = new PlainLine(separator);
  }

  /** Takes in what was found in the lines that follow. */
  void add(CsvPart following) {
    following.before = lines;
    following.emptyLines.forEach(number -> emptyLines.add(lines + number));
    lines += following.lines;
    rows += following.rows;
    width = Math.max(width, following.width);
    line.add(following.line);
    outline.add(following.outline);
  }

  /** Whether what was found in parts is plain as a whole. */
  boolean isPlainAsAWhole() {
    return line.isOfOneKind()
        && emptyLines.size() <= MOST_EMPTY_LINES
        && !line.letters().areLatinAlone();
  }

  /** The rows by which tables are found. */
  List<Sheet.Row> outline() {
    return outline.rows();
  }

  /** What was found of that file. */
  CsvFile file(Path path) {
    return new CsvFile(
        path,
        separator,
        line.hasCarriageReturns(),
        marked,
        line.isPadded() && mode == TextMode.CLEANED,
        rows,
        lines,
        emptyLines,
        width,
        mode);
  }

  /** Looks at the lines; whether they are plain. */
  boolean look() {
    try {
      return isPlain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      buffer = new byte[0];
    }
  }

  private boolean isPlain() throws IOException {
    int filled = read(0);
    marked = first == 0 && isMarked(filled);
    int at = marked ? 3 : 0;
    if (marked && filled > 3 && buffer[3] == '"') {
      // To DuckDB the mark is a letter of the first field, and the quote stands within it.
      return false;
    }
    while (filled > 0) {
      boolean last = start + filled == end;
      int done = lines(at, filled, last);
      if (done < 0 || (!last && done == at)) {
        return false;
      }
      if (last) {
        break;
      }
      System.arraycopy(buffer, done, buffer, 0, filled - done);
      start += done;
      filled = read(filled - done);
      at = 0;
    }
    return true;
  }

  /** Fills the buffer up; how many bytes it then holds. */
  private int read(int held) throws IOException {
    long from = start + held;
    int most = (int) Math.min(buffer.length - held, end - from);
    ByteBuffer rest = ByteBuffer.wrap(buffer, held, most);
    while (rest.hasRemaining()) {
      int read = in.read(rest, from);
      if (read < 0) {
        throw new EOFException("the file has become shorter");
      }
      from += read;
    }
    return rest.position();
  }

  private boolean isMarked(int filled) {
    return filled >= 3
        && (buffer[0] & 0xFF) == 0xEF
        && (buffer[1] & 0xFF) == 0xBB
        && (buffer[2] & 0xFF) == 0xBF;
  }

  /**
   * Looks at the lines from {@code at}.
   *
   * @return where the first line begins that is not whole; {@link PlainLine#NOT_PLAIN}
   */
  private int lines(int at, int limit, boolean last) {
    int from = at;
    while (from < limit) {
      int next = line.look(buffer, from, limit, last);
      if (next == PlainLine.UNFINISHED) {
        return from;
      }
      if (next == PlainLine.NOT_PLAIN || !take(from)) {
        return PlainLine.NOT_PLAIN;
      }
      from = next;
    }
    return from;
  }

  /** Takes in the line that begins there; whether it is plain among the others. */
  private boolean take(int from) {
    int to = line.end();
    int full = line.filled();
    lines++;
    if (to == from) {
      // Above a table there may be some; DuckDB passes over them without counting.
      emptyLines.add(lines);
      return emptyLines.size() <= MOST_EMPTY_LINES;
    }
    width = Math.max(width, line.fields());
    if (width > Sheet.MOST_COLUMNS) {
      return false;
    }
    if (line.fields() == 1 && full > 0 && mayBeOdd(from, to)) {
      return false;
    }
    if (full > 0) {
      rows++;
      int number = lines;
      long offset = start + from;
      int length = to - from;
      outline.add(full, hasDigit(from, to), () -> row(before + number, offset, length));
    }
    return true;
  }

  private boolean hasDigit(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] >= '0' && buffer[i] <= '9') {
        return true;
      }
    }
    return false;
  }

  /** Whether a line of one field holds so many separators that it may be a row all the same. */
  private boolean mayBeOdd(int from, int to) {
    int separators = 0;
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      separators += b == ';' || b == ',' || b == '\t' || b == '|' ? 1 : 0;
    }
    return separators > 2;
  }

  private Sheet.Row row(int number, long offset, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      while (bytes.hasRemaining() && in.read(bytes, offset + bytes.position()) >= 0) {
        // A read may give less than was asked for.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = new String(bytes.array(), StandardCharsets.UTF_8);
    return new Sheet.Row(number, CsvFile.cells(text, separator, mode));
  }
}
