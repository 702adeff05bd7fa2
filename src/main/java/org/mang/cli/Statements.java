package org.mang.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of a text of SQL, parted at each semicolon that stands in no text, name or
 * comment. DuckDB runs a text of several at once, but hands on the answer to the last alone.
 */
final class Statements {

  /**
   * What a semicolon may stand in: 'text' (E'…' too), "name", $tag$text$tag$, two kinds of comment.
   */
  private static final Pattern PART =
      Pattern.compile(
          "(?s)[eE]'(?:[^'\\\\]|\\\\.|'')*+'?|'[^']*+'?|\"[^\"]*+\"?"
              + "|\\$(?<tag>\\w*)\\$.*?(?:\\$\\k<tag>\\$|\\z)"
              + "|(?<comment>--[^\\n]*+|/\\*.*?(?:\\*/|\\z))"
              + "|(?<end>;)|\\w++|.");

  private Statements() {}

  /** Each statement, without its semicolon; comments alone are none. */
  static List<String> of(String sql) {
    List<String> statements = new ArrayList<>();
    Matcher part = PART.matcher(sql);
    int from = 0;
    boolean says = false;
    while (part.find()) {
      if (part.group("end") != null) {
        if (says) {
          statements.add(sql.substring(from, part.start()).strip());
        }
        from = part.end();
        says = false;
      } else {
        says |= part.group("comment") == null && !part.group().isBlank();
      }
    }
    if (says) {
      statements.add(sql.substring(from).strip());
    }
    return statements;
  }
}
