package org.mang.mart;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.Migrations;
import org.mang.definition.Definitions;
import org.mang.form.Period;
import org.mang.form.PeriodKind;

/**
 * A store in memory with three districts, Hồng Bàng (303), Ngô Quyền (304) and Bạch Long Vĩ (318),
 * their offices and the city's departments. A test adds the submissions it is about.
 */
final class Store implements AutoCloseable {

  static final List<String> DISTRICTS = List.of("303", "304", "318");

  private static final LocalDateTime AS_OF = LocalDateTime.of(2021, 12, 31, 20, 0);

  private final Connection duckdb;
  private int submissions;

  private Store(Connection duckdb) {
    this.duckdb = duckdb;
  }

  static Store open() throws SQLException, IOException {
    Store store = new Store(DriverManager.getConnection("jdbc:duckdb:"));
    Migrations.apply(store.duckdb);
    store.execute(
        """
        insert into core.area
        select code, level, name, type, parent_code, valid_from, valid_to, legal_basis
        from read_csv('warehouse/reference/areas.csv', all_varchar = true)
        where code = '31' or code in ('303', '304', '318') or parent_code in ('303', '304');
        insert into core.reporter
        select distinct 'district-' || area_code, 'district', area_code,
            'Phòng LĐTBXH ' || name, 'District office ' || name, date '2004-01-01', cast(null as date)
        from core.area where area_level = 'district';
        insert into core.reporter values
            ('health', 'health', '31', 'Sở Y tế', 'Health department', '2004-01-01', null),
            ('police', 'police', '31', 'Công an thành phố', 'City police', '2004-01-01', null),
            ('education', 'education', '31', 'Sở Giáo dục', 'Education department', '2004-01-01', null),
            ('labour', 'labour', '31', 'Sở LĐTBXH', 'Labour department', '2004-01-01', null);
        insert into core.form values
            ('district-children', '', '', 'labour', 'district', ['half-year', 'year'], 15, ''),
            ('district-injuries', '', '', 'health', 'district', ['quarter'], 15, ''),
            ('district-participation', '', '', 'labour', 'district', ['quarter'], 15, ''),
            ('health-injuries', '', '', 'health', 'health', ['month'], 10, ''),
            ('health-hiv', '', '', 'health', 'health', ['half-year'], 15, ''),
            ('education-pupils', '', '', 'education', 'education', ['year'], 15, ''),
            ('police-abuse', '', '', 'police', 'police', ['month'], 10, ''),
            ('child-register', '', '', 'labour', 'labour', ['year'], 30, '');
        insert into core.code values
            ('special-group', 'a', 1, 'Mồ côi', 'Orphaned'), ('special-group', 'b', 2, 'Bị bỏ rơi', 'Abandoned'),
            ('sex', 'M', 1, 'Nam', 'Male'), ('sex', 'F', 2, 'Nữ', 'Female'), ('sex', '_U', 3, 'Không biết', 'Not known'),
            ('injury-cause', 'falls', 1, 'Ngã', 'Falls'), ('injury-cause', 'traffic', 2, 'Giao thông', 'Traffic'),
            ('injury-age-band', '0-5', 1, '0-5', '0 to 5'), ('injury-age-band', '6-9', 2, '6-9', '6 to 9'),
            ('injury-place', 'home', 1, 'Tại nhà', 'At home'),
            ('abuse-kind', 'violence', 1, 'Bạo lực', 'Violence'),
            ('service', 'health', 1, 'Y tế', 'Health'), ('service', 'play', 2, 'Vui chơi', 'Play'),
            ('school-level', 'primary', 1, 'Tiểu học', 'Primary')
        """);
    return store;
  }

  /** Of all areas and their changes only the city is left. */
  void areas() throws SQLException {
    execute("delete from core.area where area_level <> 'city'; delete from core.area_change");
  }

  void area(String code, String level, String parent, String from, @Nullable String to)
      throws SQLException {
    insert(
        "insert into core.area values (?, ?, ?, '', ?, cast(? as date), cast(? as date), '')",
        code,
        level,
        code,
        parent,
        from,
        to);
  }

  void change(String on, String from, String to, String kind, @Nullable Double share)
      throws SQLException {
    insert(
        "insert into core.area_change values (cast(? as date), ?, ?, ?, '', ?)",
        on,
        from,
        to,
        kind,
        share);
  }

  /** The offices of districts, in place of those that there are. */
  void offices(String... districts) throws SQLException {
    execute("delete from core.reporter where reporter_kind = 'district'");
    for (String district : districts) {
      insert(
          """
          insert into core.reporter
          select 'district-' || area_code, 'district', area_code, area_code, area_code, min(valid_from),
              case when bool_or(valid_to is null) then null else max(valid_to) end
          from core.area
          where area_code = ?
          group by area_code
          """,
          district);
    }
  }

  /** An accepted submission, received on the day after the period. */
  Submission accepted(String form, String reporter, String periodCode) throws SQLException {
    return submission(form, reporter, periodCode, "accepted", null, null);
  }

  Submission submission(
      String form,
      String reporter,
      String periodCode,
      String state,
      @Nullable String receivedAt,
      @Nullable String supersededAt)
      throws SQLException {
    Period period = period(periodCode);
    String id = "s" + ++submissions;
    String received = receivedAt == null ? period.end().plusDays(1) + " 08:00:00" : receivedAt;
    insert(
        """
        insert into core.submission values
        (?, ?, 'file', ?, ?, ?, ?, cast(? as date), cast(? as date), ?, cast(? as timestamp), 1, 0, 0, 0)
        """,
        id,
        id,
        form,
        reporter,
        periodCode,
        period.kind().code(),
        period.start().toString(),
        period.end().toString(),
        state,
        received);
    insert(
        "insert into ops.receipt values (?, 'file', cast(? as timestamp), null, cast(? as timestamp))",
        id,
        received,
        received);
    if ("accepted".equals(state)) {
      insert(
          """
          insert into core.version
          select $1, $2, $3, $4, 1, cast($5 as timestamp), cast($5 as timestamp), cast($6 as timestamp),
              case when $6 is not null then 'superseded' end, null
          """,
          id,
          form,
          reporter,
          periodCode,
          received,
          supersededAt);
    }
    return new Submission(id, period);
  }

  /** The bytes of a submission come in once more. */
  void again(Submission submission, String receivedAt) throws SQLException {
    insert(
        "insert into ops.receipt values (?, 'file', cast(? as timestamp), null, cast(? as timestamp))",
        submission.id,
        receivedAt,
        receivedAt);
  }

  /** Rows of a submission were left out for an error. */
  void leftOut(Submission submission, int rows) throws SQLException {
    insert(
        "update core.submission set quarantined_count = ? where submission_id = ?",
        rows,
        submission.id);
  }

  /** A submission is withdrawn, and so in force no more; or restored. */
  void decide(String kind, Submission submission, String decidedAt) throws SQLException {
    insert(
        """
        insert into ops.decision
        select count(*) + 1, $1, $2, cast($3 as timestamp), 'A', 'x', null, '' from ops.decision
        """,
        kind,
        submission.id,
        decidedAt);
    insert(
        """
        update core.version
        set in_force_to = case when $1 = 'withdraw' then cast($3 as timestamp) end,
            ended_by = case when $1 = 'withdraw' then 'withdrawn' end
        where submission_id = $2
        """,
        kind,
        submission.id,
        decidedAt);
  }

  /** Somebody settles a difference between two sources, or reopens it. */
  void decide(String kind, String reconciliation, String area, String period, int left, int right)
      throws SQLException {
    insert(
        """
        insert into ops.decision
        select count(*) + 1, $1, $2, timestamp '2021-03-01' + to_hours(count(*)), 'A', 'x' || count(*),
            json_array(json_object('area', $3, 'period', $4, 'left', $5, 'right', $6)), ''
        from ops.decision
        """,
        kind,
        reconciliation,
        area,
        period,
        left,
        right);
  }

  private static Period period(String code) {
    int year = Integer.parseInt(code.substring(0, 4));
    for (PeriodKind kind : PeriodKind.values()) {
      for (Period period : Period.of(kind, year)) {
        if (period.code().equals(code)) {
          return period;
        }
      }
    }
    throw new IllegalArgumentException(code);
  }

  /** Facts of one submission. */
  final class Submission {
    private final String id;
    private final Period period;
    private int row;

    private Submission(String id, Period period) {
      this.id = id;
      this.period = period;
    }

    String id() {
      return id;
    }

    Submission observe(String measure, String area, double value) throws SQLException {
      return observe(measure, area, "_T", "_T", "_T", "_T", value);
    }

    Submission observe(
        String measure,
        String area,
        String sex,
        String ageBand,
        String category,
        String place,
        double value)
        throws SQLException {
      insert(
          "insert into core.observation values (?, 's', ?, 'A', ?, ?, ?, cast(? as date), cast(? as date), ?, ?, ?, ?, ?)",
          id,
          ++row,
          measure,
          area,
          period.code(),
          period.start().toString(),
          period.end().toString(),
          sex,
          ageBand,
          category,
          place,
          value);
      return this;
    }

    Submission abuse(String district, String reportedAt, @Nullable String supportedAt, String risk)
        throws SQLException {
      insert(
          """
          insert into core.event
          (submission_id, sheet, row_no, column_ref, kind, district_code, reported_at, supported_at, sex_code,
           category_code, place_code, risk_code)
          values (?, 's', ?, 'A', 'abuse', ?, cast(? as timestamp), cast(? as timestamp), 'F', 'violence', '_T', ?)
          """,
          id,
          ++row,
          district,
          reportedAt,
          supportedAt,
          risk);
      return this;
    }

    Submission activity(int participants) throws SQLException {
      insert(
          """
          insert into core.event
          (submission_id, sheet, row_no, column_ref, kind, occurred_on, sex_code, category_code, place_code,
           participants)
          values (?, 's', ?, 'A', 'participation', cast(? as date), '_T', 'forum', '_T', ?)
          """,
          id,
          ++row,
          period.start().toString(),
          participants);
      return this;
    }

    Submission injury(String district) throws SQLException {
      return injury(district, null, period.start().toString());
    }

    Submission injury(String district, @Nullable String commune, String occurredOn)
        throws SQLException {
      insert(
          """
          insert into core.event
          (submission_id, sheet, row_no, column_ref, kind, district_code, area_code, occurred_on, sex_code, age,
           category_code, place_code, outcome_code)
          values (?, 's', ?, 'A', 'injury', ?, ?, cast(? as date), 'M', 7, 'falls', 'home', 'recovered')
          """,
          id,
          ++row,
          district,
          commune,
          occurredOn);
      return this;
    }

    Submission child(String cohort, String district, String needs, String given)
        throws SQLException {
      insert(
          """
          insert into core.child
          (submission_id, sheet, row_no, column_ref, cohort, as_of, district_code, sex_code, group_codes, need_codes,
           given_codes)
          values (?, 's', ?, 'A', ?, cast(? as date), ?, 'F', [], list_filter(string_split(?, ','), lambda c: c <> ''),
           list_filter(string_split(?, ','), lambda c: c <> ''))
          """,
          id,
          ++row,
          cohort,
          period.end().toString(),
          district,
          needs,
          given);
      return this;
    }
  }

  /** Every district's children of the year: 100,000, of whom 900 special and all assisted. */
  void childrenEverywhere(int year) throws SQLException {
    for (String district : DISTRICTS) {
      children(district, "" + year, 100_000, 900);
    }
  }

  void children(String district, String period, int children, int special) throws SQLException {
    accepted("district-children", "district-" + district, period)
        .observe("children", district, children)
        .observe("children_special", district, special)
        .observe("children_special_assisted", district, special);
  }

  /** A quarter's crosstab as it is stored: by cause and sex, without totals. */
  void injuries(String district, String quarter, int boys, int girls) throws SQLException {
    accepted("district-injuries", "district-" + district, quarter)
        .observe("injured_children", district, "M", "_T", "falls", "_T", boys)
        .observe("injured_children", district, "F", "_T", "falls", "_T", girls)
        .observe("injured_children", district, "_T", "0-5", "falls", "_T", boys)
        .observe("injured_children", district, "_T", "6-9", "falls", "_T", girls)
        .observe("injured_children", district, "_T", "_T", "falls", "home", boys + girls);
  }

  void policeMonths(int year, int from, int to) throws SQLException {
    for (int month = from; month <= to; month++) {
      accepted("police-abuse", "police", "%d-M%02d".formatted(year, month));
    }
  }

  void rebuild(Path overrides) throws SQLException {
    new Marts(new Definitions(overrides)).rebuild(duckdb, AS_OF);
  }

  /** On the boundaries of a day. */
  void rebuildOn(String boundaries) throws SQLException {
    new Marts(new Definitions(Path.of("no-overrides")))
        .rebuild(duckdb, AS_OF, LocalDate.parse(boundaries));
  }

  /** As of an instant, such as 2021-01-15T23:59. */
  void rebuildAsOf(String asOf) throws SQLException {
    new Marts(new Definitions(Path.of("no-overrides"))).rebuild(duckdb, LocalDateTime.parse(asOf));
  }

  void rebuild() throws SQLException {
    rebuild(Path.of("no-overrides"));
  }

  /** The one row of a query, its values joined by " | ". */
  String row(String select) throws SQLException {
    List<String> rows = rows(select);
    if (rows.size() != 1) {
      throw new AssertionError("one row expected, but " + rows);
    }
    return rows.get(0);
  }

  List<String> rows(String select) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet found = statement.executeQuery(select)) {
      List<String> rows = new ArrayList<>();
      int width = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          values.add(String.valueOf(found.getObject(i)));
        }
        rows.add(String.join(" | ", values));
      }
      return rows;
    }
  }

  String verdict(int target, String area) throws SQLException {
    return row(
        "select verdict from mart.target_verdict where target = %d and area_code = '%s'"
            .formatted(target, area));
  }

  /** The total row of an indicator. */
  String value(String columns, String indicator, String area, int year) throws SQLException {
    return row(
        ("select %s from mart.indicator_value where indicator_code = '%s' and area_code = '%s' and year = %d"
                + " and sex_code = '_T' and age_band_code = '_T' and category_code = '_T' and place_code = '_T'")
            .formatted(columns, indicator, area, year));
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    }
  }

  private void insert(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = duckdb.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  Connection connection() {
    return duckdb;
  }

  @Override
  public void close() throws SQLException {
    duckdb.close();
  }
}
