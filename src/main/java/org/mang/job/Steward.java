package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.warehouse.Acceptances;
import org.mang.warehouse.Closings;
import org.mang.warehouse.Decisions;
import org.mang.warehouse.Journal;
import org.mang.warehouse.NamedSubmission;
import org.mang.warehouse.Settlements;
import org.mang.warehouse.Warehouse;

/**
 * What the steward decides: it is written into the journal, done in the store, and shown at once in
 * a new snapshot.
 */
public final class Steward {

  private final Home home;
  private final Definitions definitions;
  private final Journal journal;
  private final LocalClock clock;

  public Steward(Home home, Definitions definitions) {
    this.home = home;
    this.definitions = definitions;
    this.clock = LocalClock.read(definitions);
    this.journal = new Journal(home.archive());
  }

  /**
   * Who decides, and why.
   *
   * @param because for people to read
   */
  public record Reason(String because, String by) {}

  /**
   * Warnings that were let stand.
   *
   * @param warnings for which the reason stands
   * @param isLater whether they had one before
   * @param open warnings that are so still
   */
  public record Accepted(String submissionId, int warnings, boolean isLater, int open) {}

  /**
   * A submission that was withdrawn, or restored.
   *
   * @param inForce the submission that is in force now for its report; null if none is
   */
  public record Withdrawn(String submissionId, @Nullable String inForce) {}

  /**
   * Lets warnings stand.
   *
   * @param submission the beginning of its id
   * @param code of the warnings; null for all
   * @return empty if a run holds the store
   * @throws MangException if nothing can be accepted there
   */
  public Optional<Accepted> accept(String submission, @Nullable String code, Reason reason) {
    return decide(
        connection -> {
          Acceptances acceptances = new Acceptances(connection);
          String id = acceptances.meant(submission);
          boolean isLater = acceptances.open(id, code) == 0;
          Acceptances.Ones ones = acceptances.ones(id, code);
          note(connection, Journal.Kind.ACCEPT, id, reason, ones.places());
          return new Accepted(id, ones.count(), isLater, acceptances.open(id, null));
        });
  }

  /**
   * Takes a submission out of force, as if it had not come in; or undoes that.
   *
   * @param submission the beginning of its id
   * @return empty if a run holds the store
   * @throws MangException if there is none, or it is so already
   */
  public Optional<Withdrawn> withdraw(String submission, boolean undo, Reason reason) {
    return decide(
        connection -> {
          NamedSubmission named = NamedSubmission.by(connection, submission);
          if (named.isWithdrawn() != undo) {
            throw undo
                ? new MangException(
                    named.id() + " chưa hề bị rút lại", named.id() + " was not withdrawn")
                : new MangException(
                    named.id() + " đã bị rút lại rồi", named.id() + " is withdrawn already");
          }
          note(
              connection,
              undo ? Journal.Kind.RESTORE : Journal.Kind.WITHDRAW,
              named.id(),
              reason,
              null);
          return new Withdrawn(named.id(), NamedSubmission.by(connection, named.id()).inForce());
        });
  }

  /**
   * Closes a year, so that what comes in for it afterwards waits for the next release; or opens it
   * again.
   *
   * @return how many reports waited; empty if a run holds the store
   * @throws MangException if it is so already, or nothing has come in for the year
   */
  public Optional<Integer> close(int year, boolean undo, Reason reason) {
    return decide(
        connection -> {
          Closings closings = new Closings(connection);
          if (!undo) {
            closings.requireReports(year);
          }
          if (closings.isClosed(year) != undo) {
            throw undo
                ? new MangException(
                    "năm %d không khóa sổ".formatted(year), "%d is not closed".formatted(year))
                : new MangException(
                    "năm %d đã khóa sổ rồi".formatted(year),
                    "%d is closed already".formatted(year));
          }
          int waiting = closings.waiting(year);
          note(
              connection,
              undo ? Journal.Kind.REOPEN : Journal.Kind.CLOSE,
              String.valueOf(year),
              reason,
              null);
          return waiting;
        });
  }

  /**
   * Lets a submission count that waits for the release of its closed year.
   *
   * @param submission the beginning of its id
   * @return its id; empty if a run holds the store
   * @throws MangException if there is none, or it does not wait
   */
  public Optional<String> admit(String submission, Reason reason) {
    return decide(
        connection -> {
          NamedSubmission named = NamedSubmission.by(connection, submission);
          if (!new Closings(connection).isWaiting(named.id())) {
            throw new MangException(
                named.id() + " không chờ bản phát hành nào",
                named.id() + " does not wait for a release");
          }
          note(connection, Journal.Kind.ADMIT, named.id(), reason, null);
          return named.id();
        });
  }

  /**
   * Differences between two sources that were settled, or reopened.
   *
   * @param differences for which it was decided
   * @param isLater whether they had a reason before
   * @param open differences of the same reconciliation that are so still
   */
  public record Settled(int differences, boolean isLater, int open) {}

  /**
   * Lets differences between two sources stand; or undoes that.
   *
   * @return empty if a run holds the store
   * @throws MangException if there is nothing to settle, or nothing settled
   */
  public Optional<Settled> settle(Settlements.Which which, boolean undo, Reason reason) {
    return decide(
        connection -> {
          Settlements settlements = new Settlements(connection);
          Settlements.Ones ones = undo ? settlements.toReopen(which) : settlements.toSettle(which);
          Settlements.Which all = new Settlements.Which(which.reconciliation(), null, null);
          int changed = ones.isLater() && !undo ? 0 : ones.count();
          int open = settlements.open(all) + (undo ? changed : -changed);
          note(
              connection,
              undo ? Journal.Kind.UNSETTLE : Journal.Kind.SETTLE,
              which.reconciliation(),
              reason,
              ones.differences());
          return new Settled(ones.count(), ones.isLater(), open);
        });
  }

  private interface Decision<T> {
    T made(Connection connection) throws SQLException;
  }

  private void note(
      Connection connection,
      Journal.Kind kind,
      String subject,
      Reason reason,
      @Nullable String details)
      throws SQLException {
    journal.add(kind, subject, reason.by(), reason.because(), details, clock.now());
    Decisions.catchUp(connection, journal);
  }

  private <T> Optional<T> decide(Decision<T> decision) {
    Loaded.require(home);
    try (RunLock lock = RunLock.take(home).orElse(null)) {
      return lock == null ? Optional.empty() : Optional.of(locked(decision));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T locked(Decision<T> decision) {
    try (Warehouse warehouse = Warehouse.open(home)) {
      PublishSteps publish =
          new PublishSteps(
              home, warehouse, definitions, Progress.silent(), new RunSummary(), clock.now());
      T made;
      try (Connection connection = warehouse.connect()) {
        Decisions.catchUp(connection, journal);
        // Should an earlier run not have come so far: what is decided about is what the marts show.
        publish.marts();
        made = decision.made(connection);
      }
      publish.marts();
      publish.snapshot();
      return made;
    } catch (SQLException e) {
      throw new MangException("the store cannot be used: " + Warehouse.firstLine(e), e);
    }
  }
}
