package org.mang.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;

/** Reads delimited text. Encoding and separator are found by looking at the text. */
final class DelimitedReader {

  private static final char[] SEPARATORS = {';', ',', '\t', '|'};

  /** From so many bytes on a text is read by DuckDB, if it is plain. */
  private static final long LARGE = 1 << 20;

  /** Of a large text so many bytes tell the separator: some thousand lines. */
  private static final int BEGINNING = 1 << 18;

  /** More separators than this on a line are as good as this many. */
  private static final int MOST_COUNTED = 999;

  /** In a path, DuckDB takes these for a pattern. */
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private DelimitedReader() {}

  static Sheet read(Path file, Limits limits, TextMode mode) throws IOException {
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
    return bytes >= LARGE && !GLOB.matcher(file.toAbsolutePath().toString()).find()
        ? CsvScan.of(file, separator(beginning(file)), mode)
        : null;
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
  static String dialect(Path file, Limits limits) throws IOException {
    Sheet plain = plain(file, limits, TextMode.UNTOUCHED);
    if (plain != null && plain.body() instanceof CsvFile csv) {
      return csv.dialect();
    }
    Encoding.Decoded decoded = decoded(file, limits, TextMode.UNTOUCHED);
    String text = decoded.text();
    char separator = separator(text);
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
            decoded.encoding(), separator, ends.isEmpty() ? "1 line" : String.join(" + ", ends));
    char quote = quote(text, separator);
    boolean quoted = text.indexOf(quote) >= 0 && (quote == '\'' || hasQuoted(text, separator));
    boolean escaped = quote == '"' && !withQuotesDoubled(text, separator).equals(text);
    return found + (quoted ? ", " + quote + "…" + quote : "") + (escaped ? ", \\\"" : "");
  }

  private static boolean hasQuoted(String text, char separator) {
    for (int at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
      if (isEdge(text, at - 1, separator)) {
        return true;
      }
    }
    return false;
  }

  static String dialect(Encoding encoding, char separator, String lineEnds) {
    return "%s, %s, %s"
        .formatted(encoding.title(), separator == '\t' ? "TAB" : "“" + separator + "”", lineEnds);
  }

  private static Encoding.Decoded decoded(Path file, Limits limits, TextMode mode)
      throws IOException {
    if (Files.size(file) > Limits.bytes(limits.megabytes().text())) {
      throw tooLarge(limits.megabytes().text());
    }
    return Encoding.decode(Files.readAllBytes(file), mode == TextMode.UNTOUCHED);
  }

  private static long count(String text, String what) {
    long count = 0;
    for (int at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length())) {
      count++;
    }
    return count;
  }

  static Sheet read(String text, TextMode mode) {
    return read(text, mode, new Budget(Limits.NONE));
  }

  private static Sheet read(String text, TextMode mode, Budget budget) {
    return read(text, separator(text), mode, budget);
  }

  static Sheet read(String text, char separator, TextMode mode, Budget budget) {
    List<Sheet.Row> rows = new ArrayList<>();
    Swallowed swallowed = new Swallowed();
    char quote = quote(text, separator);
    String escaped = quote == '"' ? withQuotesDoubled(text, separator) : text;
    try (CsvReader<CsvRecord> reader =
        CsvFile.reader(separator).quoteCharacter(quote).ofCsvRecord(escaped)) {
      for (CsvRecord line : reader) {
        List<@Nullable String> cells = new ArrayList<>(line.getFieldCount());
        for (String field : line.getFields()) {
          swallowed.look(field, separator, line.getStartingLineNumber());
          cells.add(mode.text(field));
          budget.text(field.length());
        }
        budget.columns(cells.size(), cells.size());
        swallowed.widest = Math.max(swallowed.widest, cells.size());
        Sheet.Row row = new Sheet.Row((int) line.getStartingLineNumber(), cells);
        if (!row.isBlank()) {
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CsvParseException e) {
      throw unclosed("", "");
    }
    if (swallowed.separators >= Math.max(2, swallowed.widest - 1)) {
      throw unclosed(" ở dòng " + swallowed.line, " in line " + swallowed.line);
    }
    Sheet sheet = Sheet.of(null, rows, List.of());
    if (mode == TextMode.CLEANED) {
      OddLines.check(sheet, separator);
    }
    return sheet;
  }

  /**
   * An apostrophe quotes where no double quote does, and wherever it begins a field it ends one.
   */
  private static char quote(String text, char separator) {
    int begun = 0;
    int ended = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && isEdge(text, i - 1, separator)) {
        return '"';
      }
      if (c == '\'') {
        begun += isEdge(text, i - 1, separator) ? 1 : 0;
        ended += isEdge(text, i + 1, separator) ? 1 : 0;
      }
    }
    return begun > 1 && begun == ended ? '\'' : '"';
  }

  /**
   * Some programs write a quote within quotes as \\", not as "". At the end of a field it is none.
   */
  private static String withQuotesDoubled(String text, char separator) {
    if (!text.contains("\\\"")) {
      return text;
    }
    StringBuilder doubled = new StringBuilder(text);
    for (int i = doubled.length() - 2; i >= 0; i--) {
      if (doubled.charAt(i) == '\\'
          && doubled.charAt(i + 1) == '"'
          && !isEdge(doubled, i + 2, separator)
          && !isEdge(doubled, i - 1, separator)) {
        doubled.setCharAt(i, '"');
      }
    }
    return doubled.toString();
  }

  /** Whether a field ends at {@code at}, or just begins behind it. */
  private static boolean isEdge(CharSequence text, int at, char separator) {
    if (at < 0 || at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    return c == separator || c == '\n' || c == '\r';
  }

  private static UnreadableFileException unclosed(String atVi, String atEn) {
    return new UnreadableFileException(
        new Text(
            "Không đọc được tệp CSV: có thể một dấu nháy kép mở%s mà không đóng. Kiểm tra rồi gửi lại."
                .formatted(atVi),
            "The CSV file cannot be read: perhaps a quote is opened%s and not closed. Check it and send it again."
                .formatted(atEn)));
  }

  /**
   * The field of several lines that holds most separators. One with as many as a row has is no text
   * that somebody wrote: a quote was not closed, and rows were swallowed.
   */
  private static final class Swallowed {
    private long separators;
    private long line;
    private int widest;

    void look(String field, char separator, long startingLine) {
      if (field.indexOf('\n') < 0 && field.indexOf('\r') < 0) {
        return;
      }
      long count = field.chars().filter(c -> c == separator).count();
      if (count > separators) {
        separators = count;
        line = startingLine;
      }
    }
  }

  /**
   * The separator of which most lines have the same number, outside quotes: a decimal comma is in
   * no header, and a comma in a sentence on few lines. Of two, the one that parts into more.
   */
  private static char separator(String text) {
    char best = ',';
    long most = 0;
    for (char candidate : SEPARATORS) {
      long score = agreement(text, candidate);
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return best;
  }

  /** How many lines agree, then on how many separators, as one number. */
  private static long agreement(String text, char separator) {
    long[] lines = new long[MOST_COUNTED + 1];
    boolean quoted = false;
    int count = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\n' || c == '\r') {
        lines[Math.min(count, MOST_COUNTED)]++;
        quoted = false;
        count = 0;
      } else if (c == separator && !quoted) {
        count++;
      }
    }
    long most = 0;
    for (int n = 1; n <= MOST_COUNTED; n++) {
      most = Math.max(most, lines[n] == 0 ? 0 : lines[n] * (MOST_COUNTED + 1) + n);
    }
    return most;
  }
}
