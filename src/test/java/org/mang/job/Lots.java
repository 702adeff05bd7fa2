package org.mang.job;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.mang.Home;
import org.mang.check.FindingCatalogue;
import org.mang.check.ReturnedWorkbook;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.form.Forms;
import org.mang.intake.Archive;
import org.mang.intake.Limits;
import org.mang.intake.Said;
import org.mang.warehouse.Reference;
import org.mang.warehouse.Warehouse;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.test.MetaDataInstanceFactory;

/**
 * Loads post into a home as the nightly job does, up to the returned workbooks, in lots as large as
 * a test wants them; and compares what is then in two homes.
 */
final class Lots {

  /** The same in every home: else the same child would have another pseudonym in each. */
  private static final String KEY = "0b".repeat(32);

  /** Times of running are in none of them. */
  private static final List<String> TABLES =
      List.of(
          "core.submission",
          "core.observation",
          "core.event",
          "core.child",
          "ops.original",
          "ops.finding",
          "ops.quarantine",
          "ops.given_back");

  private static final String DIFFERENCE =
      """
      select concat_ws(' ', side, '%1$s', count(*), any_value(row))
      from (
          select 'only one:' as side, t::varchar as row from (from one.%1$s except all from other.%1$s) as t
          union all
          select 'only other:', t::varchar from (from other.%1$s except all from one.%1$s) as t
      )
      group by side
      order by side""";

  private Lots() {}

  /** What a lot holds at most in the nightly job. */
  static Supplier<Lot> usual() {
    return Lot::new;
  }

  /** One file in each. */
  static Supplier<Lot> single() {
    return () -> new Lot(1);
  }

  /** Loads a folder. */
  static RunSummary load(Home home, Path post, Supplier<Lot> lots)
      throws SQLException, IOException {
    home.create();
    Files.createDirectories(home.keys());
    Files.writeString(home.pseudonymKey(), KEY);
    Definitions definitions = new Definitions(home.beside());
    Forms forms = new Forms(definitions);
    FindingCatalogue catalogue = FindingCatalogue.read(definitions);
    Archive archive = new Archive(home.archive(), LocalClock.read(Definitions.carried()));
    RunSummary summary = new RunSummary();
    Progress progress = Progress.silent();
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect()) {
      new Reference(definitions, forms).load(connection, warehouse.sheetRows());
      new Receiving(
              home,
              archive,
              List.of(post),
              Said.NOTHING,
              LocalClock.read(definitions),
              Duration.ZERO,
              progress,
              summary)
          .receive(connection, contribution());
      SubmissionCheck check =
          new SubmissionCheck(definitions, forms, catalogue, archive, warehouse.sheetRows());
      new Checking(warehouse, check, progress, summary, lots).check(contribution());
      ReturnedWorkbook workbook = new ReturnedWorkbook(Limits.read(definitions));
      new GivingBack(home, archive, workbook, progress, summary)
          .giveBack(connection, contribution());
    }
    return summary;
  }

  private static StepContribution contribution() {
    return new StepContribution(MetaDataInstanceFactory.createStepExecution());
  }

  /** Table by table what is in one store and not in the other, how often, and an example. */
  static List<String> differences(Home one, Home other) throws SQLException {
    List<String> differences = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("attach '%s' as one (read_only)".formatted(one.database()));
      statement.execute("attach '%s' as other (read_only)".formatted(other.database()));
      for (String table : TABLES) {
        try (ResultSet rows = statement.executeQuery(DIFFERENCE.formatted(table))) {
          while (rows.next()) {
            differences.add(rows.getString(1));
          }
        }
      }
    }
    return differences;
  }

  /** What every returned workbook says, sheet by sheet and cell by cell, by its name. */
  static SortedMap<String, List<String>> returned(Home home) throws IOException {
    SortedMap<String, List<String>> workbooks = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home.returned())) {
      for (Path file : files) {
        try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
          workbooks.put(file.getFileName().toString(), cells(workbook));
        }
      }
    }
    return workbooks;
  }

  private static List<String> cells(Workbook workbook) {
    List<String> cells = new ArrayList<>();
    for (Sheet sheet : workbook) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          Comment comment = cell.getCellComment();
          cells.add(
              "%s!%s %s [%s]"
                  .formatted(
                      sheet.getSheetName(),
                      cell.getAddress(),
                      cell,
                      comment == null ? "" : comment.getString()));
        }
      }
    }
    return cells;
  }
}
