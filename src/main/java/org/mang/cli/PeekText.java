package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.intake.Recogniser;
import org.mang.intake.Recognition;
import org.mang.intake.Sheet;
import org.mang.intake.Table;
import org.mang.intake.table.FoundTable;
import org.mang.intake.table.PersonalHeading;

/** How a file is read, for a person: sheets, tables, headings, first rows, form. */
final class PeekText {

  private static final int FIRST_ROWS = 5;
  private static final int MOST_ROWS = 10;
  private static final int WIDEST_CELL = 24;

  private final Mang mang;
  private final PrintWriter out;

  PeekText(Mang mang, PrintWriter out) {
    this.mang = mang;
    this.out = out;
  }

  /**
   * Prints it.
   *
   * @param kind what the file is, in a few words
   */
  void say(Path file, String kind, List<Sheet> sheets, Recogniser recogniser) throws IOException {
    out.printf(
        Locale.ROOT,
        "%s: %s, %,d %s%n",
        Printable.of(Objects.requireNonNull(file.getFileName())),
        kind,
        Files.size(file),
        mang.say("byte", "bytes"));
    Recognition recognition = recogniser.recognise(sheets);
    List<Table> read =
        recognition instanceof Recognition.Found found ? found.tables().all() : List.of();
    for (Sheet each : sheets) {
      List<Table> here =
          read.stream().filter(t -> Objects.equals(t.sheet().name(), each.name())).toList();
      say(each, here);
    }
    say(recognition);
    for (Recogniser.Reason reason : recogniser.reasons(sheets)) {
      out.printf("  %-24s %s%n", reason.form().name(), mang.say(reason.why()));
    }
  }

  private void say(Sheet each, List<Table> read) {
    out.println();
    out.printf(
        Locale.ROOT,
        mang.say(
            "Trang tính %s: %,d dòng × %,d cột, %d ô gộp%n",
            "Sheet %s: %,d rows × %,d columns, %d merged cells%n"),
        each.name() == null ? "–" : Printable.of("“" + each.name() + "”"),
        each.rowCount(),
        each.width(),
        each.merges().size());
    if (!each.fonts().isEmpty()) {
      out.println(mang.say("  Phông chữ cũ: ", "  Old fonts: ") + String.join(", ", each.fonts()));
    }
    if (read.isEmpty()) {
      List<FoundTable> tables = FoundTable.on(each);
      tables.forEach(table -> say(each, table));
      outside(FoundTable.outside(each, tables));
    }
    read.forEach(table -> say(each, table));
  }

  private void outside(List<Integer> rows) {
    if (!rows.isEmpty()) {
      out.println(
          mang.say("  Có dòng ở ngoài bảng: ", "  Rows outside the tables: ")
              + rows.stream()
                  .limit(MOST_ROWS)
                  .map(String::valueOf)
                  .collect(Collectors.joining(", "))
              + (rows.size() > MOST_ROWS ? ", …" : ""));
    }
  }

  private void say(Sheet each, FoundTable table) {
    place(table.headerRow(), table.firstRow(), table.lastRow());
    for (int column = 0; column < table.headers().size(); column++) {
      if (!table.headers().get(column).isEmpty()) {
        column(column, table.headers().get(column).replaceAll("\\s+", " ").strip(), null);
      }
    }
    List<Integer> headed =
        IntStream.range(0, table.headers().size())
            .filter(column -> !table.headers().get(column).isEmpty())
            .boxed()
            .toList();
    List<Integer> masked =
        headed.stream().filter(column -> PersonalHeading.is(table.headers().get(column))).toList();
    firstRows(each, table.firstRow(), table.lastRow(), Set.copyOf(headed), masked);
  }

  private void say(Sheet each, Table table) {
    place(table.headerRow(), table.firstRow(), table.lastRow());
    table.columns().forEach((name, place) -> column(place.column(), place.header(), name));
    table
        .cells()
        .forEach(
            c ->
                column(
                    c.place().column(),
                    c.place().header(),
                    c.axis().axis().name().toLowerCase(Locale.ROOT)
                        + " = "
                        + c.code()
                        + (c.measure() == null ? "" : ", " + c.measure())));
    table.strange().forEach(place -> column(place.column(), place.header(), null));
    List<Integer> masked =
        Stream.concat(
                table.columns().entrySet().stream()
                    .filter(e -> isIdentifier(table.form(), e.getKey()))
                    .map(e -> e.getValue().column()),
                table.strange().stream()
                    .filter(place -> PersonalHeading.is(place.header()))
                    .map(Table.Place::column))
            .toList();
    Set<Integer> headed = new HashSet<>();
    table.columns().values().forEach(place -> headed.add(place.column()));
    table.cells().forEach(cell -> headed.add(cell.place().column()));
    table.strange().forEach(place -> headed.add(place.column()));
    firstRows(each, table.firstRow(), table.lastRow(), headed, masked);
  }

  private void place(int header, int first, int last) {
    String from =
        header == 0
            ? mang.say("không có tiêu đề", "no header")
            : mang.say("tiêu đề từ dòng %d", "header from row %d").formatted(header);
    String rows =
        first > last
            ? mang.say("không có dòng số liệu", "no rows")
            : mang.say("số liệu dòng %d–%d", "rows %d–%d").formatted(first, last);
    out.println(mang.say("  Bảng: ", "  Table: ") + from + ", " + rows);
  }

  private void column(int column, String header, @Nullable String name) {
    out.printf(
        "    %-3s %s%s%n",
        Sheet.letters(column), Printable.of(header), name == null ? "" : "  → " + name);
  }

  /**
   * Shows them.
   *
   * @param headed the columns that have a heading, from 0
   */
  private void firstRows(
      Sheet each, int first, int last, Set<Integer> headed, List<Integer> masked) {
    List<Sheet.Row> rows =
        each.rows().stream()
            .filter(row -> row.number() >= first && row.number() <= last)
            .limit(FIRST_ROWS)
            .toList();
    Set<Integer> hidden = new HashSet<>(masked);
    // With more cells than headings, names may stand one column beside theirs.
    if (rows.stream().anyMatch(row -> isWider(row, headed))) {
      masked.forEach(column -> hidden.add(column + 1));
    }
    rows.forEach(row -> out.println("    " + row.number() + "  " + cells(row, hidden)));
  }

  private static boolean isWider(Sheet.Row row, Set<Integer> headed) {
    return headed.stream().allMatch(column -> column < row.cells().size() - 1);
  }

  private void say(Recognition recognition) {
    out.println();
    if (recognition instanceof Recognition.Found found) {
      Form form = found.tables().form();
      out.println(mang.say("Biểu: ", "Form: ") + form.name() + " – " + mang.say(form.title()));
      found
          .tables()
          .first()
          .heading()
          .period()
          .ifPresent(period -> out.println(mang.say("Kỳ: ", "Period: ") + period.code()));
    } else if (recognition instanceof Recognition.Ambiguous ambiguous) {
      out.println(
          mang.say("Có thể là nhiều biểu: ", "Could be several forms: ")
              + ambiguous.forms().stream().map(Form::name).collect(Collectors.joining(", ")));
    } else {
      out.println(mang.say("Không nhận ra biểu nào.", "Of no form that is known."));
    }
  }

  private static boolean isIdentifier(Form form, String name) {
    Column column = form.columns().get(name);
    return column != null && column.type() == Column.Type.IDENTIFIER;
  }

  private static String cells(Sheet.Row row, Set<Integer> masked) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.cells().size(); column++) {
      String cell = row.cell(column);
      String shown = cell == null ? "" : Printable.of(cell.replaceAll("\\s+", " "));
      cells.add(
          cell != null && masked.contains(column)
              ? "•••"
              : shown.length() > WIDEST_CELL ? shown.substring(0, WIDEST_CELL) + "…" : shown);
    }
    return String.join(" | ", cells);
  }
}
