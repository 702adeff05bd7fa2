package org.mang.intake.text;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.intake.CsvFile;
import org.mang.intake.Outline;
import org.mang.intake.Sheet;
import org.mang.intake.cell.TextMode;

/**
 * Looks at every byte of some lines of a large delimited text, once: whether they are as plain as a
 * program writes them, so that DuckDB's own reader gets from them just what the thorough {@link
 * DelimitedReader} would; and which of the rows tables are found by. Memory is bounded, whatever
 * the size. The parts of a file are looked at side by side.
 *
 * <p>Plain is UTF-8 without control characters and rare spaces, one kind of line end, no quote that
 * stands within a field or goes over lines, no other quotes, and few empty lines.
 */
final class CsvScan {

  /** The second byte of a block in which a space lies. */
  private static final byte OGHAM = (byte) 0x9A;

  private static final int BUFFER = 1 << 20;
  private static final int MOST_EMPTY_LINES = 100;

  private static final byte PLAIN = 0;
  private static final byte SEPARATOR = 1;
  private static final byte QUOTE = 2;
  private static final byte LINE_END = 3;
  private static final byte HIGH = 4;
  private static final byte STRANGE = 5;

  /** So many bytes are worth a thread of their own. */
  private static final long WORTH_A_PART = 4 << 20;

  private final FileChannel in;
  private final long first;
  private final long end;
  private final char separator;
  private final TextMode mode;
  private final byte[] kinds = new byte[256];
  private final Outline outline = new Outline();
  private final List<Integer> emptyLines = new ArrayList<>();

  private byte[] buffer;
  private int lines;
  private int rows;
  private int width;
  private boolean marked;
  private boolean padded;

  /** How many lines there are before these; known when all parts have been looked at. */
  private int before;

  /** Whether there are letters beyond ASCII; and such as only Unicode has for Vietnamese. */
  private boolean hasMarks;

  private boolean isVietnamese;

  /** Where in the file the buffer begins. */
  private long start;

  private @Nullable Boolean carriageReturns;

  /** Whether line ends are the same in all parts. */
  private boolean isOfOneKind = true;

  /** To look at the bytes from {@code first} to before {@code end}, where lines begin. */
  private CsvScan(FileChannel in, long first, long end, char separator, TextMode mode, int buffer) {
    this.in = in;
    this.first = first;
    this.end = end;
    this.start = first;
    this.buffer = new byte[buffer];
    this.separator = separator;
    this.mode = mode;
    for (int b = 0; b < 256; b++) {
      kinds[b] = b < ' ' || b == 0x7F ? STRANGE : b >= 0x80 ? HIGH : PLAIN;
    }
    kinds['\t'] = PLAIN;
    kinds['"'] = QUOTE;
    kinds['\n'] = LINE_END;
    kinds['\r'] = LINE_END;
    kinds[separator] = SEPARATOR;
  }

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
      List<CsvScan> scans = new ArrayList<>();
      long from = 0;
      for (int part = 1; part <= parts; part++) {
        long to = part == parts ? in.size() : lineAfter(in, in.size() / parts * part);
        if (to > from || part == parts) {
          scans.add(new CsvScan(in, from, Math.max(from, to), separator, mode, buffer));
          from = Math.max(from, to);
        }
      }
      boolean plain =
          scans.parallelStream().map(CsvScan::isPlainOrFails).reduce(true, Boolean::logicalAnd);
      return plain ? sheet(file, scans) : null;
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
  private static @Nullable Sheet sheet(Path file, List<CsvScan> parts) {
    CsvScan whole = parts.get(0);
    parts.subList(1, parts.size()).forEach(whole::add);
    // Text of an old font, saved as UTF-8, has Latin letters alone; so has one encoded twice.
    if (!whole.isOfOneKind
        || whole.emptyLines.size() > MOST_EMPTY_LINES
        || (whole.hasMarks && !whole.isVietnamese)) {
      return null;
    }
    CsvFile body =
        new CsvFile(
            file,
            whole.separator,
            Boolean.TRUE.equals(whole.carriageReturns),
            whole.marked,
            whole.padded && whole.mode == TextMode.CLEANED,
            whole.rows,
            whole.lines,
            whole.emptyLines,
            whole.width,
            whole.mode);
    return new Sheet(
        null, false, false, whole.outline.rows(), List.of(), whole.width, List.of(), body);
  }

  /** Takes in what was found in the lines that follow. */
  private void add(CsvScan following) {
    following.before = lines;
    isOfOneKind &=
        carriageReturns == null
            || following.carriageReturns == null
            || carriageReturns.equals(following.carriageReturns);
    carriageReturns = carriageReturns == null ? following.carriageReturns : carriageReturns;
    following.emptyLines.forEach(line -> emptyLines.add(lines + line));
    lines += following.lines;
    rows += following.rows;
    width = Math.max(width, following.width);
    padded |= following.padded;
    hasMarks |= following.hasMarks;
    isVietnamese |= following.isVietnamese;
    outline.add(following.outline);
  }

  private boolean isPlainOrFails() {
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
   * @return where the first line begins that is not whole; -1 if something is not plain
   */
  private int lines(int at, int end, boolean last) {
    int line = at;
    while (line < end) {
      int next = line(line, end, last);
      if (next < 0) {
        return next == UNFINISHED ? line : NOT_PLAIN;
      }
      line = next;
    }
    return line;
  }

  private static final int NOT_PLAIN = -1;
  private static final int UNFINISHED = -2;

  /** Where the next line begins; or that this one is not whole, or not plain. */
  private int line(int from, int end, boolean last) {
    // Held here, for what is read from a field may have changed for all the compiler knows.
    byte[] bytes = buffer;
    byte[] kinds = this.kinds;
    int field = from;
    int fields = 1;
    int full = 0;
    int quotes = 0;
    for (int i = plainUntil(bytes, kinds, from, end);
        i < end;
        i = plainUntil(bytes, kinds, i + 1, end)) {
      int kind = kinds[bytes[i] & 0xFF];
      if (kind == SEPARATOR) {
        if (quotes % 2 == 0) {
          if (!isWhole(field, i, quotes)) {
            return NOT_PLAIN;
          }
          padded |= isBlankBeside(i, from, end);
          full += i > field ? 1 : 0;
          fields++;
          field = i + 1;
          quotes = 0;
        }
      } else if (kind == HIGH) {
        int length = letter(bytes, i, end);
        if (length == 0) {
          return last || i + 4 <= end ? NOT_PLAIN : UNFINISHED;
        }
        i += length - 1;
      } else if (kind == LINE_END) {
        boolean carriage = bytes[i] == '\r';
        if (carriage && i + 1 == end && !last) {
          return UNFINISHED;
        }
        if (quotes % 2 != 0
            || !isWhole(field, i, quotes)
            || (carriage && (i + 1 == end || bytes[i + 1] != '\n'))
            || (carriageReturns != null && carriageReturns != carriage)) {
          return NOT_PLAIN;
        }
        if (carriageReturns == null) {
          // Written once: a reference is dear to write, line by line, to some garbage collectors.
          carriageReturns = carriage;
        }
        padded |= isBlankBeside(i, from, i) || isBlank(bytes[from]);
        full += i > field ? 1 : 0;
        return ended(from, i, fields, full) ? i + (carriage ? 2 : 1) : NOT_PLAIN;
      } else if (kind == QUOTE) {
        if ((quotes == 0 && i > field) || (i > from && bytes[i - 1] == '\\')) {
          return NOT_PLAIN;
        }
        padded |= isBlankBeside(i, from, end);
        quotes++;
        if (quotes % 2 == 0 && i + 1 < end && !mayFollowQuote(bytes[i + 1])) {
          return NOT_PLAIN;
        }
      } else {
        return NOT_PLAIN;
      }
    }
    if (!last) {
      return UNFINISHED;
    }
    full += end > field ? 1 : 0;
    padded |= isBlankBeside(end, from, end) || (end > from && isBlank(bytes[from]));
    boolean whole = quotes % 2 == 0 && isWhole(field, end, quotes);
    return whole && ended(from, end, fields, full) ? end : NOT_PLAIN;
  }

  /** Within a field, quotes are doubled. */
  private boolean mayFollowQuote(byte b) {
    int kind = kinds[b & 0xFF];
    return kind == QUOTE || kind == SEPARATOR || kind == LINE_END;
  }

  /** The first byte from {@code i} that is more than a letter: most are no more. */
  private static int plainUntil(byte[] bytes, byte[] kinds, int i, int end) {
    int at = i;
    while (at < end && kinds[bytes[at] & 0xFF] == PLAIN) {
      at++;
    }
    return at;
  }

  private boolean hasDigit(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] >= '0' && buffer[i] <= '9') {
        return true;
      }
    }
    return false;
  }

  /** Whether a blank stands beside what parts fields at {@code i}, on the same line. */
  private boolean isBlankBeside(int i, int from, int end) {
    return (i > from && isBlank(buffer[i - 1])) || (i + 1 < end && isBlank(buffer[i + 1]));
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /**
   * A field is without quotes of any kind, or from its first to its last byte in double ones. An
   * apostrophe or ="" before it may be a sign of Excel's.
   */
  private boolean isWhole(int from, int to, int quotes) {
    if (to == from) {
      return true;
    }
    return quotes == 0
        ? buffer[from] != '\''
        : to - from >= 2 && buffer[to - 1] == '"' && buffer[from + 1] != '=';
  }

  /** Takes a line in; whether it is plain. */
  private boolean ended(int from, int to, int fields, int full) {
    lines++;
    if (to == from) {
      // Above a table there may be some; DuckDB passes over them without counting.
      emptyLines.add(lines);
      return emptyLines.size() <= MOST_EMPTY_LINES;
    }
    width = Math.max(width, fields);
    if (width > Sheet.MOST_COLUMNS) {
      return false;
    }
    if (fields == 1 && full > 0 && mayBeOdd(from, to)) {
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
    ByteBuffer line = ByteBuffer.allocate(length);
    try {
      while (line.hasRemaining() && in.read(line, offset + line.position()) >= 0) {
        // A read may give less than was asked for.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = new String(line.array(), StandardCharsets.UTF_8);
    return new Sheet.Row(number, CsvFile.cells(text, separator, mode));
  }

  /** How many bytes the letter at {@code i} has; 0 if it is not plain, or not whole. */
  private int letter(byte[] bytes, int i, int end) {
    int first = bytes[i] & 0xFF;
    if (first == 0xE1 && i + 3 <= end) {
      // Most Vietnamese letters.
      setVietnamese();
      return (bytes[i + 1] & 0xC0) == 0x80 && (bytes[i + 2] & 0xC0) == 0x80 && bytes[i + 1] != OGHAM
          ? 3
          : 0;
    }
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || i + length > end) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[i + 1] & 0xFF;
    boolean wellFormed =
        switch (first) {
          case 0xC2 -> second > 0xA0;
          case 0xE0 -> second >= 0xA0;
          case 0xE2 -> isNoSpace(second, bytes[i + 2] & 0xFF);
          case 0xE3 -> second != 0x80 || (bytes[i + 2] & 0xFF) != 0x80;
          case 0xED -> second <= 0x9F;
          case 0xF0 -> second >= 0x90;
          case 0xF4 -> second <= 0x8F;
          default -> true;
        };
    if (first == 0xCC || first == 0xCD) {
      // Marks that follow their letters.
      setVietnamese();
    } else if (!hasMarks) {
      hasMarks = true;
    }
    return wellFormed ? length : 0;
  }

  /** Written once: see the line ends. */
  private void setVietnamese() {
    if (!isVietnamese) {
      isVietnamese = true;
      hasMarks = true;
    }
  }

  /** Of U+2000 to U+20FF, whether it is none of the spaces and line ends. */
  private static boolean isNoSpace(int second, int third) {
    return switch (second) {
      case 0x80 -> (third >= 0x8B && third < 0xA8) || third > 0xAF;
      case 0x81 -> third != 0x9F;
      default -> true;
    };
  }
}
