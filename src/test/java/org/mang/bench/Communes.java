package org.mang.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The communes of the reference on a day, in order of their codes. */
final class Communes {

  static final String AREAS = "warehouse/reference/areas.csv";

  /** A commune, and the district that it lies in. */
  record Commune(String code, String name, String district, String districtName) {}

  private Communes() {}

  static List<Commune> on(String day) throws SQLException {
    List<Commune> communes = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement select =
            duckdb.prepareStatement(
                """
                with area as (
                    select code, type || ' ' || name as title, parent_code, level
                    from read_csv(?, all_varchar = true)
                    where valid_from <= ? and coalesce(valid_to, '9999') > ?
                )
                select commune.code, commune.title, district.code, district.title
                from area as commune
                join area as district on district.code = commune.parent_code
                where commune.level = 'commune'
                order by commune.code
                """)) {
      select.setString(1, AREAS);
      select.setString(2, day);
      select.setString(3, day);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          communes.add(
              new Commune(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        }
      }
    }
    return communes;
  }
}
