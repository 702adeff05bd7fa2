package org.mang.mart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.TempTable;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;
import org.mang.definition.Text;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;
import org.mang.form.PeriodKind;

/**
 * Compares the two sides of a reconciliation as soon as the last report of either is there, from
 * the facts themselves: the mart {@code reconciliation} says the same of all periods, but only
 * after the run. Says nothing while a report of either side is missing.
 */
public final class Agreement {

  private static final List<String> TABLES =
      List.of(
          "create or replace temp table accepted_now (submission_id varchar, position integer)",
          "create or replace temp table asked (ask_no integer, position integer, district_code varchar, period_end date)",
          "create or replace temp table asked_side (ask_no integer, side varchar, form_code varchar, period_code varchar, period_end date)");

  private static final String COMPARED =
      """
      with district as (
          select ask_no, area_code, parent_code, area_type || ' ' || name as name
          from asked
          join core.area on valid_from <= period_end and (valid_to is null or valid_to > period_end)
          where area_level = 'district' and (district_code is null or area_code = district_code)
      ),
      -- What was in force when each report was taken in.
      in_force as (
          select ask_no, side.side, submission.submission_id, form_code, period_code, submission.reporter_code
          from asked_side as side
          join asked using (ask_no)
          join core.version as submission using (form_code, period_code)
          left join accepted_now using (submission_id)
          where submission.ended_by is distinct from 'withdrawn'
            and coalesce(accepted_now.position, 0) <= asked.position
          qualify row_number() over (
              partition by ask_no, side.side, form_code, period_code, submission.reporter_code
              order by submission.in_force_from desc, submission.version_no desc) = 1
      ),
      owed as (
          select side.ask_no, side.side, district.area_code, in_force.submission_id
          from asked_side as side
          join district using (ask_no)
          join core.form on form.form_code = side.form_code
          join core.reporter
              on reporter.reporter_kind = form.reporter_kind
              and reporter.area_code in (district.area_code, district.parent_code)
              and reporter.valid_from <= side.period_end
              and (reporter.valid_to is null or reporter.valid_to > side.period_end)
          left join in_force
              on in_force.ask_no = side.ask_no and in_force.side = side.side
              and in_force.form_code = side.form_code and in_force.period_code = side.period_code
              and in_force.reporter_code = reporter.reporter_code
      ),
      whole as (
          select ask_no, area_code
          from owed
          group by ask_no, area_code
          having count(submission_id) = count(*) and count(distinct side) = 2
      ),
      figure as (
          %1$s
      ),
      of_district as (
          select
              ask_no,
              figure.side,
              coalesce(
                  figure.district_code,
                  case when commune.area_code is null then figure.area_code else commune.parent_code end) as area_code,
              sum(figure.value) as value
          from (select distinct ask_no, side, submission_id from owed) as counted
          join asked using (ask_no)
          join figure using (side, submission_id)
          left join core.area as commune
              on commune.area_code = figure.area_code
              and commune.area_level = 'commune'
              and commune.valid_from <= asked.period_end
              and (commune.valid_to is null or commune.valid_to > asked.period_end)
          group by all
      ),
      compared as (
          select
              ask_no,
              district.area_code,
              district.name,
              coalesce(sum(value) filter (side = 'left'), %2$s) as left_value,
              coalesce(sum(value) filter (side = 'right'), %3$s) as right_value
          from whole
          join district using (ask_no, area_code)
          left join of_district using (ask_no, area_code)
          group by all
      )
      select
          ask_no, name, mang_figure(left_value), mang_figure(right_value),
          mang_figure(floor(mang_tolerance(left_value, right_value, %5$s, %4$s))), area_code
      from compared
      where mang_apart(left_value, right_value, %6$s) > mang_tolerance(left_value, right_value, %5$s, %4$s)
      order by ask_no, area_code
      """;

  /** The total that a report states, or else that of the finest parts that do not overlap. */
  private static final String OBSERVED =
      """
      select submission_id, area_code, null::varchar as district_code, arg_min(value, parts) as value
      from (
          select submission_id, area_code, sum(value) as value, %s as parts
          from core.observation
          where measure_code = %s and submission_id in (select submission_id from owed) and %s
          group by all
      )
      group by submission_id, area_code""";

  private final MartDefinitions definitions;

  /**
   * Reads the reconciliations and what they measure.
   *
   * @throws DefinitionException if a form names one that there is not, or that is not about it
   */
  public Agreement(Definitions definitions, Forms forms) {
    this.definitions = MartDefinitions.read(definitions);
    forms.all().forEach(this::check);
  }

  /**
   * A report that has been accepted.
   *
   * @param position its place among those that are asked about together, from 1; each is compared
   *     with what was in force when it was accepted
   * @param districtCode whose report it is; null if it is about the whole city
   */
  public record Asked(
      String submissionId, int position, Form form, Period period, @Nullable String districtCode) {}

  /**
   * Two figures that are further apart than they may be.
   *
   * @param asked the report that shows it
   * @param of what is compared, and by which tolerance
   * @param ours by its form
   * @param most how far they may be apart
   */
  public record Difference(
      Asked asked,
      Compared of,
      Text title,
      String district,
      Text period,
      String ours,
      String theirs,
      String most) {}

  /**
   * What a difference is one of, in the words of the mart {@code reconciliation}.
   *
   * @param period of the left source
   */
  public record Compared(
      String reconciliation,
      String area,
      String period,
      double toleranceShare,
      int toleranceCount) {}

  /** The differences that reports show, in the order of the reports. */
  public List<Difference> outside(Connection connection, List<Asked> reports) throws SQLException {
    List<Difference> differences = new ArrayList<>();
    for (Reconciliation each : definitions.reconciliations()) {
      List<Asked> asked = reports.stream().filter(report -> isAsked(each, report)).toList();
      if (!asked.isEmpty()) {
        ask(connection, each, asked, reports);
        // A tolerance of its own is a form's; there are two of them at most.
        for (Form form : asked.stream().map(Asked::form).distinct().toList()) {
          differences.addAll(differences(connection, each, form, asked));
        }
      }
    }
    differences.sort(Comparator.comparingInt(d -> d.asked().position()));
    return differences;
  }

  private boolean isAsked(Reconciliation reconciliation, Asked report) {
    return report.form().reconciles().containsKey(reconciliation.reconciliation())
        && own(reconciliation, report.form()).period() == report.period().kind();
  }

  private Reconciliation.Side own(Reconciliation reconciliation, Form form) {
    return isLeft(reconciliation, form) ? reconciliation.left() : reconciliation.right();
  }

  private boolean isLeft(Reconciliation reconciliation, Form form) {
    return form.name().equals(measure(reconciliation.left()).form());
  }

  private void ask(
      Connection connection, Reconciliation reconciliation, List<Asked> asked, List<Asked> reports)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
    try (DuckDBAppender now = TempTable.append(connection, "accepted_now");
        DuckDBAppender rows = TempTable.append(connection, "asked");
        DuckDBAppender sides = TempTable.append(connection, "asked_side")) {
      for (Asked report : reports) {
        now.beginRow().append(report.submissionId()).append(report.position()).endRow();
      }
      for (int i = 0; i < asked.size(); i++) {
        Period common = common(reconciliation, asked.get(i));
        rows.beginRow().append(i).append(asked.get(i).position());
        rows.append(asked.get(i).districtCode()).append(common.end()).endRow();
        side(sides, i, "left", reconciliation.left(), common);
        side(sides, i, "right", reconciliation.right(), common);
      }
    }
  }

  /** The periods of a side that the common period is made of. */
  private void side(
      DuckDBAppender sides, int ask, String side, Reconciliation.Side of, Period common)
      throws SQLException {
    for (Period p : Period.of(of.period(), common.year())) {
      if (!p.start().isBefore(common.start()) && !p.end().isAfter(common.end())) {
        sides.beginRow().append(ask).append(side).append(measure(of).form());
        sides.append(p.code()).append(p.end()).endRow();
      }
    }
  }

  private static Period common(Reconciliation reconciliation, Asked report) {
    return containing(reconciliation.left().period(), report.period());
  }

  private List<Difference> differences(
      Connection connection, Reconciliation reconciliation, Form form, List<Asked> asked)
      throws SQLException {
    boolean isLeft = isLeft(reconciliation, form);
    Form.Tolerance tolerance =
        Objects.requireNonNull(form.reconciles().get(reconciliation.reconciliation()));
    List<Difference> differences = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery(query(reconciliation, tolerance))) {
      while (rows.next()) {
        Asked report = asked.get(rows.getInt(1));
        if (report.form().equals(form)) {
          differences.add(
              new Difference(
                  report,
                  new Compared(
                      reconciliation.reconciliation(),
                      String.valueOf(rows.getString(6)),
                      common(reconciliation, report).code(),
                      share(reconciliation, tolerance),
                      count(reconciliation, tolerance)),
                  reconciliation.title(),
                  rows.getString(2),
                  common(reconciliation, report).name(),
                  rows.getString(isLeft ? 3 : 4),
                  rows.getString(isLeft ? 4 : 3),
                  rows.getString(5)));
        }
      }
    }
    return differences;
  }

  private String query(Reconciliation reconciliation, Form.Tolerance tolerance) {
    return COMPARED.formatted(
        figures("left", measure(reconciliation.left()))
            + "\n    union all\n    "
            + figures("right", measure(reconciliation.right())),
        ifNone(reconciliation.left()),
        ifNone(reconciliation.right()),
        count(reconciliation, tolerance),
        share(reconciliation, tolerance),
        Sql.text(Word.of(reconciliation.expect())));
  }

  private static int count(Reconciliation reconciliation, Form.Tolerance tolerance) {
    return tolerance.count() == null ? reconciliation.toleranceCount() : tolerance.count();
  }

  private static double share(Reconciliation reconciliation, Form.Tolerance tolerance) {
    return tolerance.share() == null ? reconciliation.toleranceShare() : tolerance.share();
  }

  private static String figures(String side, Measure measure) {
    String values =
        measure.from() == Measure.Source.OBSERVATION
            ? observed(measure)
            : MeasureQuery.total(measure, "submission_id in (select submission_id from owed)");
    return "select %s as side, submission_id, area_code, district_code, value from (%s)"
        .formatted(Sql.text(side), values);
  }

  private static String observed(Measure measure) {
    List<String> parts = new ArrayList<>();
    List<String> total = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      String column = axis.name().toLowerCase(java.util.Locale.ROOT) + "_code";
      if (measure.addsUpOver().contains(axis)) {
        parts.add("(" + column + " <> '_T')::integer");
      } else {
        total.add(column + " = '_T'");
      }
    }
    return OBSERVED.formatted(
        parts.isEmpty() ? "0" : String.join(" + ", parts),
        Sql.text(measure.measure()),
        total.isEmpty() ? "true" : String.join(" and ", total));
  }

  /** A list without rows says none; a cell that is blank says nothing. */
  private String ifNone(Reconciliation.Side side) {
    return measure(side).from() == Measure.Source.OBSERVATION ? "null" : "0";
  }

  private static Period containing(PeriodKind kind, Period period) {
    Period calendar =
        Period.of(period.kind(), period.year()).stream()
            .filter(p -> p.code().equals(period.code()))
            .findFirst()
            .orElse(period);
    return Period.of(kind, period.year()).stream()
        .filter(p -> !p.start().isAfter(calendar.start()) && !p.end().isBefore(calendar.end()))
        .findFirst()
        .orElse(period);
  }

  private Reconciliation reconciliation(String name) {
    return definitions.reconciliations().stream()
        .filter(r -> r.reconciliation().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new DefinitionException(
                    "reconciles: there is no warehouse/reconciliations/%s.yaml".formatted(name)));
  }

  private Measure measure(Reconciliation.Side side) {
    return Objects.requireNonNull(definitions.measures().get(side.measure()), side.measure());
  }

  private void check(Form form) {
    String file = "jobs/forms/" + form.name() + ".yaml";
    for (String name : form.reconciles().keySet()) {
      Reconciliation reconciliation;
      try {
        reconciliation = reconciliation(name);
      } catch (DefinitionException e) {
        throw DefinitionException.in(file, String.valueOf(e.getMessage()));
      }
      if (!form.name().equals(measure(reconciliation.left()).form())
          && !form.name().equals(measure(reconciliation.right()).form())) {
        throw DefinitionException.in(
            file, "reconciles: neither side of '" + name + "' is counted from this form");
      }
    }
  }
}
