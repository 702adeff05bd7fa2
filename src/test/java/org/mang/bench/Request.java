package org.mang.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for.
 *
 * @param rows of the register
 * @param files of the month's workbooks
 * @param only what is measured
 * @param json where the figures go, one object a line
 */
record Request(int rows, int files, List<Limit> only, @Nullable Path json) {

  static final int ROWS = 5_000_000;
  static final int FILES = 12_000;

  static final String USAGE =
      """
      bench/run [--rows N] [--files N] [--only NAME[,NAME…]] [--json FILE]
        --rows   of the child register (default %,d); memory-25m takes five times as many
        --files  of the month's workbooks (default %,d)
        --only   %s
        --json   also write one object a line: name, ratio, limit, seconds, bare_seconds, peak_mb
      Exit status: 0 every limit is met, 1 one is missed or could not be measured, 64 wrong use.
      """
          .formatted(ROWS, FILES, Limit.words());

  /** Empty if it is not understood. */
  static Optional<Request> of(String... arguments) {
    int rows = ROWS;
    int files = FILES;
    List<Limit> only = new ArrayList<>();
    Path json = null;
    if (arguments.length % 2 != 0) {
      return Optional.empty();
    }
    for (int i = 0; i < arguments.length; i += 2) {
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--rows" -> rows = number(value);
        case "--files" -> files = number(value);
        case "--json" -> json = Path.of(value);
        case "--only" -> {
          for (String word : value.split(",", -1)) {
            Optional<Limit> limit = Limit.named(word);
            if (limit.isEmpty()) {
              return Optional.empty();
            }
            only.add(limit.get());
          }
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return rows < 1 || files < 1
        ? Optional.empty()
        : Optional.of(
            new Request(
                rows, files, only.isEmpty() ? List.of(Limit.values()) : List.copyOf(only), json));
  }

  private static int number(String text) {
    String digits = text.replaceAll("[,_.]", "");
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
  }
}
