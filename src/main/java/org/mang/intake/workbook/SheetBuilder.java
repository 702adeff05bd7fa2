package org.mang.intake.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Outline;
import org.mang.intake.PackedRows;
import org.mang.intake.Sheet;
import org.mang.intake.SheetNotes;
import org.mang.intake.letters.OldCells;

/** Takes the rows of a sheet in their order, and packs them once they are many. */
public final class SheetBuilder {

  /** Past so many rows a sheet is packed. No form of an office is as long; registers are. */
  private static final int LISTED = 5_000;

  private final String name;
  private final boolean isHidden;
  private final boolean isFrom1904;
  private final List<Sheet.Merge> merges = new ArrayList<>();
  private List<Sheet.Row> listed = new ArrayList<>();
  private final Outline outline = new Outline();
  private @Nullable PackedRows packed;
  private int width;
  private List<String> fonts = List.of();
  private final SheetNotes notes = new SheetNotes();

  /** A sheet without rows yet. */
  public SheetBuilder(String name, boolean isHidden, boolean isFrom1904) {
    this.name = name;
    this.isHidden = isHidden;
    this.isFrom1904 = isFrom1904;
  }

  /** Adds a row, unless it is blank. */
  public void add(Sheet.Row row) {
    if (row.cells().isEmpty()) {
      return;
    }
    width = Math.max(width, row.cells().size());
    if (packed != null) {
      outline.add(row);
      packed.add(row);
      return;
    }
    listed.add(row);
    if (listed.size() > LISTED) {
      PackedRows rows = new PackedRows();
      listed.forEach(rows::add);
      listed.forEach(outline::add);
      listed = List.of();
      packed = rows;
    }
  }

  /** Adds a merged cell. */
  public void add(Sheet.Merge merge) {
    merges.add(merge);
  }

  /** The old fonts that some of its text stands in. */
  public void fonts(List<String> met) {
    fonts = met;
  }

  /** What is said beyond the text of cells. */
  public SheetNotes notes() {
    return notes;
  }

  /** The sheet, when all of it has been read. */
  public Sheet build() {
    List<Sheet.Row> rows = packed == null ? listed : outline.rows();
    OldCells old = OldCells.in(rows, !fonts.isEmpty());
    if (old != null) {
      rows = rows.stream().map(old::read).toList();
      if (packed != null) {
        packed.read(old::read);
      }
      fonts = Stream.concat(fonts.stream(), Stream.of(old.encoding().title())).toList();
    }
    Sheet.Body body = packed == null ? new Sheet.Listed() : packed;
    return new Sheet(name, isHidden, isFrom1904, rows, merges, width, fonts, body, notes);
  }
}
