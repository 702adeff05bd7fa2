package org.mang.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads delimited text. Its encoding and its dialect are found by looking at all of it. */
final class DelimitedReader {

  /** From so many bytes on a text is read by DuckDB, if it is plain. */
  private static final long LARGE = 1 << 20;

  /** Of a large text so many bytes tell the separator: some thousand lines. */
  private static final int BEGINNING = 1 << 18;

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
    if (bytes < LARGE || GLOB.matcher(file.toAbsolutePath().toString()).find()) {
      return null;
    }
    String beginning = beginning(file);
    if (mode == TextMode.CLEANED) {
      LostLetters.check(beginning);
    }
    return CsvScan.of(file, TextDialect.separator(beginning), mode);
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
    char separator = TextDialect.separator(text);
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
    TextDialect quoting = TextDialect.of(text, separator);
    boolean escaped = !quoting.withQuotesDoubled(text).equals(text);
    char quote = quoting.quote();
    return found
        + (quoting.quotes(text) ? ", " + quote + "…" + quote : "")
        + (escaped ? ", \\\"" : "");
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

  static Sheet read(String text, TextMode mode) {
    return read(text, mode, new Budget(Limits.NONE));
  }

  private static Sheet read(String text, TextMode mode, Budget budget) {
    return read(text, TextDialect.separator(text), mode, budget);
  }

  static Sheet read(String text, char separator, TextMode mode, Budget budget) {
    TextDialect dialect = TextDialect.of(text, separator);
    TextRecords records = new TextRecords(dialect.withQuotesDoubled(text), dialect);
    List<Sheet.Row> rows = new ArrayList<>();
    SheetNotes notes = new SheetNotes();
    new StrayQuotes(records, mode == TextMode.CLEANED)
        .read(
            record -> {
              List<@Nullable String> cells = new ArrayList<>(record.size());
              for (String field : record.fields()) {
                cells.add(mode.field(field));
                budget.text(field.length());
              }
              budget.columns(cells.size(), cells.size());
              for (int column : record.strays()) {
                String field = record.fields().get(column);
                notes.add(stray(record.line(), column, field));
                cells.set(column, mode.field(mode.withoutStray(field)));
              }
              Sheet.Row row = new Sheet.Row(record.line(), cells);
              if (!row.isBlank()) {
                rows.add(row);
              }
            });
    if (mode == TextMode.CLEANED) {
      TextMarks.takeOff(rows);
    }
    int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    Sheet sheet =
        new Sheet(
            null, false, false, rows, List.of(), width, List.of(), new Sheet.Listed(), notes);
    if (mode == TextMode.CLEANED) {
      OddLines.check(sheet, separator);
    }
    return sheet;
  }

  private static CellNote stray(int row, int column, String field) {
    return new CellNote(CellNote.Kind.STRAY_QUOTE, row, column, field.strip(), null);
  }
}
