package org.mang.explain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;

/** The reports of a part as the workings have them, with their files, facts and cells. */
final class Reports {

  private static final String REPORTS =
      """
      select
          unit.part,
          unit.unit_area_code,
          coalesce((
              select max_by(area.name, area.valid_from)
              from core.area
              where area.area_code = unit.unit_area_code and area.valid_from <= unit.period_end
          ), unit.unit_area_code) as area_name,
          unit.form_code,
          unit.reporter_code,
          coalesce(unit.reporter_name_vi, '') as reporter_name_vi,
          coalesce(unit.reporter_name_en, '') as reporter_name_en,
          unit.period_code,
          coalesce(period.name_vi, unit.period_code) as period_name_vi,
          coalesce(period.name_en, unit.period_code) as period_name_en,
          unit.period_start,
          reporting.status,
          case when unit.value is not null then reporting.submission_id end as submission_id,
          unit.value,
          unit.is_partial,
          unit.is_open,
          unit.stand_in,
          unit.again,
          unit.fact_count,
          unit.different_count
      from unit_again as unit
      left join mart.reporting as reporting
          on reporting.form_code = unit.form_code
          and reporting.reporter_code = unit.reporter_code
          and reporting.period_code = unit.period_code
      left join core.period as period on period.period_code = unit.period_code
      order by unit.unit_area_code, unit.form_code, unit.reporter_code, unit.period_start
      """;

  static final String FACTS =
      """
      with fact as (
          select
              source.part,
              source.form_code,
              source.reporter_code,
              source.period_code,
              source.unit_area_code,
              source.submission_id,
              source.sheet,
              source.row_no,
              source.column_ref,
              source.measure_code,
              source.row_area_code,
              source.row_sex_code,
              source.row_age_band_code,
              source.row_category_codes[1] as row_category_code,
              source.row_place_code,
              source.value,
              fact.again,
              fact.is_read,
              fact.measured_from,
              count(*) over of_file as fact_count,
              row_number() over (of_file order by source.sheet, source.row_no, length(source.column_ref), source.column_ref)
                  as fact_no
          from source_at_hand as source
          inner join fact_again as fact
              on fact.submission_id = source.submission_id
              and fact.sheet = source.sheet
              and fact.row_no = source.row_no
              and fact.column_ref = source.column_ref
              and fact.measure_code = source.measure_code
          window of_file as (
              partition by source.part, source.form_code, source.reporter_code, source.period_code, source.unit_area_code,
                  source.submission_id)
      ),
      cell as (
          select
              submission_id,
              sheet,
              row_no,
              fact_ref,
              measure_code,
              list({'column': column_ref, 'heading': heading, 'text': shown} order by column_no) as cells
          from (
              select distinct
                  cell.submission_id,
                  cell.sheet,
                  cell.row_no,
                  cell.fact_ref,
                  fact.measure_code,
                  cell.column_ref,
                  cell.column_no,
                  cell.heading,
                  -- A text that is no value of its column might be anything, and anybody's name.
                  case
                      when cell.text is null then ''
                      when cell.said is null then '•••'
                      else mang_as_shown(cell.text)
                  end as shown
              from cell_again as cell
              inner join fact
                  on fact.submission_id = cell.submission_id
                  and fact.sheet = cell.sheet
                  and fact.row_no = cell.row_no
                  and fact.column_ref = cell.fact_ref
                  and (fact.measured_from <> 'observation' or cell.name = fact.measure_code)
              where fact.fact_no <= ?)
          group by all
      )
      select
          fact.*,
          coalesce((
              select max_by(area.name, area.valid_from) from core.area where area.area_code = fact.row_area_code
          ), '') as row_area_name,
          cell.cells
      from fact
      left join cell
          on cell.submission_id = fact.submission_id
          and cell.sheet = fact.sheet
          and cell.row_no = fact.row_no
          and cell.fact_ref = fact.column_ref
          and cell.measure_code = fact.measure_code
      where fact.fact_no <= ?
      order by fact.submission_id, fact.fact_no
      """;

  private final Connection connection;
  private final Workings workings;
  private final int most;

  Reports(Connection connection, Workings workings, int most) {
    this.connection = connection;
    this.workings = workings;
    this.most = most;
  }

  /** Those of numerator and denominator, by the name of the part. */
  Map<String, List<Explanation.Report>> byPart() throws SQLException {
    Map<List<@Nullable String>, Map<String, Files>> files = files();
    Map<String, List<Explanation.Report>> reports = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(REPORTS)) {
      while (row.next()) {
        reports
            .computeIfAbsent(String.valueOf(row.getString("part")), part -> new ArrayList<>())
            .add(report(row, files));
      }
    }
    return reports;
  }

  /** A file, while its facts are being listed. */
  private static final class Files {
    private final String id;
    private final boolean isRead;
    private final long count;
    private final List<Explanation.Fact> facts = new ArrayList<>();

    Files(String id, boolean isRead, long count) {
      this.id = id;
      this.isRead = isRead;
      this.count = count;
    }
  }

  private static List<@Nullable String> key(ResultSet row) throws SQLException {
    List<@Nullable String> key = new ArrayList<>();
    for (String column :
        List.of("part", "form_code", "reporter_code", "period_code", "unit_area_code")) {
      key.add(row.getString(column));
    }
    return key;
  }

  private Map<List<@Nullable String>, Map<String, Files>> files() throws SQLException {
    Map<List<@Nullable String>, Map<String, Files>> files = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(FACTS)) {
      select.setInt(1, most);
      // Of a file without any listed fact its count is still to be known.
      select.setInt(2, Math.max(1, most));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String id = Objects.requireNonNull(row.getString("submission_id"));
          Files file = new Files(id, row.getBoolean("is_read"), row.getLong("fact_count"));
          Files known = files.computeIfAbsent(key(row), k -> new HashMap<>()).putIfAbsent(id, file);
          if (most > 0) {
            (known == null ? file : known).facts.add(fact(row));
          }
        }
      }
    }
    return files;
  }

  private Explanation.Report report(
      ResultSet row, Map<List<@Nullable String>, Map<String, Files>> files) throws SQLException {
    List<Explanation.Submission> submissions = new ArrayList<>();
    String own = row.getString("submission_id");
    Map<String, Files> its = files.getOrDefault(key(row), Map.of());
    its.values().stream()
        .map(f -> new Explanation.Submission(f.id, f.isRead, f.count, List.copyOf(f.facts)))
        .forEach(submissions::add);
    if (own != null && !its.containsKey(own)) {
      submissions.add(new Explanation.Submission(own, false, 0, List.of()));
    }
    return new Explanation.Report(
        row.getString("unit_area_code"),
        row.getString("area_name"),
        row.getString("form_code"),
        row.getString("reporter_code"),
        new Text(row.getString("reporter_name_vi"), row.getString("reporter_name_en")),
        row.getString("period_code"),
        new Text(row.getString("period_name_vi"), row.getString("period_name_en")),
        row.getString("status"),
        Explainer.number(row, "value"),
        row.getBoolean("is_partial"),
        row.getBoolean("is_open"),
        Explainer.number(row, "stand_in"),
        Explainer.number(row, "again"),
        row.getLong("fact_count"),
        row.getLong("different_count"),
        submissions);
  }

  private Explanation.Fact fact(ResultSet row) throws SQLException {
    boolean isFigure = "observation".equals(row.getString("measured_from"));
    int sheet = row.getInt("sheet");
    return new Explanation.Fact(
        row.wasNull() ? null : sheet,
        row.getInt("row_no"),
        row.getString("column_ref"),
        row.getString("row_area_name"),
        isFigure
            ? workings
                .cells(String.valueOf(row.getString("form_code")))
                .figure(
                    String.valueOf(row.getString("measure_code")),
                    String.valueOf(row.getString("row_sex_code")),
                    String.valueOf(row.getString("row_age_band_code")),
                    String.valueOf(row.getString("row_category_code")),
                    String.valueOf(row.getString("row_place_code")))
            : new Text("", ""),
        row.getDouble("value"),
        row.getBoolean("is_read") ? Explainer.number(row, "again") : null,
        CellList.of(row.getObject("cells")));
  }
}
