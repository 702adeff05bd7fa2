package org.mang.intake.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Budget;
import org.mang.intake.CellNote;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SheetNotes;
import org.mang.intake.UnreadableFileException;
import org.mang.intake.cell.TextMode;
import org.mang.intake.letters.OldCells;

/** Makes a sheet of a delimited text. */
final class TextSheet {

  private final TextDialect dialect;
  private final TextMode mode;
  private final Budget budget;
  private final List<Sheet.Row> rows = new ArrayList<>();
  private final SheetNotes notes = new SheetNotes();
  private final RowNames names = new RowNames();

  TextSheet(TextDialect dialect, TextMode mode, Budget budget) {
    this.dialect = dialect;
    this.mode = mode;
    this.budget = budget;
  }

  /**
   * Reads it.
   *
   * @param isFile whether it is all of a file, whose heading may be too short
   */
  Sheet read(String text, boolean isFile) {
    String doubled = dialect.withQuotesDoubled(text);
    new StrayQuotes(new TextRecords(doubled, dialect), mode == TextMode.CLEANED)
        .read(record -> add(record, doubled));
    int heading = isFile ? names.heading() : -1;
    if (heading >= 0) {
      rows.set(heading, RowNames.moved(rows.get(heading)));
    }
    OldCells old = OldCells.in(rows, true);
    if (old != null) {
      rows.replaceAll(old::read);
    }
    if (mode == TextMode.CLEANED) {
      TextMarks.takeOff(rows);
    }
    int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    Sheet sheet =
        new Sheet(null, false, false, rows, List.of(), width, List.of(), new Sheet.Listed(), notes);
    if (mode == TextMode.CLEANED) {
      OddLines.check(sheet, dialect.separator());
    }
    return sheet;
  }

  /**
   * Whether a large text, by its beginning, has to be read as a whole: its heading is short of the
   * names of its rows, or cells hold letters of an old encoding.
   */
  static boolean isStrange(String beginning, TextDialect dialect) {
    int last = beginning.lastIndexOf('\n');
    String whole = beginning.substring(0, last + 1);
    TextSheet sheet = new TextSheet(dialect, TextMode.UNTOUCHED, new Budget(Limits.NONE));
    try {
      String doubled = dialect.withQuotesDoubled(whole);
      new StrayQuotes(new TextRecords(doubled, dialect), false)
          .read(record -> sheet.add(record, doubled));
    } catch (UnreadableFileException e) {
      // It is not plain: the thorough way will tell.
      return true;
    }
    return sheet.names.heading() >= 0 || OldCells.in(sheet.rows, true) != null;
  }

  private void add(TextRecord record, String text) {
    List<@Nullable String> cells = new ArrayList<>(record.size());
    for (String field : record.fields()) {
      cells.add(mode.field(field));
      budget.text(field.length());
    }
    budget.columns(cells.size(), cells.size());
    for (int column : record.strays()) {
      String field = record.fields().get(column);
      notes.add(
          new CellNote(CellNote.Kind.STRAY_QUOTE, record.line(), column, field.strip(), null));
      cells.set(column, mode.field(mode.withoutStray(field)));
    }
    Sheet.Row row = new Sheet.Row(record.line(), cells);
    if (!row.isBlank()) {
      names.add(rows.size(), record.fields(), text.charAt(record.start()) == dialect.quote());
      rows.add(row);
    }
  }
}
