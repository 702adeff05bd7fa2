package org.mang.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.definition.Text;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code mang}. */
@Command(
    name = "mang",
    mixinStandardHelpOptions = true,
    version = "Măng 0.1.0",
    description = "A batch data warehouse for child-welfare indicators.",
    subcommands = {
      DemoCommand.class,
      LoadCommand.class,
      OfficesCommand.class,
      TemplateCommand.class,
      PeekCommand.class,
      CheckCommand.class,
      AcceptCommand.class,
      WithdrawCommand.class,
      CloseCommand.class,
      AdmitCommand.class,
      SettleCommand.class,
      NightlyCommand.class,
      StatusCommand.class,
      SqlCommand.class,
      ExplainCommand.class,
      ReleaseCommand.class,
      VerifyCommand.class,
      RebuildCommand.class,
      RecheckCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:done, but something needs a person (with --strict; always for nightly)",
      "2:failed; the message says what to do",
      "3:another run holds the store",
      "64:wrong use"
    },
    footer = {
      "",
      "MANG_HOME names the home folder; ./mang-home unless given. MANG_JOBS_URL names another database",
      "(JDBC) for the history of jobs, MANG_MEMORY the megabytes to work with. Messages are",
      "in Vietnamese where the locale is, or with --lang vi."
    })
public final class Mang {

  /** A language of messages. */
  enum Language {
    VI,
    EN
  }

  static final int NEEDS_PERSON = 1;
  static final int FAILED = 2;
  static final int HELD = 3;
  static final int WRONG_USE = 64;

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description = "The home folder (default: MANG_HOME, else ./mang-home).")
  private @Nullable Path home;

  @Option(
      names = "--lang",
      paramLabel = "vi|en",
      scope = ScopeType.INHERIT,
      description = "The language of messages (default: the locale's).")
  private @Nullable Language lang;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces, and log more.")
  private boolean debug;

  /** Runs a command and ends the process with its status. */
  public static void main(String[] args) {
    Ending.isCertain();
    System.exit(execute(out(), err(), args));
  }

  /** Runs a command; returns its exit status. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    Mang mang = new Mang();
    CommandLine line =
        new CommandLine(mang)
            .setOut(out)
            .setErr(err)
            .setUsageHelpAutoWidth(true)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(new Failures())
            .setParameterExceptionHandler(new WrongUse(Help.isVietnamese(args)));
    everyCommand(line);
    if (Help.isVietnamese(args)) {
      Help.inVietnamese(line);
    }
    int status = line.execute(args);
    out.flush();
    err.flush();
    return status;
  }

  private static void everyCommand(CommandLine line) {
    line.getCommandSpec().exitCodeOnInvalidInput(WRONG_USE).exitCodeOnExecutionException(FAILED);
    line.getSubcommands().values().forEach(Mang::everyCommand);
  }

  Home home() {
    String named = System.getenv("MANG_HOME");
    return chosen(home != null ? home : Path.of(named == null ? "mang-home" : named));
  }

  /**
   * Invented data never goes into a home that only the environment names, for that is the real one.
   */
  Home demoHome() {
    return chosen(home != null ? home : Path.of("mang-home"));
  }

  private Home chosen(Path root) {
    Home chosen = new Home(root);
    HomeLog.in(chosen.root(), debug);
    return chosen;
  }

  Definitions definitions() {
    return definitions(home());
  }

  Definitions definitions(Home of) {
    return new Definitions(of.beside());
  }

  boolean debug() {
    return debug;
  }

  /** Whether to speak Vietnamese. */
  boolean vietnamese() {
    return lang == null ? Locale.getDefault().getLanguage().equals("vi") : lang == Language.VI;
  }

  /** One of two texts, in the language that is spoken. */
  String say(String vi, String en) {
    return vietnamese() ? vi : en;
  }

  /** A text, likewise. */
  String say(Text text) {
    return say(text.vi(), text.en());
  }

  private static PrintWriter out() {
    return new PrintWriter(System.out, false, StandardCharsets.UTF_8);
  }

  private static PrintWriter err() {
    return new PrintWriter(System.err, true, StandardCharsets.UTF_8);
  }
}
