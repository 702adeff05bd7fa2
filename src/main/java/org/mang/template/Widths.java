package org.mang.template;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.PrintSetup;
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

  private static final int A4_UPRIGHT = 110;

  private static final int MOST_OF_A_CHOICE = 28;
  private static final int MOST_FOR_A_HEADING = 14;
  private static final int LINES_OF_A_HEADING = 4;
  private static final int POINTS = 12;

  private final Request request;

  Widths(Request request) {
    this.request = request;
  }

  int of(Slot slot) {
    int width = Math.max(content(slot), Lines.widest(slot.heading(), HeaderRows.POINTS));
    while (width < MOST_FOR_A_HEADING
        && Lines.of(slot.heading(), HeaderRows.POINTS, width) > LINES_OF_A_HEADING) {
      width++;
    }
    return width;
  }

  /** Of all columns of the sheet. */
  List<Integer> ofAll(List<Slot> slots) {
    List<Integer> all = new ArrayList<>(List.of(NUMBER));
    slots.forEach(slot -> all.add(of(slot)));
    return all;
  }

  /** Sets a sheet up for the paper on which all columns are to be read. */
  void fitPaper(PrintSetup print, List<Slot> slots) {
    int total = ofAll(slots).stream().mapToInt(Integer::intValue).sum();
    if (total > A4) {
      print.setPaperSize(PrintSetup.A3_PAPERSIZE);
    } else if (total < A4_UPRIGHT) {
      print.setLandscape(false);
    }
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
