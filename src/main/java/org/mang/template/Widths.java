package org.mang.template;

import java.util.ArrayList;
import java.util.List;
import org.mang.form.Column;

/**
 * How wide columns are, in characters: as what will stand in them, and as the longest word of their
 * headings; no wider, for all of them are to be read on one page.
 */
final class Widths {

  /** Of the column that numbers the rows. */
  private static final int NUMBER = 6;

  /** Of the widest that still is to be read on A4; of a wider one, letters are below 10 points. */
  private static final int A4 = 170;

  private static final int MOST_OF_A_CHOICE = 28;
  private static final int POINTS = 12;

  private final Request request;

  Widths(Request request) {
    this.request = request;
  }

  int of(Slot slot) {
    return Math.max(content(slot), Math.max(6, Lines.widest(slot.heading(), HeaderRows.POINTS)));
  }

  /** Of all columns of the sheet. */
  List<Integer> ofAll(List<Slot> slots) {
    List<Integer> all = new ArrayList<>(List.of(NUMBER));
    slots.forEach(slot -> all.add(of(slot)));
    return all;
  }

  /** Whether the columns are too wide for A4. */
  boolean needA3(List<Slot> slots) {
    return ofAll(slots).stream().mapToInt(Integer::intValue).sum() > A4;
  }

  private int content(Slot slot) {
    Column column = slot.definition();
    if (column == null) {
      return slot.isPair() ? 9 : 7;
    }
    if (slot.namesRowsOf(request.form())) {
      return longest(request.rowNames());
    }
    return switch (column.type()) {
      case AREA -> longest(request.areaNames(column));
      case CODE -> column.isList() ? 24 : longest(request.labels(column));
      case TEXT -> 36;
      case IDENTIFIER -> column.kept() == Column.Keep.PSEUDONYM ? 18 : 26;
      case DATETIME -> 18;
      case DATE -> 12;
      case MONTH -> 10;
      case DECIMAL, PERCENT -> 9;
      case COUNT -> slot.isYear() ? 7 : 8;
      case FLAG -> 6;
    };
  }

  /** A longer one is broken into lines. */
  private static int longest(List<String> texts) {
    int longest = texts.stream().mapToInt(text -> Lines.whole(text, POINTS)).max().orElse(0);
    return Math.min(MOST_OF_A_CHOICE, longest + 1);
  }
}
