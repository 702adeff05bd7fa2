package org.mang.explain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.mang.MangException;

/** Says what is wrong with a question to which there is no value: the first thing that is. */
final class Lookup {

  private static final String INDICATORS =
      "select indicator_code from core.indicator order by indicator_code";

  private static final String AREAS =
      """
      select area_code || ' ' || coalesce((
          select max_by(area.name, area.valid_from) from core.area where area.area_code = value.area_code), '')
      from (select distinct area_code from mart.indicator_value where indicator_code = ?) as value
      order by area_code
      """;

  private static final String YEARS =
      """
      select distinct cast(year as varchar)
      from mart.indicator_value
      where indicator_code = ? and area_code = ?
      order by 1
      """;

  private static final String ROWS =
      """
      select distinct concat_ws(
          ' ',
          case when sex_code <> '_T' then '--sex ' || sex_code end,
          case when age_band_code <> '_T' then '--age-band ' || age_band_code end,
          case when category_code <> '_T' then '--category ' || category_code end,
          case when place_code <> '_T' then '--place ' || place_code end)
      from mart.indicator_value
      where indicator_code = ? and area_code = ? and year = ?
      order by 1
      """;

  private final Connection connection;

  Lookup(Connection connection) {
    this.connection = connection;
  }

  /** The message for a question without an answer. */
  MangException problem(Question of) throws SQLException {
    List<String> indicators = texts(INDICATORS);
    if (!indicators.contains(of.indicator())) {
      String nearest = nearest(of.indicator(), indicators);
      String all = String.join(", ", indicators);
      return new MangException(
          "không có chỉ tiêu nào là '%s'; gần nhất là '%s'. Có: %s"
              .formatted(of.indicator(), nearest, all),
          "there is no indicator '%s'; the nearest is '%s'. There are: %s"
              .formatted(of.indicator(), nearest, all));
    }
    List<String> areas = texts(AREAS, of.indicator());
    if (areas.stream().noneMatch(area -> area.startsWith(of.area() + " "))) {
      return new MangException(
          "%s không có giá trị nào cho --area %s; có: %s"
              .formatted(of.indicator(), of.area(), String.join(", ", areas)),
          "%s has no value for --area %s; there are: %s"
              .formatted(of.indicator(), of.area(), String.join(", ", areas)));
    }
    List<String> years = texts(YEARS, of.indicator(), of.area());
    if (!years.contains(String.valueOf(of.year()))) {
      return new MangException(
          "%s không có giá trị nào cho --area %s --year %d; có các năm: %s"
              .formatted(of.indicator(), of.area(), of.year(), String.join(", ", years)),
          "%s has no value for --area %s --year %d; there are the years: %s"
              .formatted(of.indicator(), of.area(), of.year(), String.join(", ", years)));
    }
    List<String> rows = texts(ROWS, of.indicator(), of.area(), of.year());
    return new MangException(
        "%s không được chia như vậy; có: %s".formatted(of.indicator(), rows(rows, "tổng số")),
        "%s is not broken down like that; there are: %s"
            .formatted(of.indicator(), rows(rows, "the total")));
  }

  private static String rows(List<String> rows, String total) {
    return rows.stream().map(row -> row.isEmpty() ? total : row).collect(Collectors.joining(", "));
  }

  private static String nearest(String word, List<String> known) {
    return known.stream()
        .min(
            Comparator.comparing(
                    (String k) -> LevenshteinDistance.getDefaultInstance().apply(k, word))
                .thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }

  private List<String> texts(String query, Object... values) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          texts.add(row.getString(1));
        }
      }
    }
    return texts;
  }
}
