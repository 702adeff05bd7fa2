package org.mang.intake;

import org.jspecify.annotations.Nullable;
import org.mang.intake.cell.MarkedText;

/**
 * What a cell says beyond its text.
 *
 * @param row from 1
 * @param column from 0
 * @param text what is read of it
 * @param shown what is seen instead, if that is not the same
 */
public record CellNote(Kind kind, int row, int column, String text, @Nullable String shown) {

  /** What is said. */
  public enum Kind {
    /**
     * All of it is struck out. It is read as it stands: whether it counts, nobody can tell. That a
     * conditional format strikes it out is not seen, for its conditions are not computed.
     */
    STRUCK,
    /** Some of it is struck out; it is read without that. */
    STRUCK_IN_PART,
    /** Its number format shows fewer decimals than it holds. It is read as it is held. */
    ROUNDED,
    /** The same of what a formula gives, which nobody has typed. */
    RESULT_ROUNDED,
    /** A number of which its format shows nothing. */
    UNSEEN,
    /** A formula that no program has computed; it is read as its own text. */
    UNCOMPUTED,
    /** A quote in a delimited text that quotes nothing. At the edge of a cell it is not read. */
    STRAY_QUOTE
  }

  /** That a cell is struck out, so much of it. */
  public static CellNote struck(MarkedText.Struck struck, int row, int column, String text) {
    Kind kind = struck == MarkedText.Struck.WHOLE ? Kind.STRUCK : Kind.STRUCK_IN_PART;
    return new CellNote(kind, row, column, text, null);
  }

  /** That less is seen of a number than the cell holds. */
  public static CellNote rounded(boolean isResult, int row, int column, String text, String shown) {
    Kind kind = isResult ? Kind.RESULT_ROUNDED : Kind.ROUNDED;
    return new CellNote(kind, row, column, text, shown);
  }
}
