package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.warehouse.Journal;
import org.mang.warehouse.NamedSubmission;
import org.mang.warehouse.Warehouse;

/**
 * What the definitions of now would make of files that were taken in by earlier ones. An accepted
 * file is not read anew unasked: its figures may have been published.
 */
public final class Recheck {

  private static final String FACTS =
      """
      select submission_id, count(*) as facts, sum(hash(fact)) as digest
      from (
          select submission_id, hash(observation) as fact from %1$s.core.observation as observation
          union all
          select submission_id, hash(event) from %1$s.core.event as event
          union all
          select submission_id, hash(child) from %1$s.core.child as child
      )
      group by submission_id
      """;

  private static final String DIFFERENT =
      """
      with facts_there as (
          %1$s
      ),
      facts_anew as (
          %2$s
      )
      select
          submission_id, one.form_code, one.reporter_code, one.period_code, one.state, other.state,
          concat_ws('/', other.form_code, other.reporter_code, other.period_code),
          coalesce(facts_there.facts, 0), coalesce(facts_anew.facts, 0)
      from there.core.submission as one
      join anew.core.submission as other using (submission_id)
      left join facts_there using (submission_id)
      left join facts_anew using (submission_id)
      where one.state <> other.state
          or (one.form_code, one.reporter_code, one.period_code)
              is distinct from (other.form_code, other.reporter_code, other.period_code)
          or facts_there.digest is distinct from facts_anew.digest
      order by one.form_code, one.period_code, one.reporter_code, submission_id
      """;

  private final Home home;
  private final Definitions definitions;
  private final Progress progress;

  public Recheck(Home home, Definitions definitions, Progress progress) {
    this.home = home;
    this.definitions = definitions;
    this.progress = progress;
  }

  /**
   * A submission that would be read otherwise.
   *
   * @param wasAccepted by the definitions that it was taken in by
   * @param isAccepted by those of now
   * @param readAs form, office and period by those of now, parted by slashes
   * @param facts that there are, and that there would be
   */
  public record Changed(
      String submissionId,
      @Nullable String form,
      @Nullable String reporter,
      @Nullable String period,
      boolean wasAccepted,
      boolean isAccepted,
      String readAs,
      long facts,
      long factsAnew) {}

  /**
   * Reads everything anew in a store that is gone afterwards, and says what would differ.
   *
   * @return empty if a run holds the store
   */
  public Optional<List<Changed>> look() {
    try (PassingHome passing = PassingHome.make(home)) {
      Home anew = new Home(passing.home().root().resolve("anew"));
      if (new Rebuild(home, definitions, progress).into(anew).isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(changed(anew));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new MangException("it cannot be compared: " + Warehouse.firstLine(e), e);
    }
  }

  /**
   * Takes over what the definitions of now make of submissions: they are read anew by a run, which
   * takes in the inbox too.
   *
   * @param submissions the beginnings of their ids
   * @return empty if a run holds the store
   */
  public Optional<RunSummary> take(List<String> submissions, Steward.Reason reason) {
    try (RunLock lock = RunLock.take(home).orElse(null)) {
      if (lock == null) {
        return Optional.empty();
      }
      List<String> ids = new ArrayList<>();
      try (Warehouse warehouse = Warehouse.open(home);
          Connection connection = warehouse.connect()) {
        for (String submission : submissions) {
          ids.add(NamedSubmission.by(connection, submission).id());
        }
      }
      Journal journal = new Journal(home.archive());
      for (String id : ids) {
        journal.add(
            Journal.Kind.RECHECK,
            id,
            reason.by(),
            reason.because(),
            null,
            LocalClock.read(definitions).now());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new MangException("the store cannot be used: " + Warehouse.firstLine(e), e);
    }
    return new Run(home, definitions, progress).load(List.of());
  }

  private List<Changed> changed(Home anew) throws SQLException {
    List<Changed> changed = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      Comparison.attach(statement, home, "there");
      Comparison.attach(statement, anew, "anew");
      try (ResultSet row =
          statement.executeQuery(
              DIFFERENT.formatted(FACTS.formatted("there"), FACTS.formatted("anew")))) {
        while (row.next()) {
          changed.add(
              new Changed(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5).equals("accepted"),
                  row.getString(6).equals("accepted"),
                  row.getString(7),
                  row.getLong(8),
                  row.getLong(9)));
        }
      }
    }
    return changed;
  }
}
