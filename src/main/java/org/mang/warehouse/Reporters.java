package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mang.form.Fold;
import org.mang.form.Form;

/** Who owes a form. */
public final class Reporters {

  private static final Pattern MISNAMED = Pattern.compile("don vi bao cao.*\\b(quan|huyen) \\S");

  private final Connection connection;

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
   * they say.
   *
   * @param on a day on which the reporter exists
   */
  public Optional<Reporter> named(Form form, List<String> lines, LocalDate on) throws SQLException {
    if (!form.reportedByDistrict()) {
      return department(form.reporter(), on);
    }
    for (String line : lines) {
      Optional<Reporter> district = district(line, on);
      if (district.isPresent()) {
        return district;
      }
      // A district that is written wrong is not made good by the next one that some line names.
      if (MISNAMED.matcher(Fold.of(line)).find()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Reporter> department(String kind, LocalDate on) throws SQLException {
    return find(
        """
        select reporter_code, area_code
        from core.reporter
        where reporter_kind = ? and valid_from <= ? and (valid_to is null or valid_to > ?)
        """,
        kind,
        on);
  }

  /** The longest name wins, so that "Kiến An" does not hide in a longer one. */
  private Optional<Reporter> district(String line, LocalDate on) throws SQLException {
    return find(
        """
        select area_code, area_code
        from core.area_name
        where ' ' || mang_area_key(?) || ' ' like '% ' || name_key || ' %'
          and area_level = 'district' and valid_from <= ? and (valid_to is null or valid_to > ?)
          -- A code is a name too, but "Số trẻ em: 305" does not name a district.
          and name_key <> area_code
        order by length(name_key) desc
        limit 1
        """,
        line, on);
  }

  private Optional<Reporter> find(String sql, String text, LocalDate on) throws SQLException {
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
