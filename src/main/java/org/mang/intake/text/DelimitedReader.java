package org.mang.intake.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Budget;
import org.mang.intake.CsvFile;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.UnreadableFileException;
import org.mang.intake.cell.TextMode;
import org.mang.intake.letters.Encoding;
import org.mang.intake.letters.LostLetters;
import org.mang.intake.letters.TwiceEncoded;

/** Reads delimited text. Its encoding and its dialect are found by looking at all of it. */
public final class DelimitedReader {

  /** From so many bytes on a text is read by DuckDB, if it is plain. */
  private static final long LARGE = 1 << 20;

  /** Of a large text so many bytes tell the separator: some thousand lines. */
  private static final int BEGINNING = 1 << 18;

  /** In a path, DuckDB takes these for a pattern. */
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private DelimitedReader() {}

  /** A file as one sheet. */
  public static Sheet read(Path file, Limits limits, TextMode mode) throws IOException {
    Sheet plain = plain(file, limits, mode);
    return plain != null
        ? plain
        : read(decoded(file, limits, mode).text(), mode, new Budget(limits));
  }

  /** A large text that DuckDB can read; null if it is small, or not plain. */
  private static @Nullable Sheet plain(Path file, Limits limits, TextMode mode) throws IOException {
    long bytes = Files.size(file);
    if (bytes > Limits.bytes(limits.megabytes().plain())) {
      throw tooLarge(limits.megabytes().plain());
    }
    if (bytes < LARGE || GLOB.matcher(file.toAbsolutePath().toString()).find()) {
      return null;
    }
    String beginning = beginning(file);
    TextDialect dialect = TextDialect.of(beginning);
    if (dialect.separator() == ' ' || TextSheet.isStrange(beginning, dialect)) {
      return null;
    }
    Sheet plain = CsvScan.of(file, dialect.separator(), mode);
    // In another encoding letters are not lost, though they look so before it is known.
    if (plain != null && mode == TextMode.CLEANED) {
      LostLetters.check(beginning);
    }
    return plain;
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
    }
  }

  private static UnreadableFileException tooLarge(int megabytes) {
    return Limits.tooLarge("Tệp", "The file", megabytes, "MB", "MB");
  }

  /** Encoding, separator and line ends, quotes and how they are escaped, as they were found. */
  public static String dialect(Path file, Limits limits) throws IOException {
    Sheet plain = plain(file, limits, TextMode.UNTOUCHED);
    if (plain != null && plain.body() instanceof CsvFile csv) {
      return dialect(
          csv.marked() ? Encoding.UTF_8_MARKED : Encoding.UTF_8,
          csv.separator(),
          csv.carriageReturns() ? "CRLF" : "LF");
    }
    Encoding.Decoded decoded = decoded(file, limits, TextMode.UNTOUCHED);
    String text = WholeLines.unwrapped(decoded.text());
    TextDialect quoting = TextDialect.of(text);
    long crlf = count(text, "\r\n");
    long lf = count(text, "\n") - crlf;
    long cr = count(text, "\r") - crlf;
    List<String> ends = new ArrayList<>();
    if (crlf > 0) {
      ends.add("CRLF");
    }
    if (lf > 0) {
      ends.add("LF");
    }
    if (cr > 0) {
      ends.add("CR");
    }
    String found =
        dialect(
            decoded.encoding(),
            quoting.separator(),
            ends.isEmpty() ? "1 line" : String.join(" + ", ends));
    boolean escaped = !quoting.withQuotesDoubled(text).equals(text);
    char quote = quoting.quote();
    return found
        + (text.equals(decoded.text()) ? "" : ", \"…\" × 1")
        + (quoting.quotes(text) ? ", " + quote + "…" + quote : "")
        + (escaped ? ", \\\"" : "");
  }

  private static String dialect(Encoding encoding, char separator, String lineEnds) {
    return "%s, %s, %s".formatted(encoding.title(), TextDialect.title(separator), lineEnds);
  }

  private static Encoding.Decoded decoded(Path file, Limits limits, TextMode mode)
      throws IOException {
    if (Files.size(file) > Limits.bytes(limits.megabytes().text())) {
      throw tooLarge(limits.megabytes().text());
    }
    Encoding.Decoded decoded =
        Encoding.decode(Files.readAllBytes(file), mode == TextMode.UNTOUCHED);
    if (mode == TextMode.CLEANED) {
      TwiceEncoded.check(decoded.text());
      LostLetters.check(decoded.text());
    }
    return decoded;
  }

  private static long count(String text, String what) {
    long count = 0;
    for (int at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length())) {
      count++;
    }
    return count;
  }

  /** A text that is in memory already, without limits. */
  public static Sheet read(String text, TextMode mode) {
    return read(text, mode, new Budget(Limits.NONE));
  }

  private static Sheet read(String text, TextMode mode, Budget budget) {
    String lines = WholeLines.unwrapped(text);
    return new TextSheet(TextDialect.of(lines), mode, budget).read(lines, true);
  }

  static Sheet read(String text, char separator, TextMode mode, Budget budget) {
    return new TextSheet(TextDialect.of(text, separator), mode, budget).read(text, false);
  }
}
