package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;
import org.mang.warehouse.Warehouse;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One query on the snapshot. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = "Query the snapshot, read-only. Tables: core.*, mart.*; try \"show all tables\".")
final class SqlCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "QUERY",
      description = "SQL; of several statements each answer is shown, as a table.")
  private String query = "";

  @ArgGroup private @Nullable Format format;

  /** How the answer is written. */
  static final class Format {
    @Option(names = "--csv", description = "As CSV (RFC 4180), header first.")
    boolean csv;

    @Option(names = "--json", description = "As a JSON array of objects.")
    boolean json;
  }

  @Mixin private SnapshotOptions which = new SnapshotOptions();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (SnapshotOptions.View view = which.open(mang, spec.commandLine().getErr()).orElse(null)) {
      if (view == null) {
        return Mang.HELD;
      }
      answer(view.connection(), out);
      return 0;
    } catch (SQLException e) {
      throw new MangException("SQL: " + Warehouse.firstLine(e), e);
    }
  }

  private void answer(Connection connection, PrintWriter out) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> statements = Statements.of(query);
      for (int i = 0; i < statements.size(); i++) {
        if (!statement.execute(statements.get(i))) {
          continue;
        }
        if (format != null && i + 1 < statements.size()) {
          throw new MangException(
              "--csv và --json chỉ ghi được một kết quả; chỉ câu lệnh cuối cùng được trả lời",
              "--csv and --json write one answer: no statement but the last may have one");
        }
        try (ResultSet result = statement.getResultSet()) {
          writer().write(result, out);
        }
      }
    }
  }

  private ResultWriter writer() {
    if (format == null) {
      return new TableWriter();
    }
    return format.csv ? new CsvWriter() : new JsonWriter();
  }
}
