package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.definition.Text;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.intake.FoundTable;
import org.mang.intake.Limits;
import org.mang.intake.Recogniser;
import org.mang.intake.Recognition;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;
import org.mang.intake.Table;
import org.mang.intake.UnreadableFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** How a file is read, before anything is made of it. */
@Command(
    name = "peek",
    mixinStandardHelpOptions = true,
    description =
        "Show how a file is read: its type, sheets and table, the form it is taken for, its first rows.")
final class PeekCommand implements Callable<Integer> {

  private static final int FIRST_ROWS = 5;
  private static final int WIDEST_CELL = 24;

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file; of any kind, of any form or none.")
  private Path file = Path.of("");

  @Option(
      names = "--csv",
      description =
          "Print the raw rows of the table as CSV (UTF-8), header first, and nothing else. Names of children are not masked.")
  private boolean csv;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "With --csv: the sheet (default: the one with the table that is read).")
  private @Nullable String sheet;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new MangException(
          file
              + mang.say(
                  ": không có tệp này, hoặc không phải là tệp thường",
                  ": there is no such file, or it is no regular file"));
    }
    Definitions definitions = mang.definitions();
    SourceFile source = new SourceFile(Limits.read(definitions));
    try {
      if (csv) {
        csv(source.readUntouched(file), new Recogniser(new Forms(definitions)));
      } else {
        say(source, source.read(file), new Recogniser(new Forms(definitions)));
      }
      return 0;
    } catch (UnreadableFileException e) {
      throw new MangException(file + ": " + text(e.reason()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void csv(List<Sheet> sheets, Recogniser recogniser) throws IOException {
    Sheet chosen = chosen(sheets, recogniser);
    FoundTable table = FoundTable.on(chosen).orElse(null);
    if (table == null) {
      return;
    }
    int width = chosen.width();
    try (var writer = CsvWriter.open(out())) {
      writer.writeRecord(table.headers());
      table.forEachRow(
          row -> {
            @Nullable String[] cells = new @Nullable String[width];
            for (int column = 0; column < width; column++) {
              cells[column] = row.cell(column);
            }
            writer.writeRecord(cells);
          });
    }
  }

  private Sheet chosen(List<Sheet> sheets, Recogniser recogniser) {
    if (sheet != null) {
      return sheets.stream()
          .filter(s -> sheet.equals(s.name()))
          .findFirst()
          .orElseThrow(
              () ->
                  new MangException(
                      file
                          + mang.say(": không có trang tính ", ": there is no sheet ")
                          + sheet
                          + mang.say("; có ", "; there are ")
                          + names(sheets)));
    }
    if (recogniser.recognise(sheets) instanceof Recognition.Found found) {
      return found.tables().first().sheet();
    }
    return sheets.stream()
        .filter(s -> !s.rows().isEmpty())
        .findFirst()
        .orElseThrow(
            () -> new MangException(file + mang.say(": tệp trống", ": the file is blank")));
  }

  private static String names(List<Sheet> sheets) {
    return sheets.stream().map(s -> String.valueOf(s.name())).collect(Collectors.joining(", "));
  }

  private void say(SourceFile source, List<Sheet> sheets, Recogniser recogniser)
      throws IOException {
    PrintWriter out = out();
    out.printf(
        Locale.ROOT,
        "%s: %s, %,d %s%n",
        Printable.of(Objects.requireNonNull(file.getFileName())),
        source.kind(file),
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
      out.printf("  %-24s %s%n", reason.form().name(), text(reason.why()));
    }
  }

  private void say(Sheet each, List<Table> read) {
    PrintWriter out = out();
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
    if (read.isEmpty()) {
      FoundTable.on(each).ifPresent(table -> say(each, table));
    }
    read.forEach(table -> say(each, table));
  }

  private void say(Sheet each, FoundTable table) {
    place(table.headerRow(), table.firstRow(), table.lastRow());
    for (int column = 0; column < table.headers().size(); column++) {
      if (!table.headers().get(column).isEmpty()) {
        column(column, table.headers().get(column), null);
      }
    }
    firstRows(each, table.firstRow(), table.lastRow(), List.of());
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
    List<String> masked =
        table.columns().entrySet().stream()
            .filter(e -> isIdentifier(table.form(), e.getKey()))
            .map(e -> e.getValue().letters())
            .toList();
    firstRows(each, table.firstRow(), table.lastRow(), masked);
  }

  private void place(int header, int first, int last) {
    out()
        .printf(
            mang.say(
                "  Bảng: tiêu đề từ dòng %d, số liệu dòng %d–%d%n",
                "  Table: header from row %d, rows %d–%d%n"),
            header,
            first,
            last);
  }

  private void column(int column, String header, @Nullable String name) {
    out()
        .printf(
            "    %-3s %s%s%n", Sheet.letters(column), header, name == null ? "" : "  → " + name);
  }

  private void firstRows(Sheet each, int first, int last, List<String> masked) {
    each.rows().stream()
        .filter(row -> row.number() >= first && row.number() <= last)
        .limit(FIRST_ROWS)
        .forEach(row -> out().println("    " + row.number() + "  " + cells(row, masked)));
  }

  private void say(Recognition recognition) {
    PrintWriter out = out();
    out.println();
    if (recognition instanceof Recognition.Found found) {
      Form form = found.tables().form();
      out.println(mang.say("Biểu: ", "Form: ") + form.name() + " – " + text(form.title()));
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

  private static String cells(Sheet.Row row, List<String> masked) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.cells().size(); column++) {
      String cell = row.cell(column);
      String shown = cell == null ? "" : Printable.of(cell.replaceAll("\\s+", " "));
      cells.add(
          cell != null && masked.contains(Sheet.letters(column))
              ? "•••"
              : shown.length() > WIDEST_CELL ? shown.substring(0, WIDEST_CELL) + "…" : shown);
    }
    return String.join(" | ", cells);
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private String text(Text text) {
    return mang.vietnamese() ? text.vi() : text.en();
  }
}
