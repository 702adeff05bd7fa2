package org.mang.job;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.mang.Home;
import org.mang.intake.Archive;
import org.mang.intake.Inbox;
import org.mang.job.RunSummary.Why;
import org.mang.warehouse.Submissions;
import org.springframework.batch.core.step.StepContribution;

/**
 * Takes files from where they arrive into the archive, whole: one that somebody is still writing
 * stays for the next run, and one that cannot be read keeps nobody waiting.
 */
final class Receiving {

  private final Home home;
  private final Archive archive;
  private final List<Path> sources;
  private final Duration quiet;
  private final Progress progress;
  private final RunSummary summary;
  private final Lookout lookout;
  private final Path copy;
  private final Clock clock = Clock.systemUTC();

  /**
   * Makes it.
   *
   * @param sources folders or files
   * @param quiet for how long nobody has written to a file of the inbox before it is taken
   */
  Receiving(
      Home home,
      Archive archive,
      List<Path> sources,
      Duration quiet,
      Progress progress,
      RunSummary summary) {
    this.home = home;
    this.archive = archive;
    this.sources = sources;
    this.quiet = quiet;
    this.progress = progress;
    this.summary = summary;
    this.lookout = new Lookout(summary, new Belongings(home));
    this.copy = home.store().resolve("arriving");
  }

  /** Archives and notes what is there. */
  void receive(Submissions submissions, StepContribution contribution)
      throws SQLException, IOException {
    // What a killed run may have left there has names in it.
    Files.deleteIfExists(copy);
    summary.looksAgain();
    letSettle();
    for (Path source : sources) {
      List<Inbox.Arrival> arrivals = lookout.arrivals(source);
      for (int i = 0; i < arrivals.size(); i++) {
        Inbox.Arrival arrival = arrivals.get(i);
        try {
          take(arrival, isInInbox(source), submissions, contribution);
        } catch (FileSystemException e) {
          if (!isAbout(e, arrival.file())) {
            throw e;
          }
          summary.left(Why.UNREADABLE, arrival.file());
        }
        progress.done(i + 1, arrivals.size(), arrival.receipt().fileName());
      }
    }
  }

  /** Who drops a file and loads at once means that file too: so it is waited for, once. */
  private void letSettle() {
    Instant now = clock.instant();
    Duration longest =
        sources.stream()
            .filter(this::isInInbox)
            .flatMap(source -> lookout.arrivals(source).stream())
            .map(arrival -> untilSettled(arrival.file(), now))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    if (longest.isNegative() || longest.isZero()) {
      return;
    }
    try {
      Thread.sleep(longest.toMillis() + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    summary.looksAgain();
  }

  private Duration untilSettled(Path file, Instant now) {
    try {
      return Stamp.of(file).untilSettled(quiet, now);
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }

  private void take(
      Inbox.Arrival arrival,
      boolean fromInbox,
      Submissions submissions,
      StepContribution contribution)
      throws SQLException, IOException {
    Path file = arrival.file();
    Stamp before = Stamp.of(file);
    if (fromInbox && !before.isSettled(quiet, clock.instant())) {
      summary.left(Why.BEING_WRITTEN, file);
      return;
    }
    // Copied before it is archived: what is in the archive stays, and half a file must not.
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      if (!before.equals(Stamp.of(file))) {
        summary.left(Why.BEING_WRITTEN, file);
        return;
      }
      boolean isNew =
          submissions.receive(archive.store(copy, arrival.receipt()), arrival.receipt());
      summary.arrived(isNew);
      contribution.incrementReadCount();
      contribution.incrementWriteCount(isNew ? 1 : 0);
    } finally {
      Files.deleteIfExists(copy);
    }
    if (fromInbox && before.equals(Stamp.of(file))) {
      Files.delete(file);
    }
  }

  /** Not about the disk, that is, on to which it is copied. */
  private static boolean isAbout(FileSystemException e, Path file) {
    return file.toString().equals(e.getFile()) && e.getOtherFile() == null;
  }

  /** The inbox, or a part of it, however it was written. */
  private boolean isInInbox(Path source) {
    return source.toAbsolutePath().normalize().startsWith(home.inbox());
  }
}
