package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.form.Forms;
import org.mang.intake.Limits;
import org.mang.intake.Recogniser;
import org.mang.intake.Recognition;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;
import org.mang.intake.UnreadableFileException;
import org.mang.intake.table.FoundTable;
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

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file; of any kind, of any form or none.")
  private Path file = Path.of("");

  @Option(
      names = "--csv",
      description =
          "Print the raw rows of the table as CSV (UTF-8), header first, and nothing else; what is not printed is said on the error output. Names of children are not masked.")
  private boolean csv;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "With --csv: the sheet (default: the one with the table that is read).")
  private @Nullable String sheet;

  @Option(
      names = "--table",
      paramLabel = "N",
      description =
          "With --csv: which table of the sheet, from 1 (default: the one with most rows).")
  private @Nullable Integer table;

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
        new PeekText(mang, out())
            .say(
                file, source.kind(file), source.read(file), new Recogniser(new Forms(definitions)));
      }
      return 0;
    } catch (UnreadableFileException e) {
      throw new MangException(file + ": " + mang.say(e.reason()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void csv(List<Sheet> sheets, Recogniser recogniser) throws IOException {
    Sheet chosen = chosen(sheets, recogniser);
    List<FoundTable> tables = FoundTable.on(chosen);
    FoundTable found = chosen(tables);
    sayOthers(chosen, tables);
    int width = chosen.width();
    try (var writer = CsvWriter.open(out())) {
      writer.writeRecord(found.headers());
      found.forEachRow(
          row -> {
            @Nullable String[] cells = new @Nullable String[width];
            for (int column = 0; column < width; column++) {
              cells[column] = row.cell(column);
            }
            writer.writeRecord(cells);
          });
    }
  }

  /** Beside the rows, not among them: of several tables, one is printed. */
  private void sayOthers(Sheet chosen, List<FoundTable> tables) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    if (table == null && tables.size() > 1) {
      err.println(
          mang.say(
                  "Trang tính có %d bảng; in bảng nhiều dòng nhất. Bảng khác: --table 1 đến --table %1$d",
                  "The sheet has %d tables; the one with most rows is printed. For another: --table 1 to --table %1$d")
              .formatted(tables.size()));
    }
    List<Integer> outside = FoundTable.outside(chosen, tables);
    if (!outside.isEmpty()) {
      err.println(
          mang.say(
                  "Có dòng ở ngoài bảng, không được in: %d dòng, từ dòng %d",
                  "Rows outside the tables are not printed: %d, from row %d")
              .formatted(outside.size(), outside.get(0)));
    }
    err.flush();
  }

  private FoundTable chosen(List<FoundTable> tables) {
    if (table == null) {
      return tables.stream()
          .max(Comparator.comparingInt(FoundTable::size))
          .orElseThrow(this::blank);
    }
    if (table < 1 || table > tables.size()) {
      throw new MangException(
          file
              + mang.say(": không có bảng thứ ", ": there is no table ")
              + table
              + mang.say("; số bảng của trang tính: ", "; the sheet has ")
              + tables.size());
    }
    return tables.get(table - 1);
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
        .map(FoundTable::largestOn)
        .flatMap(Optional::stream)
        .max(Comparator.comparingInt(FoundTable::size))
        .map(FoundTable::sheet)
        .orElseThrow(this::blank);
  }

  private MangException blank() {
    return new MangException(file + mang.say(": tệp trống", ": the file is blank"));
  }

  private static String names(List<Sheet> sheets) {
    return sheets.stream().map(s -> String.valueOf(s.name())).collect(Collectors.joining(", "));
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
