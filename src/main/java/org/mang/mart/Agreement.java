package org.mang.mart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
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

  private static final String COMPARED =
      """
      with district as (
          select area_code, parent_code, area_type || ' ' || name as name
          from core.area
          where area_level = 'district' and valid_from <= date '%1$s' and (valid_to is null or valid_to > date '%1$s')
            and (%2$s is null or area_code = %2$s)
      ),
      owed as (
          select side.side, district.area_code, submission.submission_id
          from (values %3$s) as side (side, form_code, period_code, period_end)
          cross join district
          join core.form on form.form_code = side.form_code
          join core.reporter
              on reporter.reporter_kind = form.reporter_kind
              and reporter.area_code in (district.area_code, district.parent_code)
              and reporter.valid_from <= side.period_end
              and (reporter.valid_to is null or reporter.valid_to > side.period_end)
          left join core.submission_in_force as submission
              on submission.form_code = side.form_code
              and submission.period_code = side.period_code
              and submission.reporter_code = reporter.reporter_code
      ),
      whole as (
          select area_code
          from owed
          group by area_code
          having count(submission_id) = count(*) and count(distinct side) = 2
      ),
      figure as (
          %4$s
      ),
      of_district as (
          select
              figure.side,
              coalesce(
                  figure.district_code,
                  case when commune.area_code is null then figure.area_code else commune.parent_code end) as area_code,
              sum(figure.value) as value
          from figure
          left join core.area as commune
              on commune.area_code = figure.area_code
              and commune.area_level = 'commune'
              and commune.valid_from <= date '%1$s'
              and (commune.valid_to is null or commune.valid_to > date '%1$s')
          group by all
      ),
      compared as (
          select
              district.area_code,
              district.name,
              coalesce(sum(value) filter (side = 'left'), %5$s) as left_value,
              coalesce(sum(value) filter (side = 'right'), %6$s) as right_value
          from whole
          join district using (area_code)
          left join of_district using (area_code)
          group by all
      )
      select
          name, mang_figure(left_value), mang_figure(right_value),
          mang_figure(floor(greatest(%7$s, %8$s * greatest(left_value, right_value))))
      from compared
      where abs(left_value - right_value) > greatest(%7$s, %8$s * greatest(left_value, right_value))
      order by area_code
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
   * Two figures that are further apart than they may be.
   *
   * @param ours by the form that was asked about
   * @param most how far they may be apart
   */
  public record Difference(
      Text title, String district, Text period, String ours, String theirs, String most) {}

  /**
   * The differences that a report shows.
   *
   * @param districtCode whose report it is; null if it is about the whole city
   */
  public List<Difference> outside(
      Connection connection, Form form, Period period, @Nullable String districtCode)
      throws SQLException {
    List<Difference> differences = new ArrayList<>();
    for (Map.Entry<String, Form.Tolerance> entry : form.reconciles().entrySet()) {
      Reconciliation reconciliation = reconciliation(entry.getKey());
      boolean isLeft = form.name().equals(measure(reconciliation.left()).form());
      Reconciliation.Side own = isLeft ? reconciliation.left() : reconciliation.right();
      if (own.period() == period.kind()) {
        Period common = containing(reconciliation.left().period(), period);
        String query = query(reconciliation, common, entry.getValue(), districtCode);
        try (PreparedStatement select = connection.prepareStatement(query);
            ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            differences.add(
                new Difference(
                    reconciliation.title(),
                    rows.getString(1),
                    common.name(),
                    rows.getString(isLeft ? 2 : 3),
                    rows.getString(isLeft ? 3 : 2),
                    rows.getString(4)));
          }
        }
      }
    }
    return differences;
  }

  private String query(
      Reconciliation reconciliation,
      Period common,
      Form.Tolerance tolerance,
      @Nullable String districtCode) {
    return COMPARED.formatted(
        common.end(),
        Sql.text(districtCode) + "::varchar",
        side("left", reconciliation.left(), common)
            + ", "
            + side("right", reconciliation.right(), common),
        figures("left", measure(reconciliation.left()))
            + "\n    union all\n    "
            + figures("right", measure(reconciliation.right())),
        ifNone(reconciliation.left()),
        ifNone(reconciliation.right()),
        tolerance.count() == null ? reconciliation.toleranceCount() : tolerance.count(),
        tolerance.share() == null ? reconciliation.toleranceShare() : tolerance.share());
  }

  /** The periods of a side that the common period is made of. */
  private String side(String side, Reconciliation.Side of, Period common) {
    return Period.of(of.period(), common.year()).stream()
        .filter(p -> !p.start().isBefore(common.start()) && !p.end().isAfter(common.end()))
        .map(
            p ->
                "(%s, %s, %s, date '%s')"
                    .formatted(
                        Sql.text(side), Sql.text(measure(of).form()), Sql.text(p.code()), p.end()))
        .collect(Collectors.joining(", "));
  }

  private static String figures(String side, Measure measure) {
    String values =
        measure.from() == Measure.Source.OBSERVATION
            ? observed(measure)
            : MeasureQuery.total(measure, "submission_id in (select submission_id from owed)");
    return "select %s as side, area_code, district_code, value from (%s)"
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
