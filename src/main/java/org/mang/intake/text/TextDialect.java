package org.mang.intake.text;

/** What parts the fields of a delimited text and what quotes them, found by looking at it. */
record TextDialect(char separator, char quote) {

  private static final char[] SEPARATORS = {';', ',', '\t', '|'};

  /** More separators than this on a line are as good as this many. */
  private static final int MOST_COUNTED = 999;

  /** Of so many fields that an apostrophe begins, one may end otherwise: the dogs' own. */
  private static final int ODD_ONE_IN = 10;

  static TextDialect of(String text) {
    return of(text, separator(text));
  }

  static TextDialect of(String text, char separator) {
    return new TextDialect(separator, quote(text, separator));
  }

  /**
   * The separator of which most lines have the same number, outside quotes: a decimal comma is in
   * no header, and a comma in a sentence on few lines. Of two, the one that parts into more.
   */
  static char separator(String text) {
    char best = ',';
    long most = 0;
    for (char candidate : SEPARATORS) {
      long score = agreement(text, candidate);
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return Blanks.part(text, best) ? ' ' : best;
  }

  /** As people call it. */
  static String title(char separator) {
    return switch (separator) {
      case '\t' -> "TAB";
      case ' ' -> "“ ”";
      default -> "“" + separator + "”";
    };
  }

  /** Whether a line may be one of several fields. */
  static boolean hasSeparator(String line) {
    for (char separator : SEPARATORS) {
      if (line.indexOf(separator) >= 0) {
        return true;
      }
    }
    return false;
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

  /**
   * An apostrophe quotes where no double quote does, and where fields that it begins are as many as
   * those that it ends. Before a value alone it is Excel's mark of a text.
   */
  private static char quote(String text, char separator) {
    int begun = 0;
    int ended = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && isEdge(text, before(text, i, separator), separator)) {
        return '"';
      }
      if (c == '\'') {
        int first = i;
        while (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
          i++;
        }
        boolean begins = isEdge(text, before(text, first, separator), separator);
        boolean ends = isEdge(text, behind(text, i, separator), separator);
        // Doubled ones stand within a field, unless they are all of it.
        boolean counts = (i - first) % 2 == 0 || (begins && ends);
        begun += begins && counts ? 1 : 0;
        ended += ends && counts ? 1 : 0;
      }
    }
    return begun > 1 && ODD_ONE_IN * Math.abs(begun - ended) <= begun ? '\'' : '"';
  }

  /** Whether any field is quoted. */
  boolean quotes(String text) {
    for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      if (isEdge(text, before(text, at, separator), separator)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Some programs write a quote within quotes as \\", not as "". At the end of a field it is none.
   */
  String withQuotesDoubled(String text) {
    if (quote != '"' || !text.contains("\\\"")) {
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

  /** Where the next letter stands that is no blank. */
  private static int behind(CharSequence text, int at, char separator) {
    int i = at + 1;
    while (i < text.length() && isBlank(text.charAt(i), separator)) {
      i++;
    }
    return i;
  }

  private static int before(CharSequence text, int at, char separator) {
    int i = at - 1;
    while (i >= 0 && isBlank(text.charAt(i), separator)) {
      i--;
    }
    return i;
  }

  static boolean isBlank(char c, char separator) {
    return (c == ' ' || c == '\t') && c != separator;
  }

  /** Whether a field ends at {@code at}, or just begins behind it. */
  private static boolean isEdge(CharSequence text, int at, char separator) {
    if (at < 0 || at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    return c == separator || c == '\n' || c == '\r';
  }
}
