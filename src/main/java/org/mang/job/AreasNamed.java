package org.mang.job;

import static org.mang.Sql.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mang.check.CheckedRows;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.intake.Heading;
import org.mang.intake.Table;
import org.mang.intake.TableRelations;
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

  private static final String STRANGE =
      """
      select count(distinct (table_no, row_no)) from finding where code in ('UNKNOWN_AREA', 'AREA_ELSEWHERE')
      """;

  /**
   * How many of the names are areas of the office in the period; of which other office most are
   * then; and when most were those of the office.
   */
  private static final String COUNTED =
      """
      with name as (
          select distinct mang_area_key(t) as name_key from (%1$s) where t is not null
      ),
      named as (
          select distinct name_key, %2$s as office, valid_from, valid_to
          from core.area_name
          join name using (name_key)
          where area_level = %3$s and name_key <> area_code
      ),
      day as (
          select date '%4$s' as day
          union
          select valid_from from named
      ),
      counted as (
          select
              office,
              day,
              count(distinct name_key) as names,
              max(valid_from) as first,
              min(valid_to) - 1 as last
          from named
          join day on valid_from <= day and coalesce(valid_to > day, true)
          group by office, day
      ),
      next_door as (
          select * from counted where day = date '%4$s' and office <> %5$s order by names desc, office limit 1
      ),
      at_best as (
          select * from counted where office = %5$s order by names desc, day desc limit 1
      )
      select
          (select count(distinct name_key) from named) as names,
          (select coalesce(max(names), 0) from counted where office = %5$s and day = date '%4$s') as here,
          coalesce(next_door.names, 0) as elsewhere,
          next_door.office as else_code,
          area.area_type || ' ' || area.name as where_else,
          coalesce(at_best.names, 0) as at_best,
          at_best.first as best_from,
          at_best.last as best_to
      from (select 1)
      left join next_door on true
      left join at_best on true
      left join core.area
          on area.area_code = next_door.office
          and area.valid_from <= date '%4$s' and coalesce(area.valid_to > date '%4$s', true)
      """;

  private final Connection connection;
  private final Tables tables;
  private final TableRelations relations;

  AreasNamed(Connection connection, Tables tables, TableRelations relations) {
    this.connection = connection;
    this.tables = tables;
    this.relations = relations;
  }

  /**
   * Who or when the rows speak of, if that is not what the heading says; empty if it cannot be
   * told.
   *
   * @param rows what came of them, read as the heading has it
   */
  Optional<Identity> otherThan(Identity said, CheckedRows rows, FindingCatalogue catalogue)
      throws SQLException {
    Optional<String> column = column();
    if (said.period().isEmpty()
        || said.reporter().isEmpty()
        || column.isEmpty()
        || !areStrange(rows)) {
      return Optional.empty();
    }
    Period period = said.period().get();
    Column area = Objects.requireNonNull(tables.form().columns().get(column.get()));
    boolean byDistrict =
        tables.form().reportedByDistrict() && area.areaLevel() == Column.Level.COMMUNE;
    String sql =
        COUNTED.formatted(
            cells(column.get()),
            byDistrict ? "parent_code" : "''",
            text(area.areaLevel().name().toLowerCase(Locale.ROOT)),
            period.end(),
            byDistrict ? text(said.reporter().get().areaCode()) : "''");
    try (Statement select = connection.createStatement();
        ResultSet found = select.executeQuery(sql)) {
      found.next();
      List<Finding> findings = new ArrayList<>();
      HeadingFindings say = new HeadingFindings(catalogue, findings);
      int names = found.getInt("names");
      int here = found.getInt("here");
      int elsewhere = found.getInt("elsewhere");
      int atBest = found.getInt("at_best");
      if (elsewhere >= Math.max(LEAST, 2 * here) && 2 * elsewhere > names) {
        String office = found.getString("where_else");
        sayOfOffice(say, office, elsewhere + "/" + names);
        return Optional.of(
            said.doubted(findings.get(0), said.period(), found.getString("else_code")));
      }
      if (atBest >= Math.max(LEAST, 2 * here) && 2 * atBest > names) {
        String days =
            Period.days(
                found.getObject("best_from", LocalDate.class),
                found.getObject("best_to", LocalDate.class));
        sayOfPeriod(say, period, days + " (" + atBest + "/" + names + ")");
        return Optional.of(said.doubted(findings.get(0), Optional.empty(), said.areaCode()));
      }
      return Optional.empty();
    }
  }

  private void sayOfOffice(HeadingFindings say, String office, String share) {
    Table table = tables.first();
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

  private void sayOfPeriod(HeadingFindings say, Period period, String days) {
    Table table = tables.first();
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
    Form form = tables.form();
    Column each = form.columns().get(form.rows().each());
    return each != null && each.type() == Column.Type.AREA
        ? Optional.of(form.rows().each())
        : form.columns().entrySet().stream()
            .filter(e -> e.getValue().type() == Column.Type.AREA && e.getValue().parent() == null)
            .map(Map.Entry::getKey)
            .findFirst();
  }

  private String cells(String column) {
    List<String> cells = new ArrayList<>();
    for (Table table : tables.there()) {
      Table.Place place = table.columns().get(column);
      if (place != null) {
        cells.add(
            "(select c%d as t from %s)"
                .formatted(place.column() + 1, relations.head(table, LOOK_AT)));
      }
    }
    return cells.isEmpty() ? "select null as t" : String.join(" union all ", cells);
  }

  /** Whether half of the rows or more are about areas that are not where or when they should be. */
  private boolean areStrange(CheckedRows rows) throws SQLException {
    if (rows.acceptable()) {
      return false;
    }
    try (Statement select = connection.createStatement();
        ResultSet result = select.executeQuery(STRANGE)) {
      result.next();
      return result.getInt(1) >= LEAST && 2 * result.getInt(1) >= rows.rows();
    }
  }
}
