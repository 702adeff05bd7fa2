package org.mang.intake.text;

import java.util.ArrayList;
import java.util.List;
import org.mang.definition.Text;
import org.mang.intake.UnreadableFileException;

/**
 * Parts a delimited text into records. A quoted field ends only before a separator or the end of a
 * line; blanks may stand around its quotes. A quote that begins a field within which another one
 * begins, or that is never closed, is a letter like others, and so is one within a field.
 */
final class TextRecords {

  /** How quotes are taken. */
  enum Reading {
    /** They hold separators and line ends together. */
    OVER_LINES,
    /** They hold separators together; no field runs over the end of its line. */
    WITHIN_LINE,
    /** They are letters. */
    BARE
  }

  /** No text needs more looks at a letter than this, on average, but one made for it. */
  private static final long MOST_LOOKS = 50;

  private static final int NONE = -1;

  private final String text;
  private final char separator;
  private final char quote;

  /** Between these no quote closes a field, as an earlier look has shown. */
  private int deadFrom;

  private int deadTo;
  private long looks;

  TextRecords(String text, TextDialect dialect) {
    this.text = text;
    this.separator = dialect.separator();
    this.quote = dialect.quote();
  }

  int length() {
    return text.length();
  }

  /** The record that begins at {@code from}, on the line of that number. */
  TextRecord at(int from, int line, Reading reading) {
    List<String> fields = new ArrayList<>();
    List<Integer> strays = new ArrayList<>();
    int lines = 1;
    int within = 0;
    int i = from;
    while (true) {
      int open = blanks(i);
      boolean opens = reading != Reading.BARE && isQuote(open);
      // Behind a blank it may as well be a word in quotes: it opens only what its line closes.
      boolean isLoose = open > i;
      int close = opens ? close(open, isLoose ? Reading.WITHIN_LINE : reading) : NONE;
      int end;
      if (close != NONE) {
        end = blanks(close + 1);
        fields.add(unquoted(open + 1, close));
        int more = lineEnds(open, close);
        lines += more;
        within = more > 0 ? Math.max(within, separators(open, close)) : within;
        if (hasStray(open + 1, close)) {
          strays.add(fields.size() - 1);
        }
      } else {
        int marked = reading != Reading.BARE && isMarked(i) ? close(i + 1, Reading.WITHIN_LINE) : 0;
        end = marked > 0 ? blanks(marked + 1) : edge(i);
        String field = text.substring(i, end);
        fields.add(field);
        if (marked <= 0 && isStray(field)) {
          strays.add(fields.size() - 1);
        }
      }
      if (end >= text.length() || text.charAt(end) != separator) {
        return new TextRecord(from, lineAfter(end), line, lines, within, fields, strays);
      }
      i = end + 1;
    }
  }

  /** Excel keeps as text what stands so: ="007". */
  private boolean isMarked(int at) {
    return at + 1 < text.length() && text.charAt(at) == '=' && isQuote(at + 1);
  }

  /** Where the quote is that closes the one at {@code open}; or that there is none. */
  private int close(int open, Reading reading) {
    if (looks > MOST_LOOKS * (text.length() + 1_000L)) {
      throw unclosed(0);
    }
    if (open >= deadFrom && open < deadTo) {
      int run = run(open + 1);
      return run > open + 1 && isEdge(blanks(run)) ? run - 1 : NONE;
    }
    int lenient = NONE;
    int i = open + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      looks++;
      if (c == quote) {
        int run = run(i);
        boolean closes = isEdge(blanks(run));
        if (closes && (run - i) % 2 == 1) {
          return run - 1;
        }
        // Doubled before a separator, they are a quote within; but the last may have to close.
        lenient = closes ? run - 1 : lenient;
        i = run;
      } else if (c == separator || isLineEnd(c)) {
        if (isLineEnd(c) && reading == Reading.WITHIN_LINE) {
          return lenient;
        }
        if (isOpening(blanks(i + 1))) {
          return lenient != NONE ? lenient : dead(open, i, reading);
        }
        i++;
      } else {
        i++;
      }
    }
    return lenient != NONE ? lenient : dead(open, text.length(), reading);
  }

  private int dead(int open, int until, Reading reading) {
    if (reading == Reading.OVER_LINES) {
      deadFrom = open;
      deadTo = until;
    }
    return NONE;
  }

  /** Whether a field begins at {@code at} that is quoted, and not empty. */
  private boolean isOpening(int at) {
    if (!isQuote(at)) {
      return false;
    }
    int run = run(at);
    return (run - at) % 2 == 1 && !isEdge(blanks(run));
  }

  private boolean hasStray(int from, int to) {
    // An apostrophe within is one of a word.
    for (int i = quote == '"' ? from : to; i < to; i++) {
      if (text.charAt(i) == quote) {
        int run = Math.min(run(i), to);
        if ((run - i) % 2 == 1) {
          return true;
        }
        i = run;
      }
    }
    return false;
  }

  /** Whether a field without quotes around it begins or ends with one. */
  private boolean isStray(String field) {
    String bare = field.strip();
    if (quote != '"' || bare.isEmpty()) {
      return false;
    }
    boolean ends = bare.charAt(0) == quote || bare.charAt(bare.length() - 1) == quote;
    return field.charAt(0) == quote
        || (ends && bare.chars().filter(c -> c == quote).count() % 2 == 1);
  }

  /** What stands between two quotes; doubled ones are one. */
  private String unquoted(int from, int to) {
    String field = text.substring(from, to);
    if (field.indexOf(quote) < 0) {
      return field;
    }
    StringBuilder single = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      single.append(c);
      if (c == quote && i + 1 < field.length() && field.charAt(i + 1) == quote) {
        i++;
      }
    }
    return single.toString();
  }

  private int lineEnds(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      count += c == '\n' || (c == '\r' && text.charAt(i + 1) != '\n') ? 1 : 0;
    }
    return count;
  }

  private int separators(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += text.charAt(i) == separator ? 1 : 0;
    }
    return count;
  }

  private int edge(int from) {
    int i = from;
    while (!isEdge(i)) {
      i++;
    }
    return i;
  }

  private int run(int from) {
    int i = from;
    while (isQuote(i)) {
      i++;
    }
    looks += i - from;
    return i;
  }

  private int blanks(int from) {
    int i = from;
    while (i < text.length() && TextDialect.isBlank(text.charAt(i), separator)) {
      i++;
    }
    return i;
  }

  private boolean isQuote(int at) {
    return at < text.length() && text.charAt(at) == quote;
  }

  private boolean isEdge(int at) {
    return at >= text.length() || text.charAt(at) == separator || isLineEnd(text.charAt(at));
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Where the line begins behind the line end at {@code at}. */
  int lineAfter(int at) {
    boolean both = at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n';
    return Math.min(text.length(), at + (both ? 2 : 1));
  }

  /** The refusal of a text whose quotes can be taken in several ways; the line if it is known. */
  UnreadableFileException unclosed(int line) {
    boolean isDouble = quote == '"';
    String sign = isDouble ? "dấu nháy kép" : "dấu nháy đơn";
    String vi = line == 0 ? "" : " ở dòng " + line;
    String en = line == 0 ? "" : " in line " + line;
    return new UnreadableFileException(
        new Text(
            "Không đọc được tệp CSV: có thể một %s mở%s mà không đóng. Kiểm tra rồi gửi lại."
                .formatted(sign, vi),
            "The CSV file cannot be read: perhaps a quote is opened%s and not closed. Check it and send it again."
                .formatted(en)));
  }
}
