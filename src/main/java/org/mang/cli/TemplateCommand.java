package org.mang.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.template.Template;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The blank workbook of a form. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = "Write the blank workbook of a form, for an office and a period.")
final class TemplateCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FORM", description = "Such as district-children.")
  private String form = "";

  @Option(
      names = "--reporter",
      required = true,
      paramLabel = "CODE",
      description = "The office: the code of a district, such as 303, or of a department.")
  private String reporter = "";

  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description = "Such as 2020, 2020-H1, 2020-Q3 or 2020-M03.")
  private String period = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Where to (default: FORM-CODE-PERIOD.xlsx here); never over a file that is there.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Path target = out == null ? Path.of("%s-%s-%s.xlsx".formatted(form, reporter, period)) : out;
    new Template(mang.definitions()).write(form, reporter, period, target);
    Objects.requireNonNull(spec).commandLine().getOut().println(target);
    return 0;
  }
}
