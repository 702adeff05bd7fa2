package org.mang.mart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;

/**
 * The declared measures as one query: every value in every submission, at the areas it was reported
 * for, and by the boundaries of which day. It becomes mart.measure_fact; this is the one place
 * where a measure turns into SQL.
 */
final class MeasureQuery {

  private static final String OBSERVED =
      """
      select
          submission_id,
          measure_code,
          area_code,
          cast(null as varchar) as district_code,
          cast(null as date) as boundaries_on,
          sex_code,
          age_band_code,
          category_code,
          place_code,
          value
      from core.observation
      where measure_code in (%s) and %s
      """;

  /** Parts and totals in one pass: what a cube leaves out is the total. */
  private static final String COUNTED =
      """
      select
          submission_id,
          %1$s as measure_code,
          area_code,
          district_code,
          boundaries_on,
          %2$s as sex_code,
          %3$s as age_band_code,
          %4$s as category_code,
          %5$s as place_code,
          cast(%6$s as decimal(18, 3)) as value
      from (
          select *, %14$s as boundaries_on%7$s
          from %8$s
          where %9$s = %10$s and (%11$s) and %13$s
      ) as counted
      group by submission_id, area_code, district_code, boundaries_on%12$s
      """;

  private static final String OBSERVED_ROWS =
      """
      select
          submission_id,
          sheet,
          row_no,
          column_ref,
          measure_code,
          area_code,
          cast(null as varchar) as district_code,
          cast(null as date) as boundaries_on,
          sex_code,
          age_band_code,
          [category_code] as category_codes,
          place_code,
          value,
          cast(null as varchar) as added_column
      from core.observation
      where measure_code in (%s)
      """;

  private static final String COUNTED_ROWS =
      """
      select
          submission_id,
          sheet,
          row_no,
          column_ref,
          %1$s as measure_code,
          area_code,
          district_code,
          %13$s as boundaries_on,
          %2$s as sex_code,
          %3$s as age_band_code,
          %4$s as category_codes,
          %5$s as place_code,
          cast(%6$s as decimal(18, 3)) as value,
          cast(%7$s as varchar) as added_column
      from %8$s
      where %9$s = %10$s and (%11$s)
      %12$s
      """;

  /** By the day on which it happened where that is known, else as its submission reports. */
  private static final String WITH_BOUNDARIES =
      """
      select fact.* replace (coalesce(fact.boundaries_on, reported.boundaries_on) as boundaries_on)
      from (
      %s) as fact
      left join core.submission_boundary as reported on reported.submission_id = fact.submission_id
      """;

  private static final String OF_ITS_DAY =
      "(select max(boundary.boundaries_on) from core.boundary as boundary where boundary.boundaries_on <= occurred_on)";

  private static final String AS_REPORTED = "cast(null as date)";

  /** An aggregate to which each row adds what stands in one of its columns. */
  private static final Pattern ADDED = Pattern.compile("(?i)\\s*sum\\((\\w+)\\)\\s*");

  private MeasureQuery() {}

  /**
   * What every row of every submission counts in every measure, by the same definitions as {@link
   * #of}: each fact once for a measure, with its own codes and no totals.
   */
  static String rows(Collection<Measure> measures) {
    List<String> selects = new ArrayList<>();
    String observed = observed(measures);
    if (!observed.isEmpty()) {
      selects.add(OBSERVED_ROWS.formatted(observed));
    }
    measures.stream()
        .filter(m -> m.from() == Measure.Source.EVENT || m.from() == Measure.Source.CHILD)
        .forEach(measure -> selects.add(rows(measure)));
    return WITH_BOUNDARIES.formatted(String.join("union all\n", selects));
  }

  private static String rows(Measure measure) {
    boolean event = measure.from() == Measure.Source.EVENT;
    String count = measure.count();
    Matcher added = ADDED.matcher(count == null ? "" : count);
    return COUNTED_ROWS.formatted(
        Sql.text(measure.measure()),
        known(measure.sex()),
        known(measure.ageBand()),
        measure.categories() == null
            ? "[" + known(measure.category()) + "]"
            : "list_distinct(" + measure.categories() + ")",
        known(measure.place()),
        count == null ? "1" : count,
        Sql.text(added.matches() ? added.group(1) : null),
        event ? "core.event_counted" : "core.child",
        event ? "kind" : "cohort",
        Sql.text(String.valueOf(measure.kind())),
        measure.condition().strip(),
        count == null ? "" : "group by all",
        boundaries(event));
  }

  private static String boundaries(boolean event) {
    return event ? OF_ITS_DAY : AS_REPORTED;
  }

  private static String known(@Nullable String code) {
    return code == null ? "'_T'" : "coalesce(" + code + ", '_U')";
  }

  private static String observed(Collection<Measure> measures) {
    return measures.stream()
        .filter(m -> m.from() == Measure.Source.OBSERVATION)
        .map(m -> Sql.text(m.measure()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Measures.
   *
   * @param which SQL that says of which submissions; {@code true} for all
   */
  static String of(Collection<Measure> measures, String which) {
    List<String> selects = new ArrayList<>();
    String observed = observed(measures);
    if (!observed.isEmpty()) {
      selects.add(OBSERVED.formatted(observed, which));
    }
    measures.forEach(measure -> selects.addAll(counted(measure, which)));
    return selects.isEmpty() ? "" : WITH_BOUNDARIES.formatted(String.join("union all\n", selects));
  }

  /** The queries of what is counted from a list; none for what comes counted. */
  static List<String> counted(Measure measure, String which) {
    if (measure.from() != Measure.Source.EVENT && measure.from() != Measure.Source.CHILD) {
      return List.of();
    }
    if (measure.categories() == null) {
      return List.of(counted(measure, measure.category(), false, which));
    }
    String each = "unnest(list_distinct(" + measure.categories() + "))";
    return List.of(counted(measure, null, false, which), counted(measure, each, true, which));
  }

  /** The totals alone of what is counted from a list, of some of its rows. */
  static String total(Measure measure, String of) {
    boolean event = measure.from() == Measure.Source.EVENT;
    return COUNTED.formatted(
        Sql.text(measure.measure()),
        "'_T'",
        "'_T'",
        "'_T'",
        "'_T'",
        measure.count() == null ? "count(*)" : measure.count(),
        "",
        event ? "core.event_counted" : "core.child",
        event ? "kind" : "cohort",
        Sql.text(String.valueOf(measure.kind())),
        measure.condition().strip(),
        "",
        of,
        AS_REPORTED);
  }

  private static String counted(
      Measure measure, @Nullable String category, boolean onlyParts, String which) {
    List<String> columns = new ArrayList<>();
    List<String> cubed = new ArrayList<>();
    String sex = part(measure.sex(), "counted_sex", columns, cubed);
    String ageBand = part(measure.ageBand(), "counted_age_band", columns, cubed);
    String place = part(measure.place(), "counted_place", columns, cubed);
    String grouped = "";
    String categoryCode;
    if (category != null && onlyParts) {
      columns.add(",\n        " + category + " as counted_category");
      categoryCode = "counted_category";
      grouped = ", counted_category";
    } else {
      categoryCode = part(category, "counted_category", columns, cubed);
    }
    if (!cubed.isEmpty()) {
      grouped += ", cube (" + String.join(", ", cubed) + ")";
    }
    boolean event = measure.from() == Measure.Source.EVENT;
    return COUNTED.formatted(
        Sql.text(measure.measure()),
        sex,
        ageBand,
        categoryCode,
        place,
        measure.count() == null ? "count(*)" : measure.count(),
        String.join("", columns),
        event ? "core.event_counted" : "core.child",
        event ? "kind" : "cohort",
        Sql.text(String.valueOf(measure.kind())),
        measure.condition().strip(),
        grouped,
        which,
        boundaries(event));
  }

  private static String part(
      @Nullable String code, String name, List<String> columns, List<String> cubed) {
    if (code == null) {
      return "'_T'";
    }
    columns.add(",\n        coalesce(" + code + ", '_U') as " + name);
    cubed.add(name);
    return "coalesce(" + name + ", '_T')";
  }
}
