package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.job.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The main job on the sample data. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Load the sample data and show the verdicts on the seven targets of 2020.")
final class DemoCommand implements Callable<Integer> {

  private static final int YEAR = 2020;

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where the sample data lies (default: sample-data beside the launcher).")
  private Path data = Path.of(System.getProperty("mang.project", "."), "sample-data");

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (!Files.isDirectory(data)) {
      throw new MangException(data + ": there is no sample data here; name its folder with --data");
    }
    Home home = mang.demoHome();
    Optional<RunSummary> run =
        LoadCommand.run(mang, home, List.of(data), spec.commandLine().getErr());
    if (run.isEmpty()) {
      return Mang.HELD;
    }
    SummaryText.print(out, mang, home, run.get());
    out.println();
    try (Connection snapshot = SnapshotReader.open(home)) {
      new VerdictTable(snapshot, mang).print(out, YEAR);
    }
    out.println();
    paths(out, home);
    return 0;
  }

  private void paths(PrintWriter out, Home home) throws IOException {
    Path current = home.snapshot().resolve("current");
    out.println(mang.say("Mở xem:", "To open:"));
    line(out, mang.say("bản đọc", "snapshot"), current.resolve("mang.duckdb"));
    line(out, "Parquet", current.resolve("parquet"));
    line(
        out,
        mang.say("bản nháp", "draft"),
        home.releases().resolve(YEAR + "-draft").resolve("evaluation.xlsx"));
    try (Stream<Path> returned = Files.list(home.returned())) {
      returned.sorted().forEach(file -> line(out, mang.say("trả lại", "returned"), file));
    }
    out.println();
    out.println(
        mang.say("Hỏi tiếp:  ", "Ask on:  ")
            + "./mang sql \"select area_name, value, verdict from mart.target_verdict where target = 1\"");
  }

  private static void line(PrintWriter out, String what, Path path) {
    out.println("  %-11s %s".formatted(what, SummaryText.shown(path)));
  }
}
