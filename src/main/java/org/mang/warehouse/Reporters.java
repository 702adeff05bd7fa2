package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mang.form.Form;

/** Who owes a form. Of a thousand files, many name the same few offices: each is looked up once. */
public final class Reporters {

  private final Connection connection;
  private final Map<List<Object>, Optional<Reporter>> found = new HashMap<>();
  private final Map<Reporter, Life> lives = new HashMap<>();

  public Reporters(Connection connection) {
    this.connection = connection;
  }

  /**
   * A reporter.
   *
   * @param areaCode the area that it reports on
   */
  public record Reporter(String code, String areaCode) {}

  /**
   * The reporter that the lines above a table name; for a sector's form its department, whatever
   * they say. Of several that they name, none.
   *
   * @param on a day on which the reporter exists; null for any day
   */
  public Optional<Reporter> named(Form form, List<String> lines, @Nullable LocalDate on)
      throws SQLException {
    if (!form.reportedByDistrict()) {
      return department(form.reporter(), on);
    }
    Set<Reporter> named = new HashSet<>();
    for (String line : lines) {
      district(line, on).ifPresent(named::add);
    }
    return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
  }

  /** The district whose name is most like a word of the line, so that a clerk may see it. */
  public Optional<String> nearest(String line, @Nullable LocalDate on) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            with word as (
                select mang_bare_name(mang_area_key(regexp_extract(?, '[^:]*$'))) as word
            )
            select area_type || ' ' || name
            from core.area, word
            where area_level = 'district'
              and valid_from <= coalesce(?, valid_from) and (valid_to is null or valid_to > coalesce(?, valid_from))
              and jaro_winkler_similarity(word, mang_area_key(name)) > 0.85
            order by jaro_winkler_similarity(word, mang_area_key(name)) desc
            limit 1
            """)) {
      select.setString(1, line);
      select.setObject(2, on);
      select.setObject(3, on);
      try (ResultSet result = select.executeQuery()) {
        return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
      }
    }
  }

  /**
   * From when until when a reporter is there.
   *
   * @param from the first day
   * @param to the last day; null if it lives on
   */
  public record Life(LocalDate from, @Nullable LocalDate to) {}

  /** When the reporter is there. */
  public Life life(Form form, Reporter reporter) throws SQLException {
    Life known = lives.get(reporter);
    if (known == null) {
      known = look(form, reporter);
      lives.put(reporter, known);
    }
    return known;
  }

  private Life look(Form form, Reporter reporter) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            form.reportedByDistrict()
                ? """
                  select min(valid_from), case when count(valid_to) = count(*) then max(valid_to) - 1 end
                  from core.area
                  where area_level = 'district' and area_code = ?
                  """
                : """
                  select min(valid_from), case when count(valid_to) = count(*) then max(valid_to) - 1 end
                  from core.reporter
                  where reporter_code = ?
                  """)) {
      select.setString(1, reporter.code());
      try (ResultSet result = select.executeQuery()) {
        result.next();
        return new Life(result.getObject(1, LocalDate.class), result.getObject(2, LocalDate.class));
      }
    }
  }

  private Optional<Reporter> department(String kind, @Nullable LocalDate on) throws SQLException {
    return find(
        """
        select reporter_code, area_code
        from core.reporter
        where reporter_kind = ? and valid_from <= coalesce(?, valid_from) and (valid_to is null or valid_to > coalesce(?, valid_from))
        """,
        kind,
        on);
  }

  /** The longest name wins, so that "Kiến An" does not hide in a longer one. */
  private Optional<Reporter> district(String line, @Nullable LocalDate on) throws SQLException {
    return find(
        """
        select area_code, area_code
        from core.area_name
        where ' ' || mang_area_key(?) || ' ' like '% ' || name_key || ' %'
          and area_level = 'district' and valid_from <= coalesce(?, valid_from) and (valid_to is null or valid_to > coalesce(?, valid_from))
          -- A code is a name too, but "Số trẻ em: 305" does not name a district.
          and name_key <> area_code
        order by length(name_key) desc
        limit 1
        """,
        line, on);
  }

  private Optional<Reporter> find(String sql, String text, @Nullable LocalDate on)
      throws SQLException {
    List<Object> asked = List.of(sql, text, on == null ? LocalDate.MIN : on);
    Optional<Reporter> known = found.get(asked);
    if (known == null) {
      known = look(sql, text, on);
      found.put(asked, known);
    }
    return known;
  }

  private Optional<Reporter> look(String sql, String text, @Nullable LocalDate on)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, text);
      select.setObject(2, on);
      select.setObject(3, on);
      try (ResultSet result = select.executeQuery()) {
        return result.next()
            ? Optional.of(new Reporter(result.getString(1), result.getString(2)))
            : Optional.empty();
      }
    }
  }
}
