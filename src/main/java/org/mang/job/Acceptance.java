package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.warehouse.Acceptances;
import org.mang.warehouse.Warehouse;

/** Lets warnings stand for a reason, and shows that at once in a new snapshot. */
public final class Acceptance {

  private final Home home;
  private final Definitions definitions;

  public Acceptance(Home home, Definitions definitions) {
    this.home = home;
    this.definitions = definitions;
  }

  /**
   * What was done.
   *
   * @param warnings for which the reason stands
   * @param isLater whether they had one before
   * @param open warnings that are so still
   */
  public record Given(String submissionId, int warnings, boolean isLater, int open) {}

  /**
   * Keeps a reason.
   *
   * @param submission the beginning of its id
   * @param code of the warnings; null for all
   * @return empty if a run holds the store
   * @throws MangException if nothing can be accepted there
   */
  public Optional<Given> give(String submission, @Nullable String code, String because, String by) {
    if (!Files.exists(home.database())) {
      throw new MangException(home.root() + ": nothing has been loaded yet; run 'mang load' first");
    }
    try (RunLock lock = RunLock.take(home.store()).orElse(null)) {
      return lock == null ? Optional.empty() : Optional.of(locked(submission, code, because, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Given locked(String submission, @Nullable String code, String because, String by) {
    try (Warehouse warehouse = Warehouse.open(home)) {
      Given given;
      try (Connection connection = warehouse.connect()) {
        Acceptances acceptances = new Acceptances(connection);
        String id = acceptances.meant(submission);
        boolean isLater = acceptances.open(id, code) == 0;
        int warnings = acceptances.give(id, code, because, by);
        given = new Given(id, warnings, isLater, acceptances.open(id, null));
      }
      PublishSteps publish =
          new PublishSteps(home, warehouse, definitions, Progress.silent(), new RunSummary());
      // Marts too, should an earlier run not have come so far: a snapshot never holds older ones.
      publish.marts();
      publish.snapshot();
      return given;
    } catch (SQLException e) {
      throw new MangException("the store cannot be used: " + Warehouse.firstLine(e), e);
    }
  }
}
