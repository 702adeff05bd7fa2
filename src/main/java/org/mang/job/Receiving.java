package org.mang.job;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.Undo;
import org.mang.definition.LocalClock;
import org.mang.intake.Archive;
import org.mang.intake.Inbox;
import org.mang.intake.Said;
import org.mang.job.RunSummary.Why;
import org.mang.warehouse.Decisions;
import org.mang.warehouse.Journal;
import org.mang.warehouse.Submissions;
import org.springframework.batch.core.step.StepContribution;

/**
 * Takes files from where they arrive into the archive, whole: one that somebody is still writing
 * stays for the next run, and one that cannot be read keeps nobody waiting.
 */
final class Receiving {

  /** Waiting for the disk, mostly. */
  private static final int COPIERS = 8;

  /** So many files are noted together. */
  private static final int AT_ONCE = 200;

  private static final String WHY = "said on receipt";

  private static final Stamp NEVER = new Stamp(0, Instant.EPOCH);

  private final Home home;
  private final Archive archive;
  private final List<Path> sources;
  private final Said ofAll;
  private final LocalClock local;
  private final Journal journal;
  private final Duration quiet;
  private final Progress progress;
  private final RunSummary summary;
  private final Lookout lookout;
  private final Clock clock = Clock.systemUTC();

  /**
   * Makes it.
   *
   * @param sources folders or files
   * @param ofAll what is said of all that comes in, before what is noted of each
   * @param local by which files were written
   * @param quiet for how long nobody has written to a file of the inbox before it is taken
   */
  Receiving(
      Home home,
      Archive archive,
      List<Path> sources,
      Said ofAll,
      LocalClock local,
      Duration quiet,
      Progress progress,
      RunSummary summary) {
    this.home = home;
    this.archive = archive;
    this.sources = sources;
    this.ofAll = ofAll;
    this.local = local;
    this.journal = new Journal(home.archive());
    this.quiet = quiet;
    this.progress = progress;
    this.summary = summary;
    this.lookout = new Lookout(summary, new Belongings(home), local);
  }

  /** Archives and notes what is there. */
  void receive(Connection connection, StepContribution contribution)
      throws SQLException, IOException {
    summary.looksAgain();
    letSettle();
    ExecutorService copiers = Executors.newFixedThreadPool(COPIERS);
    try {
      for (Path source : sources) {
        List<Inbox.Arrival> arrivals = lookout.arrivals(source);
        for (int from = 0; from < arrivals.size(); from += AT_ONCE) {
          int end = Math.min(arrivals.size(), from + AT_ONCE);
          take(connection, copiers, arrivals.subList(from, end), isInInbox(source), contribution);
          progress.done(end, arrivals.size(), arrivals.get(end - 1).receipt().fileName());
        }
      }
    } finally {
      copiers.shutdownNow();
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

  /** Takes files side by side, and notes them together, in their order. */
  private void take(
      Connection connection,
      ExecutorService copiers,
      List<Inbox.Arrival> arrivals,
      boolean fromInbox,
      StepContribution contribution)
      throws SQLException, IOException {
    List<Future<Taken>> copies = new ArrayList<>();
    for (Inbox.Arrival arrival : arrivals) {
      copies.add(copiers.submit(() -> take(arrival, fromInbox)));
    }
    List<Taken> taken = new ArrayList<>();
    for (Future<Taken> copy : copies) {
      Taken each = outcome(copy);
      if (each.why() == null) {
        taken.add(each);
      } else {
        summary.left(each.why(), each.file());
      }
    }
    note(connection, taken, contribution);
    if (fromInbox) {
      for (Taken each : taken) {
        remove(each);
      }
    }
  }

  /** Unless it is another file now than the one that was taken. */
  private void remove(Taken taken) throws IOException {
    try {
      if (taken.stamp().equals(Stamp.of(taken.file()))) {
        Files.delete(taken.file());
      }
    } catch (FileSystemException e) {
      if (!isAbout(e, taken.file())) {
        throw e;
      }
      summary.left(Why.UNREADABLE, taken.file());
    }
  }

  private void note(Connection connection, List<Taken> taken, StepContribution contribution)
      throws SQLException {
    List<Submissions.Arrival> arrivals =
        taken.stream().map(Taken::arrival).filter(Objects::nonNull).toList();
    connection.setAutoCommit(false);
    try {
      Submissions.Noted noted = new Submissions(connection).receive(arrivals);
      Map<String, Said> said = said(arrivals);
      if (!said.isEmpty()) {
        Decisions.say(
            connection, journal, said, System.getProperty("user.name", "?"), WHY, local.now());
      }
      connection.commit();
      summary.cameAgain(noted.again());
      for (boolean isNew : noted.areNew()) {
        summary.arrived(isNew);
        contribution.incrementReadCount();
        contribution.incrementWriteCount(isNew ? 1 : 0);
      }
      connection.setAutoCommit(true);
    } catch (SQLException | RuntimeException e) {
      Undo.after(e, connection);
      throw e;
    }
  }

  /** What is said of files, by the ids of their submissions. */
  private Map<String, Said> said(List<Submissions.Arrival> arrivals) {
    Map<String, Said> said = new LinkedHashMap<>();
    for (Submissions.Arrival arrival : arrivals) {
      Said its = ofAll.or(arrival.receipt().said());
      if (!its.isNothing()) {
        said.put(Submissions.idOf(arrival.original().sha256()), its);
      }
    }
    return said;
  }

  /**
   * What became of a file on its way into the archive.
   *
   * @param arrival null if it was left where it is
   * @param why null if it was not
   */
  private record Taken(
      Path file, Stamp stamp, Submissions.@Nullable Arrival arrival, @Nullable Why why) {}

  private Taken take(Inbox.Arrival arrival, boolean fromInbox) throws IOException {
    Path file = arrival.file();
    try {
      Stamp before = Stamp.of(file);
      if (fromInbox && !before.isSettled(quiet, clock.instant())) {
        return new Taken(file, before, null, Why.BEING_WRITTEN);
      }
      Optional<Archive.Original> original =
          archive.store(file, arrival.receipt(), () -> before.equals(Stamp.of(file)));
      return original
          .map(o -> new Taken(file, before, new Submissions.Arrival(o, arrival.receipt()), null))
          .orElseGet(() -> new Taken(file, before, null, Why.BEING_WRITTEN));
    } catch (FileSystemException e) {
      if (!isAbout(e, file)) {
        throw e;
      }
      return new Taken(file, NEVER, null, Why.UNREADABLE);
    }
  }

  private static Taken outcome(Future<Taken> copy) throws IOException {
    try {
      return copy.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
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
