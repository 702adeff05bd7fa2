package org.mang.check;

import java.util.stream.Collectors;
import org.mang.Sql;
import org.mang.form.CodeList;

/** Codes of which Excel makes dates where somebody types them: 6-9, 12/1. */
final class DatedCode {

  private DatedCode() {}

  /**
   * The code that the text {@code t} was, as SQL; null where it is no date, or no code has such a
   * spelling.
   */
  static String of(CodeList list, String t) {
    String spellings =
        list.codeBySpelling().keySet().stream()
            .filter(spelling -> spelling.matches("\\d{1,2}[-/]\\d{1,2}"))
            .map(Sql::text)
            .collect(Collectors.joining(", "));
    return spellings.isEmpty()
        ? "null::varchar"
        : "list_filter(mang_undated(%s), lambda x: x in (%s))[1]".formatted(t, spellings);
  }
}
