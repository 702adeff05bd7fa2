package org.mang.explain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mang.form.Fold;

/** The text of a code as it is looked up; as {@code check.Typing} has it in SQL. */
final class CodeText {

  private static final Pattern BEHIND = Pattern.compile("[).: ]+$");

  private CodeText() {}

  /** As it is written, without what stands behind it in a list, and folded. */
  static Stream<String> keys(String text) {
    String key =
        Normalizer.normalize(text.strip(), Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[ðɖɗ]", "đ");
    return Stream.of(key, BEHIND.matcher(key).replaceFirst(""), Fold.of(text));
  }

  /** The parts of a cell that holds several. */
  static List<String> parts(String text, String separator) {
    return Arrays.stream(text.strip().split(separator, -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
