package org.mang.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.mang.Sql;

/**
 * The same kind of work as the load of a register, by DuckDB alone: read, type, join areas by date,
 * pseudonyms, mark and count bad rows, Parquet of the sound ones, an aggregate. What Măng does
 * besides (archive, recognise, locate and say what is wrong, a store that is kept, marts, snapshot,
 * returned list) is not in it. Prints rows and bad rows.
 */
final class BareRegister {

  /** The pads of an HMAC, as Măng has them; the key is anybody's. */
  private static final String PADS =
      """
      set variable inner_pad = unhex(repeat('36', 64));
      set variable outer_pad = unhex(repeat('5c', 64));
      """;

  private static final String CHILD =
      """
      create temp table child as
      with raw as (
          select *
          from read_csv(
              %s,
              all_varchar = true,
              header = true,
              names = ['as_of', 'number', 'name', 'birth', 'sex', 'district', 'commune', 'groups', 'assisted'])
      ),
      typed as (
          select
              try_strptime(as_of, '%%d/%%m/%%Y')::date as as_of,
              left(
                  sha256(
                      getvariable('outer_pad')
                      || unhex(sha256(getvariable('inner_pad') || encode('child-register:' || number)))),
                  32) as child_key,
              try_strptime('01/' || birth, '%%d/%%m/%%Y')::date as birth_month,
              case sex when 'Nam' then 'M' when 'Nữ' then 'F' when 'Không rõ' then '_U' end as sex_code,
              district,
              commune,
              coalesce(string_split(groups, ';'), []) as group_codes,
              case when assisted = 'x' then true when assisted is null then false end as assisted
          from raw
      ),
      area as (
          select code, level, parent_code, valid_from::date as valid_from, coalesce(valid_to::date, date '9999-12-31') as valid_to
          from read_csv(%s, all_varchar = true)
      )
      select
          typed.as_of,
          typed.child_key,
          typed.birth_month,
          typed.sex_code,
          district.code as district_code,
          commune.code as area_code,
          typed.group_codes,
          typed.assisted,
          typed.as_of is null
              or typed.child_key is null
              or typed.birth_month is null
              or typed.birth_month <= typed.as_of - interval 16 years
              or typed.sex_code is null
              or district.code is null
              or commune.code is null
              or typed.assisted is null
              or not list_has_all(['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o'], typed.group_codes)
              as is_bad
      from typed
      left join area as district
          on district.level = 'district'
          and district.code = typed.district
          and typed.as_of >= district.valid_from
          and typed.as_of < district.valid_to
      left join area as commune
          on commune.level = 'commune'
          and commune.code = typed.commune
          and commune.parent_code = typed.district
          and typed.as_of >= commune.valid_from
          and typed.as_of < commune.valid_to
      """;

  private static final String TWICE =
      """
      create temp table twice as
      select child_key from child group by child_key having count(*) > 1
      """;

  private static final String COUNTED =
      """
      select count(*), count(*) filter (is_bad or child_key in (select child_key from twice))
      from child
      """;

  private static final String PARQUET =
      """
      copy (
          select * exclude (is_bad)
          from child
          where not is_bad and child_key not in (select child_key from twice)
      ) to %s (format parquet, compression zstd)
      """;

  private static final String AGGREGATE =
      """
      create temp table children as
      select
          district_code,
          area_code,
          sex_code,
          count(*) as children,
          count(*) filter (len(group_codes) > 0) as special,
          count(*) filter (assisted) as assisted
      from child
      where not is_bad and child_key not in (select child_key from twice)
      group by all
      """;

  private BareRegister() {}

  public static void main(String[] args) throws SQLException {
    Path file = Path.of(args[0]);
    Path folder = Path.of(args[1]);
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("set temp_directory = " + Sql.text(folder.resolve("spilt").toString()));
      statement.execute(PADS);
      statement.execute(CHILD.formatted(Sql.text(file.toString()), Sql.text(Communes.AREAS)));
      statement.execute(TWICE);
      try (ResultSet result = statement.executeQuery(COUNTED)) {
        result.next();
        System.out.printf(Locale.ROOT, "%d %d%n", result.getLong(1), result.getLong(2));
      }
      statement.execute(PARQUET.formatted(Sql.text(folder.resolve("child.parquet").toString())));
      statement.execute(AGGREGATE);
    }
  }
}
