package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mang.form.Form;

/** Who owes a form. Of a thousand files, many name the same few offices: each is looked up once. */
public final class Reporters {

  private static final String NAMED =
      """
      with line as (
          select line, ' ' || mang_area_key(line) || ' ' as line_key
          from (select unnest(?) as line)
      )
      select line, area_code, valid_from, valid_to
      from line
      join core.area_name as named on line_key like '% ' || name_key || ' %'
      where area_level = 'district'
          -- A code is a name too, but "Số trẻ em: 305" does not name a district.
          and name_key <> area_code
      order by length(name_key) desc, area_code, valid_from
      """;

  private final Connection connection;
  private final Map<String, List<Named>> districts = new HashMap<>();
  private final Map<String, List<Named>> departments = new HashMap<>();
  private final Map<Reporter, Life> lives = new HashMap<>();

  /** A reporter of that name while it is there, under that name. */
  private record Named(Reporter reporter, Life life) {}

  public Reporters(Connection connection) {
    this.connection = connection;
  }

  /**
   * A reporter.
   *
   * @param areaCode the area that it reports on
   */
  public record Reporter(String code, String areaCode) {}

  /** Looks which districts lines may name: of a thousand files, with one query. */
  public void look(Collection<String> lines) throws SQLException {
    List<String> unknown =
        lines.stream().filter(l -> !districts.containsKey(l)).distinct().toList();
    unknown.forEach(line -> districts.put(line, new ArrayList<>()));
    try (PreparedStatement select = connection.prepareStatement(NAMED)) {
      select.setObject(1, connection.createArrayOf("varchar", unknown.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Reporter reporter = new Reporter(row.getString(2), row.getString(2));
          Objects.requireNonNull(districts.get(row.getString(1)))
              .add(new Named(reporter, life(row, 3)));
        }
      }
    }
  }

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

  /** The reporter of a form that has the code; empty if there is none. */
  public Optional<Reporter> ofCode(Form form, String code) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select area_code from core.reporter where reporter_kind = ? and reporter_code = ? limit 1")) {
      select.setString(1, form.reporter());
      select.setString(2, code);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(new Reporter(code, row.getString(1))) : Optional.empty();
      }
    }
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
  public record Life(LocalDate from, @Nullable LocalDate to) {

    /** Of a name: {@code to} is the first day on which it is none. */
    private boolean isThere(LocalDate on) {
      return !from.isAfter(on) && (to == null || to.isAfter(on));
    }
  }

  /** When the reporter is there. */
  public Life life(Form form, Reporter reporter) throws SQLException {
    Life known = lives.get(reporter);
    if (known == null) {
      known = lifeOf(form, reporter);
      lives.put(reporter, known);
    }
    return known;
  }

  private Life lifeOf(Form form, Reporter reporter) throws SQLException {
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
    if (departments.isEmpty()) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select reporter_kind, reporter_code, area_code, valid_from, valid_to from core.reporter order by reporter_code")) {
        while (row.next()) {
          Reporter reporter = new Reporter(row.getString(2), row.getString(3));
          departments
              .computeIfAbsent(row.getString(1), k -> new ArrayList<>())
              .add(new Named(reporter, life(row, 4)));
        }
      }
    }
    return first(departments.getOrDefault(kind, List.of()), on);
  }

  /** The longest name wins, so that "Kiến An" does not hide in a longer one. */
  private Optional<Reporter> district(String line, @Nullable LocalDate on) throws SQLException {
    List<Named> named = districts.get(line);
    if (named == null) {
      look(List.of(line));
      named = districts.getOrDefault(line, List.of());
    }
    return first(named, on);
  }

  private static Optional<Reporter> first(List<Named> named, @Nullable LocalDate on) {
    return named.stream()
        .filter(each -> on == null || each.life().isThere(on))
        .map(Named::reporter)
        .findFirst();
  }

  private static Life life(ResultSet row, int from) throws SQLException {
    return new Life(row.getObject(from, LocalDate.class), row.getObject(from + 1, LocalDate.class));
  }
}
