package org.mang.intake;

/** Counts what a workbook puts into memory, and stops it at the limits. */
public final class Budget {

  private final Limits limits;
  private long cells;
  private long characters;

  /** Nothing is counted yet. */
  public Budget(Limits limits) {
    this.limits = limits;
  }

  /** A row gets so many more columns, the blank ones in between counted. */
  public void columns(int last, long more) {
    if (last > limits.columns()) {
      throw Limits.tooLarge("Trang tính", "The sheet", limits.columns(), "cột", "columns");
    }
    cells += more;
    if (cells > limits.cells()) {
      throw Limits.tooLarge("Bảng tính", "The workbook", limits.cells(), "ô", "cells");
    }
  }

  /** A cell holds a text of so many characters. */
  public void text(long length) {
    characters += length;
    if (characters > limits.characters()) {
      throw Limits.tooLarge(
          "Bảng tính", "The workbook", limits.characters(), "ký tự", "characters");
    }
  }
}
