package org.mang.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet says beyond the text of its cells: how they are marked, and which rows and columns
 * nobody sees. Kept apart from the text, for most sheets say nothing.
 */
public final class SheetNotes {

  static final SheetNotes NONE = new SheetNotes();

  /** So many are kept. Who struck out more than that has been told by the first. */
  private static final int MOST = 100_000;

  private final List<CellNote> cells = new ArrayList<>();
  private final BitSet hiddenRows = new BitSet();
  private final BitSet hiddenColumns = new BitSet();

  /** One more; past a number that tells enough, none. */
  public void add(CellNote note) {
    if (cells.size() < MOST) {
      cells.add(note);
    }
  }

  /** How many notes there are, for {@link #again}. */
  public int count() {
    return cells.size();
  }

  /** The notes between those two counts hold of a row or a column further on too. */
  public void again(int from, int to, int rows, int columns) {
    for (int i = from; i < to && cells.size() < MOST; i++) {
      CellNote note = cells.get(i);
      cells.add(
          new CellNote(
              note.kind(), note.row() + rows, note.column() + columns, note.text(), note.shown()));
    }
  }

  /** A row from 1. */
  public void hideRow(int row) {
    hiddenRows.set(row);
  }

  /** Columns from 0, both ends within. */
  public void hideColumns(int first, int last) {
    hiddenColumns.set(first, last + 1);
  }

  /** The notes of its cells, row by row. */
  public List<CellNote> cells() {
    return List.copyOf(cells);
  }

  /**
   * The rows that hold something and are not seen, from 1: hidden, filtered away, or without
   * height.
   */
  public BitSet hiddenRows() {
    return (BitSet) hiddenRows.clone();
  }

  /** The columns that are not seen, from 0. */
  public BitSet hiddenColumns() {
    return (BitSet) hiddenColumns.clone();
  }

  /** A row without the cells that are struck out as a whole. */
  Sheet.Row withoutStruck(Sheet.Row row) {
    List<@Nullable String> left = new ArrayList<>(row.cells());
    for (CellNote note : cells) {
      if (note.row() > row.number()) {
        break;
      }
      if (note.row() == row.number()
          && note.kind() == CellNote.Kind.STRUCK
          && note.column() < left.size()) {
        left.set(note.column(), null);
      }
    }
    return new Sheet.Row(row.number(), left);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SheetNotes its
        && cells.equals(its.cells)
        && hiddenRows.equals(its.hiddenRows)
        && hiddenColumns.equals(its.hiddenColumns);
  }

  @Override
  public int hashCode() {
    return Objects.hash(cells, hiddenRows, hiddenColumns);
  }

  @Override
  public String toString() {
    return cells + ", hidden rows " + hiddenRows + ", columns " + hiddenColumns;
  }
}
