package org.mang.template;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.mang.workbook.Look;
import org.mang.workbook.Looks;

/** The headings of the table, level by level, and the row that numbers them. */
final class HeaderRows {

  /** The size of its letters. */
  static final int POINTS = 11;

  private final XSSFSheet sheet;
  private final Looks looks;
  private final List<Slot> slots;
  private final Widths widths;
  private final int top;
  private final int depth;

  /**
   * Makes them.
   *
   * @param top the first of their rows, from 0
   */
  HeaderRows(XSSFSheet sheet, Looks looks, List<Slot> slots, Widths widths, int top) {
    this.sheet = sheet;
    this.looks = looks;
    this.slots = slots;
    this.widths = widths;
    this.top = top;
    this.depth = slots.stream().mapToInt(slot -> slot.levels().size()).max().orElse(1);
  }

  /** The last of the rows. */
  int last() {
    return top + depth;
  }

  void fill() {
    float[] heights = heights();
    for (int level = 0; level < depth; level++) {
      Row row = sheet.createRow(top + level);
      row.setHeightInPoints(heights[level]);
      for (int column = 0; column <= slots.size(); column++) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(looks.of(Look.HEADER.of(POINTS)));
        if (column == 0) {
          cell.setCellValue(level == 0 ? "STT" : "");
        } else if (level < slots.get(column - 1).levels().size() && begins(level, column - 1)) {
          cell.setCellValue(slots.get(column - 1).levels().get(level));
        }
      }
    }
    merge(top, top + depth - 1, 0, 0);
    for (int i = 0; i < slots.size(); i++) {
      int levels = slots.get(i).levels().size();
      for (int level = 0; level < levels; level++) {
        if (begins(level, i)) {
          boolean isLowest = level == levels - 1;
          merge(top + level, isLowest ? top + depth - 1 : top + level, i + 1, end(level, i) + 1);
        }
      }
    }
    numbers();
  }

  private void numbers() {
    Row numbers = sheet.createRow(top + depth);
    for (int column = 0; column <= slots.size(); column++) {
      Cell cell = numbers.createCell(column);
      cell.setCellValue(column == 0 ? "(A)" : "(" + column + ")");
      cell.setCellStyle(looks.of(Look.BOX.centred().of(9)));
    }
  }

  /** High enough for every heading; one that spans several rows makes the last of them higher. */
  private float[] heights() {
    float[] heights = new float[depth];
    for (int i = 0; i < slots.size(); i++) {
      int levels = slots.get(i).levels().size();
      for (int level = 0; level < levels; level++) {
        if (begins(level, i) && (level < levels - 1 || levels == depth)) {
          heights[level] = Math.max(heights[level], height(level, i));
        }
      }
    }
    for (int i = 0; i < slots.size(); i++) {
      int lowest = slots.get(i).levels().size() - 1;
      float spanned = 0;
      for (int level = lowest; level < depth; level++) {
        spanned += heights[level];
      }
      heights[depth - 1] += Math.max(0, height(lowest, i) - spanned);
    }
    return heights;
  }

  private float height(int level, int slot) {
    int width = 0;
    for (int i = slot; i <= end(level, slot); i++) {
      width += widths.of(slots.get(i));
    }
    return Lines.height(Lines.of(slots.get(slot).levels().get(level), POINTS, width), POINTS);
  }

  /** The last column that a heading spans. */
  private int end(int level, int slot) {
    int end = slot;
    while (end + 1 < slots.size() && !begins(level, end + 1)) {
      end++;
    }
    return end;
  }

  /** Whether a heading begins here, and is not the one to the left going on. */
  private boolean begins(int level, int slot) {
    if (slot == 0) {
      return true;
    }
    List<String> here = slots.get(slot).levels();
    List<String> left = slots.get(slot - 1).levels();
    if (level >= here.size() - 1 || level >= left.size() - 1) {
      return true;
    }
    return !here.subList(0, level + 1).equals(left.subList(0, level + 1));
  }

  private void merge(int first, int last, int left, int right) {
    if (first != last || left != right) {
      sheet.addMergedRegion(new CellRangeAddress(first, last, left, right));
    }
  }
}
