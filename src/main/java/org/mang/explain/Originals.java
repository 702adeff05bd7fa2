package org.mang.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.mang.TempTable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.intake.Archive;
import org.mang.intake.Recogniser;
import org.mang.intake.Recognition;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;
import org.mang.intake.Table;
import org.mang.intake.UnreadableFileException;

/**
 * Reads the cells that are asked for in archived originals, as intake does, into the temporary
 * tables {@code cell_found} and {@code original_found}. An original that is not there, or that we
 * may not read, is noted as such.
 */
final class Originals {

  /** Of a cell that has no text of its own, and may have that of another. */
  private static final String ELSEWHERE = "elsewhere";

  /** So many files are read side by side. */
  private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

  private final Connection connection;
  private final Archive archive;
  private final SourceFile source;
  private final Future<Forms> reading;
  private final Map<String, FormCells> cells = new HashMap<>();
  private @Nullable Recogniser recogniser;

  /**
   * Originals of an archive.
   *
   * @param forms still being read, it may be
   */
  Originals(Connection connection, Archive archive, SourceFile source, Future<Forms> forms) {
    this.connection = connection;
    this.archive = archive;
    this.source = source;
    this.reading = forms;
  }

  private Forms forms() {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  FormCells cells(String form) {
    return cells.computeIfAbsent(form, name -> new FormCells(form(name), forms()));
  }

  private Form form(String name) {
    return forms().all().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  boolean knows(String form) {
    return forms().all().stream().anyMatch(f -> f.name().equals(form));
  }

  /** Reads a few at a time, on all cores: what is read is in memory. */
  void read(List<Wanted> all) throws SQLException {
    try (DuckDBAppender originals = TempTable.append(connection, "original_found");
        DuckDBAppender found = TempTable.append(connection, "cell_found")) {
      for (int from = 0; from < all.size(); from += AT_ONCE) {
        List<Wanted> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
        List<List<Sheet>> read = some.parallelStream().map(this::sheets).toList();
        for (int i = 0; i < some.size(); i++) {
          add(some.get(i), read.get(i), originals, found);
        }
      }
    }
  }

  private void add(Wanted wanted, List<Sheet> read, DuckDBAppender originals, DuckDBAppender found)
      throws SQLException {
    originals.beginRow().append(wanted.submission()).append(!read.isEmpty()).endRow();
    if (!read.isEmpty()) {
      read(wanted, read, found);
    }
  }

  private List<Sheet> sheets(Wanted wanted) {
    Path original = archive.path(wanted.sha256());
    if (!knows(wanted.form()) || !Files.isReadable(original)) {
      return List.of();
    }
    try {
      return source.read(original);
    } catch (UnreadableFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Wanted wanted, List<Sheet> sheets, DuckDBAppender found) throws SQLException {
    boolean areFigures = form(wanted.form()).stores() == Form.Store.OBSERVATION;
    List<Table> tables = areFigures ? List.of() : tables(sheets);
    for (Map.Entry<Integer, NavigableMap<Integer, List<Wanted.Fact>>> of :
        wanted.sheets().entrySet()) {
      if (of.getKey() < 1 || of.getKey() > sheets.size()) {
        continue;
      }
      Sheet sheet = sheets.get(of.getKey() - 1);
      Cells reading = new Cells(wanted, of.getKey(), sheet, tables, found);
      for (Sheet.Row row : rows(sheet, of.getValue())) {
        for (Wanted.Fact fact : of.getValue().getOrDefault(row.number(), List.of())) {
          if (areFigures) {
            reading.figure(row, fact);
          } else {
            reading.row(row, fact);
          }
        }
      }
    }
  }

  /** Those that are wanted; of a large sheet not all rows are at hand. */
  private static List<Sheet.Row> rows(Sheet sheet, NavigableMap<Integer, ?> wanted) {
    List<Sheet.Row> rows = new ArrayList<>();
    sheet.forEachRow(
        row -> {
          if (wanted.containsKey(row.number())) {
            rows.add(row);
          }
        });
    return rows;
  }

  private List<Table> tables(List<Sheet> sheets) {
    Recogniser known = recogniser;
    if (known == null) {
      known = new Recogniser(forms());
      recogniser = known;
    }
    return known.recognise(sheets) instanceof Recognition.Found found
        ? found.tables().there()
        : List.of();
  }

  /** Writes what stands in the cells of one sheet. */
  private final class Cells {
    private final Wanted wanted;
    private final int number;
    private final Sheet sheet;
    private final List<Table> tables;
    private final DuckDBAppender found;
    private final FormCells form;

    Cells(Wanted wanted, int number, Sheet sheet, List<Table> tables, DuckDBAppender found) {
      this.wanted = wanted;
      this.number = number;
      this.sheet = sheet;
      this.tables =
          tables.stream()
              .filter(table -> Objects.equals(table.sheet().name(), sheet.name()))
              .toList();
      this.found = found;
      this.form = cells(wanted.form());
    }

    void figure(Sheet.Row row, Wanted.Fact fact) throws SQLException {
      String text = row.cell(column(fact.ref()));
      for (String measure : fact.measures()) {
        cell(row, fact, fact.ref(), measure, "", form.kindOfFigure(measure), text, null);
      }
    }

    void row(Sheet.Row row, Wanted.Fact fact) throws SQLException {
      Table table =
          tables.stream()
              .filter(t -> row.number() >= t.firstRow() && row.number() <= t.lastRow())
              .filter(t -> first(t) == column(fact.ref().split(":", 2)[0]))
              .findFirst()
              .orElse(null);
      if (table == null) {
        return;
      }
      for (Map.Entry<String, Column> each : form.columns().entrySet()) {
        Table.Place place = table.columns().get(each.getKey());
        if (place == null) {
          continue;
        }
        Column column = each.getValue();
        String text = row.cell(place.column());
        boolean isElsewhere =
            text == null && (place.isInGroupRow() || column.isFilledDown() || isMerged(row, place));
        cell(
            row,
            fact,
            place.letters(),
            column.adds() == null ? each.getKey() : column.adds(),
            column.header(),
            isElsewhere ? ELSEWHERE : FormCells.kind(column),
            text,
            column.type() == Column.Type.CODE
                ? text == null ? null : form.code(column, text)
                : column.code());
      }
    }

    private boolean isMerged(Sheet.Row row, Table.Place place) {
      return sheet.merges().stream()
          .anyMatch(
              merge ->
                  merge.firstColumn() <= place.column()
                      && merge.lastColumn() >= place.column()
                      && merge.firstRow() <= row.number()
                      && merge.lastRow() >= row.number());
    }

    private void cell(
        Sheet.Row row,
        Wanted.Fact fact,
        String letters,
        String column,
        String heading,
        String kind,
        @Nullable String text,
        @Nullable String code)
        throws SQLException {
      found.beginRow().append(wanted.submission()).append(number).append(row.number());
      found.append(fact.ref()).append(letters).append(column(letters)).append(column);
      found.append(heading).append(kind).append(text).append(code).endRow();
    }
  }

  private static int first(Table table) {
    return table.columns().values().stream().mapToInt(Table.Place::column).min().orElse(0);
  }

  /** The column of some letters, from 0. */
  static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + (letters.charAt(i) - 'A' + 1);
    }
    return column - 1;
  }
}
