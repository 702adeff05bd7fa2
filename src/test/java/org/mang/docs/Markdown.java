package org.mang.docs;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page of Markdown, written from top to bottom. */
final class Markdown {

  private final StringBuilder text = new StringBuilder();

  Markdown heading(int level, String words) {
    return paragraph("#".repeat(level) + " " + words);
  }

  Markdown paragraph(String words) {
    if (!words.isEmpty()) {
      text.append(words).append("\n\n");
    }
    return this;
  }

  Markdown table(List<String> header, List<? extends List<? extends @Nullable Object>> rows) {
    line(header);
    line(header.stream().map(h -> "---").toList());
    rows.forEach(this::line);
    text.append('\n');
    return this;
  }

  private void line(List<? extends @Nullable Object> cells) {
    text.append(
        cells.stream().map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static String cell(@Nullable Object value) {
    return value == null ? "" : value.toString().replace("|", "\\|").replace("\n", " ");
  }

  /** As a name in code. */
  static String code(String name) {
    return "`" + name + "`";
  }

  /** The page, ending in one line feed. */
  @Override
  public String toString() {
    return text.toString().strip() + "\n";
  }
}
