package org.mang.intake.letters;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Sheet;

/**
 * Cells that hold the letters of an old encoding without its font: somebody changed the font of a
 * workbook, or pasted from one. Of a sheet all of whose letters are Latin, every cell is read so;
 * of one with right Vietnamese beside, the cells whose words are none as they stand and all are
 * then.
 *
 * @param encoding that of those cells
 * @param isWhole whether it is that of the sheet
 */
public record OldCells(Encoding encoding, boolean isWhole) {

  private static final int ENOUGH = 20_000;

  private static final Encoding[] KNOWN = {Encoding.TCVN3, Encoding.VNI};

  /**
   * What such cells there are.
   *
   * @param hasFonts whether fonts have told the encoding of some already
   * @return null if there are none
   */
  public static @Nullable OldCells in(List<Sheet.Row> rows, boolean hasFonts) {
    StringBuilder latin = new StringBuilder();
    boolean isLatin = !hasFonts;
    for (Sheet.Row row : rows) {
      for (String cell : row.cells()) {
        if (cell != null && latin.length() < ENOUGH && isLatin(cell)) {
          latin.append(cell).append('\n');
        } else if (isLatin && cell != null && !isAscii(cell)) {
          isLatin = isLatin(cell);
        }
      }
    }
    String text = latin.toString();
    Encoding all = isLatin ? Encoding.disguise(text) : null;
    if (all != null) {
      return new OldCells(all, true);
    }
    for (Encoding encoding : KNOWN) {
      if (OldLetters.of(text, encoding).isOfSome()) {
        return new OldCells(encoding, false);
      }
    }
    return null;
  }

  /** The row with such cells read as what they were. */
  public Sheet.Row read(Sheet.Row row) {
    List<@Nullable String> cells = new ArrayList<>(row.cells().size());
    for (String cell : row.cells()) {
      cells.add(cell == null ? null : read(cell));
    }
    return new Sheet.Row(row.number(), cells);
  }

  /** The same of a cell; another is left as it is. */
  public String read(String cell) {
    return isLatin(cell) && (isWhole || isOne(cell)) ? encoding.of(cell) : cell;
  }

  private boolean isOne(String cell) {
    OldLetters words = OldLetters.of(cell, encoding);
    return words.gained() > 0 && words.after() == words.words();
  }

  /** Whether there are letters beyond ASCII, all of them Latin ones. */
  private static boolean isLatin(String cell) {
    return !isAscii(cell) && cell.chars().noneMatch(c -> c > 0xFF && Character.isLetter(c));
  }

  private static boolean isAscii(String cell) {
    return cell.chars().allMatch(c -> c < 0x80);
  }
}
