package org.mang.explain;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.definition.Text;
import org.mang.intake.Archive;

/**
 * Explains published values: from the snapshot to the cells of the archived originals, and back.
 *
 * <p>It reads the snapshot, and so neither waits for a load nor disturbs one. Of the originals it
 * opens those alone that the value was counted from. Where they cannot be read, which is for who
 * has the home, it says where the cells are without their texts, and adds up what is stored.
 */
public final class Explainer {

  private static final String VALUE =
      """
      select
          value.*,
          indicator.title_vi,
          indicator.title_en,
          indicator.unit,
          indicator.factor,
          coalesce((
              select max_by(area.name, area.valid_from)
              from core.area
              where area.area_code = value.area_code and year(area.valid_from) <= value.year
          ), value.area_code) as area_name,
          array_to_string(value.missing_reporters, ';') as missing,
          again.numerator as numerator_again,
          again.denominator as denominator_again,
          again.value as value_again,
          (select count(*) from original_found) as files,
          (select count(*) from original_found where is_read) as files_read,
          (
              select count(*)
              from unit_again
              where different_count > 0 or again is distinct from value
          ) = 0
          and mang_is_same(value.numerator, again.numerator)
          and mang_is_same(value.denominator, again.denominator)
          and mang_is_same(value.value, again.value) as agrees
      from value_at_hand as value
      inner join core.indicator as indicator on indicator.indicator_code = value.indicator_code
      left join value_again as again on again.indicator_code = value.indicator_code
      """;

  private static final String ROWS =
      """
      select
          breakdown.axis,
          code.code,
          code.name_vi,
          code.name_en
      from value_at_hand as value
      inner join core.indicator_breakdown as breakdown on breakdown.indicator_code = value.indicator_code
      inner join core.code as code
          on code.code_list = breakdown.code_list
          and code.code = case breakdown.axis
              when 'sex' then value.sex_code
              when 'age_band' then value.age_band_code
              when 'category' then value.category_code
              else value.place_code
          end
      """;

  private static final String PARTS =
      """
      select distinct
          unit.part,
          unit.measure_code,
          measure.title_vi,
          measure.title_en,
          measure.source,
          unit.year_from,
          choice.form_code,
          choice.instead_of,
          choice.why_vi,
          choice.why_en
      from unit_again as unit
      inner join core.measure as measure on measure.measure_code = unit.measure_code
      left join core.source_choice as choice
          on choice.measure_code = unit.measure_code
          and choice.indicator_code = (select indicator_code from value_at_hand)
      order by unit.part desc
      """;

  private final Connection connection;
  private final Workings workings;

  /**
   * Explains what a snapshot holds.
   *
   * @param connection to a snapshot; temporary tables are made in it
   * @param archive the folder of originals; it may be missing, or not for us to read
   * @param definitions those by which the originals were read
   */
  public Explainer(Connection connection, Path archive, Definitions definitions) {
    this.connection = connection;
    this.workings =
        new Workings(connection, new Archive(archive, LocalClock.read(definitions)), definitions);
  }

  /**
   * Explains a value.
   *
   * @param most how many figures or rows of each file are listed; the rest is counted
   * @throws MangException if there is no such value; the message says what there is
   */
  public Explanation explain(Question question, int most) throws SQLException {
    if (!isOfNow()) {
      throw new MangException(
          "bản đọc này do một Măng cũ hơn ghi; chạy 'mang load' để ghi bản mới",
          "this snapshot was written by an older Măng; run 'mang load' to write a new one");
    }
    if (!hasValue(question)) {
      throw new Lookup(connection).problem(question);
    }
    workings.run(question);
    try (Statement statement = connection.createStatement()) {
      List<Explanation.Part> parts =
          parts(statement, new Reports(connection, workings, most).byPart());
      List<Explanation.Row> rows = rows(statement);
      try (ResultSet row = statement.executeQuery(VALUE)) {
        row.next();
        return new Explanation(
            value(row, rows),
            parts,
            new Explanation.Again(
                number(row, "numerator_again"),
                number(row, "denominator_again"),
                number(row, "value_again"),
                row.getBoolean("agrees"),
                row.getInt("files_read"),
                row.getInt("files")));
      }
    }
  }

  /**
   * What came of computing every value anew.
   *
   * @param facts how many figures and rows were read in their originals for it
   * @param unlike values that their cells do not give
   */
  public record All(int values, long facts, List<Question> unlike) {}

  /** Computes every value of the mart anew from its cells, in one pass. */
  public All all() throws SQLException {
    workings.runAll();
    return AllValues.of(connection);
  }

  /** Before there are workings: to read forms and originals for nothing would be slow. */
  private boolean hasValue(Question of) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select 1
            from mart.indicator_value
            where indicator_code = ? and area_code = ? and year = ? and sex_code = ? and age_band_code = ?
                and category_code = ? and place_code = ?
            """)) {
      select.setString(1, of.indicator());
      select.setString(2, of.area());
      select.setInt(3, of.year());
      select.setString(4, of.sex());
      select.setString(5, of.ageBand());
      select.setString(6, of.category());
      select.setString(7, of.place());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private boolean isOfNow() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select 1
                from duckdb_columns()
                where schema_name = 'mart' and table_name = 'indicator_value' and column_name = 'plausible_lower'
                """)) {
      return row.next();
    }
  }

  private static Explanation.Value value(ResultSet row, List<Explanation.Row> rows)
      throws SQLException {
    String missing = row.getString("missing");
    return new Explanation.Value(
        row.getString("indicator_code"),
        new Text(row.getString("title_vi"), row.getString("title_en")),
        row.getString("unit"),
        row.getInt("factor"),
        row.getString("area_code"),
        row.getString("area_name"),
        row.getInt("year"),
        rows,
        number(row, "numerator"),
        number(row, "denominator"),
        number(row, "value"),
        row.getBoolean("is_partial"),
        number(row, "lower_bound"),
        number(row, "upper_bound"),
        number(row, "plausible_lower"),
        number(row, "plausible_upper"),
        row.getInt("expected_reports"),
        row.getInt("accepted_reports"),
        missing == null || missing.isEmpty() ? List.of() : List.of(missing.split(";")));
  }

  private static List<Explanation.Row> rows(Statement statement) throws SQLException {
    List<Explanation.Row> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(ROWS)) {
      while (row.next()) {
        rows.add(
            new Explanation.Row(
                row.getString(1), row.getString(2), new Text(row.getString(3), row.getString(4))));
      }
    }
    return rows;
  }

  private static List<Explanation.Part> parts(
      Statement statement, Map<String, List<Explanation.Report>> reports) throws SQLException {
    List<Explanation.Part> parts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(PARTS)) {
      while (row.next()) {
        String part = Objects.requireNonNull(row.getString(1));
        parts.add(
            new Explanation.Part(
                part,
                row.getString(2),
                new Text(row.getString(3), row.getString(4)),
                row.getString(5),
                row.getString(6),
                choice(row),
                reports.getOrDefault(part, List.of())));
      }
    }
    return parts;
  }

  private static Explanation.@Nullable Choice choice(ResultSet row) throws SQLException {
    String form = row.getString(7);
    if (form == null) {
      return null;
    }
    List<String> insteadOf = new ArrayList<>();
    for (Object measure : (@Nullable Object[]) row.getArray(8).getArray()) {
      insteadOf.add(String.valueOf(measure));
    }
    return new Explanation.Choice(form, insteadOf, new Text(row.getString(9), row.getString(10)));
  }

  static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? null : number;
  }
}
