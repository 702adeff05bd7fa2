package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mang.definition.LocalClock;
import org.mang.intake.Inbox;
import org.mang.job.RunSummary.Why;

/**
 * Looks for what has come in; a corner that cannot be looked into is told, and the rest is seen.
 */
final class Lookout {

  private final RunSummary summary;
  private final Belongings belongings;
  private final LocalClock clock;

  Lookout(RunSummary summary, Belongings belongings, LocalClock clock) {
    this.clock = clock;
    this.summary = summary;
    this.belongings = belongings;
  }

  /** The files of a folder, or the one file, in order of receipt. */
  List<Inbox.Arrival> arrivals(Path place) {
    List<Inbox.Arrival> arrivals = new ArrayList<>(look(place));
    arrivals.removeIf(arrival -> isOfAHome(arrival.file(), place));
    arrivals.sort(
        Comparator.comparing((Inbox.Arrival a) -> a.receipt().receivedAt())
            .thenComparing(Inbox.Arrival::file));
    return arrivals;
  }

  private boolean isOfAHome(Path file, Path place) {
    Optional<Path> home = belongings.homeOf(file, place);
    home.ifPresent(its -> summary.left(Why.OF_A_HOME, its));
    return home.isPresent();
  }

  private List<Inbox.Arrival> look(Path place) {
    if (!Files.exists(place)) {
      // It was there when the run began.
      return unreadable(place);
    }
    try {
      Inbox.Contents contents = Inbox.look(place, clock);
      contents.leftAlone().stream()
          .filter(file -> !isOfAHome(file, place))
          .forEach(file -> summary.left(Why.NO_SUBMISSION, file));
      return contents.arrivals();
    } catch (IOException | UncheckedIOException e) {
      return Files.isDirectory(place) ? lookOneByOne(place) : unreadable(place);
    }
  }

  /** Some folder or file in there cannot be read, or vanished just now: which, shows by itself. */
  private List<Inbox.Arrival> lookOneByOne(Path folder) {
    // What its register says of the files would be lost on the way: the folder waits as a whole.
    if (Files.exists(folder.resolve(Inbox.RECEIPTS))) {
      return unreadable(folder);
    }
    List<Inbox.Arrival> arrivals = new ArrayList<>();
    try (Stream<Path> parts = Files.list(folder)) {
      for (Path part : parts.sorted().toList()) {
        if (Files.isSymbolicLink(part)) {
          summary.left(Why.NO_SUBMISSION, part);
        } else if (Files.exists(part) && !part.getFileName().toString().startsWith(".")) {
          arrivals.addAll(look(part));
        }
      }
    } catch (IOException e) {
      return unreadable(folder);
    }
    return arrivals;
  }

  private List<Inbox.Arrival> unreadable(Path place) {
    summary.left(Why.UNREADABLE, place);
    return List.of();
  }
}
