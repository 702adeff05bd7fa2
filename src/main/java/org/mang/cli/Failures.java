package org.mang.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.mang.MangException;
import org.mang.Unspoken;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What went wrong, in one plain message; the stack trace only with --debug. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    Mang mang = line.getCommandSpec().root().commandLine().getCommand();
    PrintWriter err = line.getErr();
    if (failure instanceof MangException known) {
      err.println(
          "mang: "
              + mang.say(known.vietnamese(), String.valueOf(known.getMessage()))
                  .lines()
                  .map(Printable::of)
                  .collect(Collectors.joining(System.lineSeparator())));
    } else {
      LoggerFactory.getLogger(Failures.class).error("Unexpected", Unspoken.of(failure));
      err.println(
          mang.say(
                  "mang: lỗi không ngờ tới (%s). Chạy lại với --debug, hoặc xem %s",
                  "mang: something unexpected went wrong (%s). Run again with --debug, or see %s")
              .formatted(failure.getClass().getSimpleName(), System.getProperty("mang.log")));
    }
    if (mang.debug()) {
      failure.printStackTrace(err);
    }
    return Mang.FAILED;
  }
}
