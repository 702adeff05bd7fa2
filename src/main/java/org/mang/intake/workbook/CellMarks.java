package org.mang.intake.workbook;

import org.jspecify.annotations.Nullable;
import org.mang.intake.CellNote;
import org.mang.intake.SheetNotes;
import org.mang.intake.cell.CellFormat;
import org.mang.intake.cell.MarkedText;

/**
 * Notes how the cells of one sheet are marked while it is read: what is said of the cell at hand is
 * gathered until its end.
 */
public final class CellMarks {

  private final SheetNotes notes;
  private int row;
  private boolean isRowHidden;
  private MarkedText.@Nullable Struck struck;
  private @Nullable String shown;
  private boolean isResult;
  private boolean isUnseen;
  private boolean isUncomputed;

  /** To note them there. */
  public CellMarks(SheetNotes notes) {
    this.notes = notes;
  }

  /** The cells to come are in that row. */
  public void row(int number, boolean isHidden) {
    row = number;
    isRowHidden = isHidden;
  }

  /** The text of the cell at hand has marks of its own. */
  public void struck(MarkedText.Struck its) {
    struck = its;
  }

  /** The cell at hand holds that number, and may show less of it, or nothing. */
  public void shown(CellFormat format, String raw) {
    boolean isDecimal = raw.indexOf('.') >= 0 || raw.indexOf('E') >= 0;
    if (!isDecimal && !format.mayHide()) {
      return;
    }
    try {
      double value = Double.parseDouble(raw.strip());
      shown = isDecimal ? format.rounded(value) : null;
      isUnseen = format.hides(value);
    } catch (NumberFormatException e) {
      // What is no number after all is read as it stands.
      shown = null;
    }
  }

  /** The cell at hand holds what a formula gives. */
  public void result() {
    isResult = true;
  }

  /** The cell at hand holds a formula without a value. */
  public void uncomputed() {
    isUncomputed = true;
  }

  /**
   * The end of a cell.
   *
   * @param isFontStruck whether all that stands in it is struck out, unless its text says otherwise
   */
  public void end(int column, @Nullable String text, boolean isFontStruck) {
    if (text != null) {
      if (isRowHidden) {
        notes.hideRow(row);
      }
      MarkedText.Struck its = struck;
      if (its == null) {
        its = isFontStruck ? MarkedText.Struck.WHOLE : MarkedText.Struck.NOTHING;
      }
      if (its != MarkedText.Struck.NOTHING) {
        notes.add(CellNote.struck(its, row, column, text));
      }
      if (shown != null) {
        notes.add(CellNote.rounded(isResult, row, column, text, shown));
      }
      if (isUnseen) {
        notes.add(new CellNote(CellNote.Kind.UNSEEN, row, column, text, null));
      }
      if (isUncomputed) {
        notes.add(new CellNote(CellNote.Kind.UNCOMPUTED, row, column, text, null));
      }
    }
    struck = null;
    shown = null;
    isResult = false;
    isUnseen = false;
    isUncomputed = false;
  }
}
