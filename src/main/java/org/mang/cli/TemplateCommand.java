package org.mang.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.template.Template;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The blank workbook of a form. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description =
        "Write the blank workbook of a form, for an office and a period; or those of all offices.")
final class TemplateCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FORM",
      arity = "0..1",
      description = "Such as district-children. With --all: of that form alone.")
  private @Nullable String form;

  @Option(
      names = "--reporter",
      paramLabel = "CODE",
      description =
          "The office: the code of a district, such as 303, or of a department; see mang offices.")
  private @Nullable String reporter;

  @Option(
      names = "--all",
      description = "Of every office that owes a report for the period, and of every form.")
  private boolean all;

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
          "Where to (default: FORM-CODE-PERIOD.xlsx here); with --all, the folder. Never over a file that is there.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    CommandSpec said = Objects.requireNonNull(spec);
    if (all) {
      all(said.commandLine().getOut());
      return 0;
    }
    if (form == null) {
      throw missing(said.positionalParameters().get(0), "Missing required parameter: 'FORM'");
    }
    if (reporter == null) {
      throw missing(
          said.findOption("--reporter"), "Missing required option: '--reporter=CODE' (or --all)");
    }
    Path target = out == null ? Path.of(Template.fileName(form, reporter, period)) : out;
    new Template(mang.definitions()).write(form, reporter, period, target);
    said.commandLine().getOut().println(target);
    return 0;
  }

  private void all(PrintWriter to) {
    Template.Written done =
        new Template(mang.definitions())
            .writeAll(form, reporter, period, out == null ? Path.of("") : out);
    done.written().forEach(to::println);
    done.kept()
        .forEach(
            file ->
                to.println(
                    file
                        + mang.say(
                            ": đã có tệp này; tệp được giữ nguyên",
                            ": there is such a file already; it was left as it is")));
    to.println(
        mang.say("%d bảng tính mới, %d tệp đã có.", "%d workbooks written, %d were there already.")
            .formatted(done.written().size(), done.kept().size()));
  }

  private CommandLine.MissingParameterException missing(ArgSpec what, String message) {
    return new CommandLine.MissingParameterException(
        Objects.requireNonNull(spec).commandLine(), what, message);
  }
}
