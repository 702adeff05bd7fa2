package org.mang.job;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mang.check.Batch;
import org.mang.check.CheckedRows;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.intake.Heading;
import org.mang.intake.Table;
import org.mang.intake.Tables;

/**
 * Whose areas the rows are about, and of which time. Where most of them are not what the heading
 * says, the heading is wrong and not the rows: that is said once, instead of an unknown area in
 * every row and a missing row for every area.
 */
final class AreasNamed {

  private static final int LOOK_AT = 1_000;

  /** Fewer names may be those of a few strange rows. */
  private static final int LEAST = 3;

  private static final String ANY =
      "select count(*) from finding where code in ('UNKNOWN_AREA', 'AREA_ELSEWHERE')";

  /**
   * Of submissions of which half of the rows or more are about areas that are not where or when
   * they should be: how many of the names are areas of the office in the period; of which other
   * office most are then; and when most were those of the office.
   */
  private static final String COUNTED =
      """
      with strange as (
          select submission_no, count(distinct (table_no, row_no)) as strange
          from finding
          where code in ('UNKNOWN_AREA', 'AREA_ELSEWHERE')
          group by submission_no
      ),
      doubtful as (
          select submission_no, its_end, %2$s as its_office
          from submission_at_hand
          join strange using (submission_no)
          join (
              select submission_no, count(distinct (table_no, row_no)) as row_count
              from checked
              where row_kind = 'row'
              group by submission_no
          ) using (submission_no)
          where strange >= %4$d and 2 * strange >= row_count and its_end is not null and its_reporter is not null
      ),
      name as (
          select distinct submission_no, mang_area_key(%1$s) as name_key
          from source
          join (select table_no, first_row from table_at_hand) as its using (table_no)
          where %1$s is not null
            and row_no < first_row + %5$d
            and submission_no in (select submission_no from doubtful)
      ),
      named as (
          select distinct submission_no, name_key, %6$s as office, valid_from, valid_to
          from core.area_name
          join name using (name_key)
          where area_level = %3$s and name_key <> area_code
      ),
      day as (
          select submission_no, its_end as day from doubtful
          union
          select submission_no, valid_from from named
      ),
      counted as (
          select
              named.submission_no,
              office,
              day,
              count(distinct name_key) as names,
              max(valid_from) as first,
              min(valid_to) - 1 as last
          from named
          join day
              on day.submission_no = named.submission_no and valid_from <= day and coalesce(valid_to > day, true)
          group by named.submission_no, office, day
      ),
      next_door as (
          select counted.*
          from counted
          join doubtful using (submission_no)
          where day = its_end and office <> its_office
          qualify row_number() over (partition by submission_no order by names desc, office) = 1
      ),
      own as (
          select counted.*, its_end
          from counted
          join doubtful using (submission_no)
          where office = its_office
      ),
      at_best as (
          select *
          from own
          qualify row_number() over (partition by submission_no order by names desc, day desc) = 1
      )
      select
          submission_no,
          (select count(distinct name_key) from named where named.submission_no = doubtful.submission_no) as names,
          (
              select coalesce(max(own.names), 0)
              from own
              where own.submission_no = doubtful.submission_no and own.day = own.its_end) as here,
          coalesce(next_door.names, 0) as elsewhere,
          next_door.office as else_code,
          area.area_type || ' ' || area.name as where_else,
          coalesce(at_best.names, 0) as at_best,
          at_best.first as best_from,
          at_best.last as best_to
      from doubtful
      left join next_door using (submission_no)
      left join at_best using (submission_no)
      left join core.area
          on area.area_code = next_door.office
          and area.valid_from <= doubtful.its_end and coalesce(area.valid_to > doubtful.its_end, true)
      """;

  private final Connection connection;
  private final Batch batch;
  private final FindingCatalogue catalogue;

  AreasNamed(Connection connection, Batch batch, FindingCatalogue catalogue) {
    this.connection = connection;
    this.batch = batch;
    this.catalogue = catalogue;
  }

  /**
   * Who or when the rows of submissions speak of, where that is not what the heading says; by the
   * number of the submission.
   *
   * @param rows what came of them, read as the headings have it
   */
  Map<Integer, Identity> others(List<Identity> said, List<CheckedRows> rows) throws SQLException {
    Map<Integer, Identity> others = new HashMap<>();
    Optional<String> column = column();
    if (column.isEmpty() || rows.stream().allMatch(CheckedRows::acceptable) || !isAnyStrange()) {
      return others;
    }
    Column area = Objects.requireNonNull(batch.form().columns().get(column.get()));
    boolean byDistrict =
        batch.form().reportedByDistrict() && area.areaLevel() == Column.Level.COMMUNE;
    String sql =
        COUNTED.formatted(
            name(column.get()),
            byDistrict ? "its_area" : "''",
            text(area.areaLevel().name().toLowerCase(Locale.ROOT)),
            LEAST,
            LOOK_AT,
            byDistrict ? "parent_code" : "''");
    try (Statement select = connection.createStatement();
        ResultSet found = select.executeQuery(sql)) {
      while (found.next()) {
        int number = found.getInt("submission_no");
        if (!rows.get(number).acceptable()) {
          other(found, batch.readings().get(number).tables(), said.get(number))
              .ifPresent(other -> others.put(number, other));
        }
      }
    }
    return others;
  }

  private Optional<Identity> other(ResultSet found, Tables tables, Identity said)
      throws SQLException {
    List<Finding> findings = new ArrayList<>();
    HeadingFindings say = new HeadingFindings(catalogue, findings);
    int names = found.getInt("names");
    int here = found.getInt("here");
    int elsewhere = found.getInt("elsewhere");
    int atBest = found.getInt("at_best");
    if (elsewhere >= Math.max(LEAST, 2 * here) && 2 * elsewhere > names) {
      String office = found.getString("where_else");
      sayOfOffice(say, tables.first(), office, elsewhere + "/" + names);
      return Optional.of(
          said.doubted(findings.get(0), said.period(), found.getString("else_code")));
    }
    if (atBest >= Math.max(LEAST, 2 * here) && 2 * atBest > names) {
      String days =
          Period.days(
              found.getObject("best_from", LocalDate.class),
              found.getObject("best_to", LocalDate.class));
      sayOfPeriod(
          say,
          tables.first(),
          said.period().orElseThrow(),
          days + " (" + atBest + "/" + names + ")");
      return Optional.of(said.doubted(findings.get(0), Optional.empty(), said.areaCode()));
    }
    return Optional.empty();
  }

  private static void sayOfOffice(HeadingFindings say, Table table, String office, String share) {
    Heading heading = table.heading();
    List<String> said = heading.officeLines();
    Heading.Line line =
        heading
            .officeLine()
            .or(() -> heading.lines().stream().filter(l -> said.contains(l.text())).findFirst())
            .orElse(null);
    say.add(
        "REPORTER_NOT_OF_AREAS",
        table,
        line,
        line == null ? "" : line.text(),
        HeadingFindings.same(office + " (" + share + ")"),
        office);
  }

  private static void sayOfPeriod(HeadingFindings say, Table table, Period period, String days) {
    Heading.Line line = table.heading().statedPeriod().line();
    say.add(
        "PERIOD_NOT_OF_AREAS",
        table,
        line,
        line == null ? period.name().vi() : line.text(),
        HeadingFindings.same(days),
        null);
  }

  /** The column of areas that rows are about, or the outermost of those that they have. */
  private Optional<String> column() {
    Form form = batch.form();
    Column each = form.columns().get(form.rows().each());
    return each != null && each.type() == Column.Type.AREA
        ? Optional.of(form.rows().each())
        : form.columns().entrySet().stream()
            .filter(e -> e.getValue().type() == Column.Type.AREA && e.getValue().parent() == null)
            .map(Map.Entry::getKey)
            .findFirst();
  }

  private boolean isAnyStrange() throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet result = select.executeQuery(ANY)) {
      result.next();
      return result.getInt(1) >= LEAST;
    }
  }
}
