package org.mang.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.mang.Rights;

/**
 * The log file of a home, opened when there is something to say. A command that only looks makes no
 * home for the sake of its log: where there is no home folder, nothing is logged.
 */
public final class HomeLog extends AppenderBase<ILoggingEvent> {

  /** The property of the system that names the file: {@code logs/mang.log} of the home. */
  static final String FILE = "mang.log";

  private final FileAppender<ILoggingEvent> file = new FileAppender<>();

  /** How a line looks; set by logback.xml. */
  public void setEncoder(Encoder<ILoggingEvent> encoder) {
    file.setEncoder(encoder);
  }

  /** The log file of a home, and what is logged there. */
  static void in(Path home, boolean everything) {
    System.setProperty(FILE, home.resolve("logs").resolve("mang.log").toString());
    System.setProperty("mang.log.level", everything ? "DEBUG" : "INFO");
  }

  /** The log file, if it is there to be looked at. */
  static Optional<Path> written() {
    return Optional.ofNullable(System.getProperty(FILE)).map(Path::of).filter(Files::isReadable);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (!file.isStarted() && hasHome()) {
      file.setContext(getContext());
      make(Path.of(System.getProperty(FILE)));
      file.setFile(System.getProperty(FILE));
      file.start();
    }
    if (file.isStarted()) {
      file.doAppend(event);
    }
  }

  @Override
  public void stop() {
    super.stop();
    file.stop();
  }

  /** For its owner alone; where that cannot be, logback says nothing and nothing is logged. */
  private static void make(Path log) {
    try {
      if (!Files.exists(log)) {
        Files.createDirectories(Objects.requireNonNull(log.getParent()), Rights.OWN_FOLDER);
        Files.createFile(log, Rights.OWN_FILE);
      }
    } catch (IOException e) {
      // Another command made it just now, or none may.
    }
  }

  private static boolean hasHome() {
    String named = System.getProperty(FILE);
    Path logs = named == null ? null : Path.of(named).getParent();
    Path home = logs == null ? null : logs.getParent();
    return home != null && Files.isDirectory(home);
  }
}
