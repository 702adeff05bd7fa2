package org.mang.check;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.mang.Sql;

/**
 * How much a message may hold: of a long list the first things and how many more there are, of a
 * long text its beginning and its end. A formula of hundreds of letters, or the whole of a long
 * code list at every cell, would hide what is said. Findings are made in Java and in SQL, and both
 * are bounded here.
 */
final class Bounded {

  /** What parts the things of a list. */
  static final String SEPARATOR = "; ";

  private static final int LONGEST_LIST = 15;
  private static final int LISTED = 10;
  private static final int LONGEST_TEXT = 160;
  private static final int BEGINNING = 110;
  private static final int END = 40;
  private static final String LEFT_OUT = " … ";

  private Bounded() {}

  /** A text, cut in its middle where it is long. */
  static String text(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, BEGINNING))
            + LEFT_OUT
            + text.substring(text.offsetByCodePoints(text.length(), -END));
  }

  /**
   * The first things of a long list; a short one as it is.
   *
   * @param more what follows them, with {count}
   */
  static String list(String list, String more) {
    String[] things = list.split(SEPARATOR, -1);
    return things.length <= LONGEST_LIST
        ? list
        : Arrays.stream(things).limit(LISTED).collect(Collectors.joining(SEPARATOR))
            + more.replace("{count}", String.valueOf(things.length - LISTED));
  }

  /** {@link #text} as SQL over an expression. */
  static String textSql(String expression) {
    return "case when length(%1$s) <= %2$d then %1$s else left(%1$s, %3$d) || %4$s || right(%1$s, %5$d) end"
        .formatted(expression, LONGEST_TEXT, BEGINNING, quoted(LEFT_OUT), END);
  }

  /** {@link #list} as SQL over an expression. */
  static String listSql(String expression, String more) {
    return """
        case
            when len(string_split(%1$s, %2$s)) <= %3$d then %1$s
            else array_to_string(string_split(%1$s, %2$s)[:%4$d], %2$s)
                || replace(%5$s, '{count}', (len(string_split(%1$s, %2$s)) - %4$d)::varchar)
        end"""
        .formatted(expression, quoted(SEPARATOR), LONGEST_LIST, LISTED, quoted(more));
  }

  private static String quoted(String words) {
    return Sql.text(words);
  }
}
