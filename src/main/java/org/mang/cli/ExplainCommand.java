package org.mang.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.explain.Explainer;
import org.mang.explain.Explanation;
import org.mang.explain.Question;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** From a published value to the cells that it was counted from. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Show from which cells of which files a published value comes, and compute it anew from them.")
final class ExplainCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "INDICATOR", description = "Such as injury_rate.")
  private String indicator = "";

  @Option(
      names = "--area",
      paramLabel = "CODE",
      required = true,
      description = "The area's code; 31 is the city.")
  private String area = "";

  @Option(names = "--year", paramLabel = "YEAR", required = true, description = "The year.")
  private int year;

  @Option(names = "--sex", paramLabel = "CODE", description = "Of one sex alone.")
  private String sex = Question.TOTAL;

  @Option(names = "--age-band", paramLabel = "CODE", description = "Of one age band alone.")
  private String ageBand = Question.TOTAL;

  @Option(names = "--category", paramLabel = "CODE", description = "Of one category alone.")
  private String category = Question.TOTAL;

  @Option(names = "--place", paramLabel = "CODE", description = "Of one place alone.")
  private String place = Question.TOTAL;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "How many figures or rows of each file are listed; the rest is counted (default: ${DEFAULT-VALUE}).")
  private int rows = 10;

  @Option(names = "--json", description = "The same as JSON.")
  private boolean json;

  @Mixin private SnapshotOptions which = new SnapshotOptions();

  @Override
  public Integer call() throws IOException, SQLException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    try (SnapshotOptions.View view = which.open(mang, line.getErr()).orElse(null)) {
      if (view == null) {
        return Mang.HELD;
      }
      Explanation explanation =
          new Explainer(view.connection(), mang.home().archive(), mang.definitions())
              .explain(
                  new Question(indicator, area, year, sex, ageBand, category, place),
                  Math.max(0, rows));
      if (json) {
        ExplainJson.write(explanation, line.getOut());
      } else {
        new ExplainText(mang, line.getOut()).say(explanation);
      }
      return 0;
    }
  }
}
