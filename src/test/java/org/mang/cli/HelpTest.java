package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What is said of commands and of wrong ones, in both languages. */
class HelpTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyWordOfTheHelpIsThereInVietnamese() {
    CommandLine vietnamese = new CommandLine(new Mang());
    Help.inVietnamese(vietnamese);
    assertThat(untranslated(new CommandLine(new Mang()), vietnamese)).isEmpty();
  }

  @Test
  void theStatusesAreListedOnceInBoth() {
    for (String lang : List.of("en", "vi")) {
      out.getBuffer().setLength(0);
      run("help", "--lang", lang);
      assertThat(out.toString()).contains("64 ");
      out.getBuffer().setLength(0);
      run("help", "load", "--lang", lang);
      assertThat(out.toString()).doesNotContain("64 ");
    }
  }

  /** What reads the same in both. */
  private static List<String> untranslated(CommandLine english, CommandLine vietnamese) {
    List<String> same = new ArrayList<>();
    CommandSpec spec = english.getCommandSpec();
    List<String> en = words(english);
    List<String> vi = words(vietnamese);
    for (int i = 0; i < en.size(); i++) {
      if (!en.get(i).isBlank() && en.get(i).equals(vi.get(i))) {
        same.add(spec.qualifiedName() + ": " + en.get(i));
      }
    }
    english
        .getSubcommands()
        .forEach(
            (name, below) ->
                same.addAll(
                    untranslated(
                        below, Objects.requireNonNull(vietnamese.getSubcommands().get(name)))));
    return same;
  }

  private static List<String> words(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    var usage = spec.usageMessage();
    return Stream.concat(
            Stream.of(
                String.join(" ", usage.header()) + String.join(" ", usage.description()),
                usage.synopsisHeading(),
                usage.commandListHeading(),
                usage.exitCodeListHeading(),
                String.join(" ", usage.footer()),
                String.join(" ", usage.exitCodeList().values())),
            Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
                .map(HelpTest::words))
        .toList();
  }

  private static String words(ArgSpec arg) {
    return String.join(" ", Arrays.asList(arg.description()));
  }

  @Test
  void helpOfACommandIsTheSameAsItsOption() {
    assertThat(run("help", "load")).isZero();
    String said = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run("load", "--help")).isZero();
    assertThat(out).hasToString(said).asString().contains("Usage: mang load", "Take in what has");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "help | Các lệnh:",
        "help load | Nạp các tệp đã đến",
        "load --help | Nạp các tệp đã đến",
        "sql --help | Câu lệnh SQL",
      })
  void helpSpeaksVietnamese(String command, String says) {
    assertThat(run((command + " --lang vi").split(" "))).isZero();
    assertThat(out.toString()).contains(says).doesNotContain("Usage:", "Show ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--lang=vi check | mang: còn thiếu FILE",
        "--lang vi load --swift | mang: không có tuỳ chọn nào là --swift",
        "--lang vi status --year soon | mang: --year YEAR: không dùng được giá trị “soon”",
        "--lang vi template x --period 2020 | mang: còn thiếu --reporter CODE",
        "--lang vi sql x --csv --json | không dùng cùng nhau được",
        "--lang en check | Missing required parameter: 'FILE'",
        "--lang fr status | expected one of [VI, EN]",
      })
  void wrongUseIsAnsweredInTheLanguageThatIsAskedFor(String command, String says) {
    assertThat(run(command.split(" "))).isEqualTo(Mang.WRONG_USE);
    assertThat(err.toString()).contains(says).contains("mang help");
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... args) {
    return Mang.execute(new PrintWriter(out), new PrintWriter(err), args);
  }
}
