package org.mang.intake.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mang.intake.text.TextRecords.Reading;

/**
 * Reads the records of a text whose quotes may be amiss: what shape a record has, most others tell.
 * One that can be taken in several ways is taken in that which has the shape; so a quote that
 * nobody closed costs neither the rows below it nor the columns beside it.
 */
final class StrayQuotes {

  /** Fewer separators than this in a field of several lines are no row that was swallowed. */
  private static final int FEW = 2;

  private final TextRecords records;

  /** Whether a record that can be taken in several ways is refused. */
  private final boolean isStrict;

  private int width;

  StrayQuotes(TextRecords records, boolean isStrict) {
    this.records = records;
    this.isStrict = isStrict;
  }

  /**
   * Hands on the records in order.
   *
   * @throws UnreadableFileException naming the line, if one can be taken in several ways
   */
  void read(Consumer<TextRecord> taker) {
    Map<Integer, Integer> widths = new HashMap<>();
    boolean plain = true;
    for (TextRecord record = next(null); record != null; record = next(record)) {
      if (record.isPlain()) {
        widths.merge(record.size(), 1, Integer::sum);
      } else {
        plain = false;
      }
    }
    widths.remove(1);
    int most = 0;
    for (Map.Entry<Integer, Integer> each : widths.entrySet()) {
      if (each.getValue() > most || (each.getValue() == most && each.getKey() > width)) {
        most = each.getValue();
        width = each.getKey();
      }
    }
    for (TextRecord record = next(null); record != null; ) {
      TextRecord chosen = plain || record.isPlain() ? record : chosen(record);
      taker.accept(chosen);
      record = next(chosen);
    }
  }

  /** The record behind another, or the first; null behind the last. */
  private @Nullable TextRecord next(@Nullable TextRecord before) {
    int from = before == null ? 0 : before.end();
    int line = before == null ? 1 : before.line() + before.lines();
    return from < records.length() ? records.at(from, line, Reading.OVER_LINES) : null;
  }

  private TextRecord chosen(TextRecord record) {
    return record.lines() == 1 ? onOneLine(record) : overLines(record);
  }

  private TextRecord onOneLine(TextRecord record) {
    if (width == 0 || record.size() == width) {
      return record;
    }
    TextRecord bare = records.at(record.start(), record.line(), Reading.BARE);
    if (bare.size() == width) {
      return bare;
    }
    return bare.size() == record.size() ? record : inDoubt(record);
  }

  private TextRecord overLines(TextRecord record) {
    List<TextRecord> lines = new ArrayList<>();
    for (int from = record.start(), line = record.line(); from < record.end(); line++) {
      TextRecord each = records.at(from, line, Reading.WITHIN_LINE);
      lines.add(each);
      from = each.end();
    }
    TextRecord first = lines.get(0);
    long rows = lines.stream().filter(line -> line.size() == width).count();
    boolean areRows = width > 0 && first.size() == width && 2 * rows >= lines.size();
    if (record.size() != width && areRows) {
      return first;
    }
    // Two words in quotes, each at the edge of its cell: not one text that holds two more quotes.
    if (!record.strays().isEmpty() && areRows && rows == lines.size()) {
      return first;
    }
    boolean swallows = record.within() >= Math.max(FEW, Math.max(width, record.size()) - 1);
    boolean isWhole = record.size() == width ? !areRows : !swallows;
    if (isWhole || !swallows) {
      return record;
    }
    throw records.unclosed(record.line());
  }

  private TextRecord inDoubt(TextRecord record) {
    if (isStrict) {
      throw records.unclosed(record.line());
    }
    return record;
  }
}
