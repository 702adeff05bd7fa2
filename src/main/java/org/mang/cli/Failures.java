package org.mang.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mang.MangException;
import org.mang.Unspoken;
import org.mang.definition.Text;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What went wrong, in one plain message; the stack trace only with --debug. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    Mang mang = line.getCommandSpec().root().commandLine().getCommand();
    PrintWriter err = line.getErr();
    Optional<FileTrouble> trouble =
        FileTrouble.in(failure instanceof MangException ? failure.getCause() : failure)
            .map(t -> t.named(mang.home()));
    if (failure instanceof MangException known) {
      Text message = new Text(known.vietnamese(), String.valueOf(known.getMessage()));
      say(mang, err, trouble.map(t -> t.beside(message)).orElse(message));
    } else if (trouble.isPresent()) {
      say(mang, err, trouble.get().alone());
    } else {
      LoggerFactory.getLogger(Failures.class).error("Unexpected", Unspoken.of(failure));
      String kind = failure.getClass().getSimpleName();
      String log = HomeLog.written().map(file -> " (%s)".formatted(file)).orElse("");
      say(
          mang,
          err,
          new Text(
              "lỗi không ngờ tới (%s). Chạy lại với --debug, hoặc xem nhật ký%s"
                  .formatted(kind, log),
              "something unexpected went wrong (%s). Run again with --debug, or see the log%s"
                  .formatted(kind, log)));
    }
    if (mang.debug()) {
      failure.printStackTrace(err);
    }
    return Mang.FAILED;
  }

  private static void say(Mang mang, PrintWriter err, Text message) {
    err.println(
        "mang: "
            + mang.say(message)
                .lines()
                .map(Printable::of)
                .collect(Collectors.joining(System.lineSeparator())));
  }
}
