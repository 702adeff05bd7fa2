package org.mang.explain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What came of the workings of all values at once. */
final class AllValues {

  private static final String ALL =
      """
      with unit as (
          select
              indicator_code,
              of_area_code as area_code,
              year,
              sex_code,
              age_band_code,
              category_code,
              place_code,
              bool_or(different_count > 0 or again is distinct from value) as is_unlike
          from unit_again
          group by all
      )
      select
          value.indicator_code,
          value.area_code,
          value.year,
          value.sex_code,
          value.age_band_code,
          value.category_code,
          value.place_code,
          again.indicator_code is null
          or coalesce(unit.is_unlike, true)
          or not mang_is_same(value.numerator, again.numerator)
          or not mang_is_same(value.denominator, again.denominator)
          or not mang_is_same(value.value, again.value) as is_unlike,
          (select count(*) from fact_again where is_read) as facts_read
      from value_at_hand as value
      left join value_again as again
          using (indicator_code, area_code, year, sex_code, age_band_code, category_code, place_code)
      left join unit
          using (indicator_code, area_code, year, sex_code, age_band_code, category_code, place_code)
      order by all
      """;

  private AllValues() {}

  static Explainer.All of(Connection connection) throws SQLException {
    List<Question> unlike = new ArrayList<>();
    int values = 0;
    long facts = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        values++;
        facts = row.getLong("facts_read");
        if (row.getBoolean("is_unlike")) {
          unlike.add(
              new Question(
                  String.valueOf(row.getString(1)),
                  String.valueOf(row.getString(2)),
                  row.getInt(3),
                  String.valueOf(row.getString(4)),
                  String.valueOf(row.getString(5)),
                  String.valueOf(row.getString(6)),
                  String.valueOf(row.getString(7))));
        }
      }
    }
    return new Explainer.All(values, facts, unlike);
  }
}
