package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.job.RunSummary;
import org.mang.job.Samples;
import org.mang.office.OfficeWorkbook;

/**
 * What one district, Đồ Sơn, sent in two years, and a wrong file of it; and what tests of history
 * say to the program. All figures are invented.
 */
abstract class DoSonHistory {

  static final String REPORT =
      " from mart.reporting where form_code = 'district-children' and reporter_code = '308' and period_code = '2020'";

  static final String CHILDREN =
      "select value::integer from mart.measure_value where measure_code = 'children' and area_code = '308' and period_code = '2020' and sex_code = '_T'";

  static Path post = Path.of("unset");
  static Home loaded = new Home(Path.of("unset"));

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  final Path folder;
  final Home home;

  DoSonHistory(@TempDir Path folder) {
    this.folder = folder;
    this.home = new Home(folder.resolve("home"));
  }

  /** The wrong file came in on 14 January 2021, a day after the right one. */
  @BeforeAll
  static void load(@TempDir Path folder) throws IOException {
    post = Files.createDirectories(folder.resolve("post"));
    List<String> receipts = new ArrayList<>(List.of("file,received_at,received_from"));
    try (Stream<String> lines = Files.lines(Samples.DATA.resolve("receipts.csv"))) {
      for (String line : lines.filter(l -> l.contains("/308-do-son/")).toList()) {
        Path file = Path.of(line.substring(0, line.indexOf(',')));
        Files.createDirectories(post.resolve(file).getParent());
        Files.copy(Samples.DATA.resolve(file), post.resolve(file));
        receipts.add(line);
      }
    }
    OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN)
        .set("C11", 3000)
        .set("C17", "")
        .save(post.resolve("wrong.xlsx"));
    receipts.add("wrong.xlsx,2021-01-14T09:00:00,");
    Files.write(post.resolve("receipts.csv"), receipts);
    loaded = new Home(folder.resolve("home"));
    Samples.load(loaded, post);
  }

  @BeforeEach
  void copy() throws IOException {
    Samples.copy(loaded, home);
  }

  String inForce() throws SQLException {
    return Samples.ask(home, "select submission_id" + REPORT).get(0);
  }

  RunSummary receive(String sample, String receivedAt) throws IOException {
    return receive(Samples.DATA.resolve(sample), receivedAt);
  }

  RunSummary receive(Path file, String receivedAt) throws IOException {
    return receive(home, file, receivedAt);
  }

  RunSummary receive(Home into, Path file, String receivedAt) throws IOException {
    Path part = Files.createTempDirectory(folder, "post");
    Files.copy(file, part.resolve("file.xlsx"));
    Files.writeString(
        part.resolve("receipts.csv"),
        "file,received_at,received_from\nfile.xlsx," + receivedAt + ",\n");
    return Samples.load(into, part);
  }

  String ask(String query, String... options) {
    return ask(home, query, options);
  }

  String ask(Home of, String query, String... options) {
    List<String> all = new ArrayList<>(List.of("sql", query));
    all.addAll(List.of(options));
    assertThat(run(of, all)).as(err.toString()).isZero();
    return out.toString();
  }

  int run(String... args) {
    return run(home, List.of(args));
  }

  int run(Home of, List<String> args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(args);
    all.addAll(List.of("--home", of.root().toString()));
    return Mang.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
