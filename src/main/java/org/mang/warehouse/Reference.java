package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.mang.Undo;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;
import org.mang.form.CodeList;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.PeriodKind;
import org.mang.intake.Sheet;
import org.mang.intake.SheetRows;
import org.mang.intake.SourceFile;

/**
 * Loads what the warehouse knows beforehand: areas and reporters in time, forms and code lists.
 * Only when they have changed.
 */
public final class Reference {

  private static final String AREA_NAMES =
      """
      insert into core.area_name
      with written (area_code, area_level, parent_code, valid_from, valid_to, name) as (
          select area_code, area_level, parent_code, valid_from, valid_to, unnest([
              area_code,
              -- A spreadsheet makes 1 of 01.
              ltrim(area_code, '0'),
              name,
              area_type || ' ' || name,
              case area_type
                  when 'Phường' then 'P'
                  when 'Xã' then 'X'
                  when 'Thị trấn' then 'TT'
                  when 'Quận' then 'Q'
                  when 'Huyện' then 'H'
                  when 'Thị xã' then 'TX'
                  when 'Thành phố' then 'TP'
              end || ' ' || name
          ])
          from core.area
      ),
      -- A district without communes (Bạch Long Vĩ) is reported on as its own only commune.
      childless as (
          select area_code, 'commune', area_code, valid_from, valid_to, name
          from written
          where area_level = 'district'
            and not exists (
                select 1
                from core.area as commune
                where commune.area_level = 'commune' and commune.parent_code = written.area_code)
      ),
      named as (select * from written union all select * from childless),
      aliased as (
          select distinct named.area_code, named.area_level, named.parent_code, valid_from, valid_to, c3
          from named
          join rows(?) on c1 = named.area_code and c2 = named.area_level and row_no > 1
      )
      select distinct area_code, area_level, parent_code, mang_area_key(name), valid_from, valid_to
      from (select * from named union all select * from aliased)
      where name is not null
      """;

  private final Definitions definitions;
  private final Forms forms;

  public Reference(Definitions definitions, Forms forms) {
    this.definitions = definitions;
    this.forms = forms;
  }

  /** Whether the reference tables are those of the definitions. */
  public boolean isLoaded(Connection connection) throws SQLException {
    return signature().equals(Builds.signature(connection, "reference"));
  }

  private String signature() {
    return definitions.signature(List.of("warehouse/reference", "jobs/forms", "jobs/codes"));
  }

  /**
   * Brings the reference tables up to date, in one transaction.
   *
   * @return whether anything had changed
   * @throws DefinitionException if a change of areas cannot be so
   */
  public boolean load(Connection connection, SheetRows sheetRows) throws SQLException {
    if (isLoaded(connection)) {
      return false;
    }
    SortedMap<String, String> tables = definitions.texts("warehouse/reference", ".csv");
    String signature = signature();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String table :
          new String[] {"area", "area_name", "area_change", "reporter", "form", "code"}) {
        statement.execute("delete from core." + table);
      }
      fill(
          connection,
          sheetRows,
          csv(tables, "areas.csv"),
          "insert into core.area select c1, c2, c3, c4, c5, c6::date, c7::date, c8 from rows(?) where row_no > 1");
      fill(
          connection,
          sheetRows,
          csv(tables, "area_changes.csv"),
          "insert into core.area_change select c1::date, c2, c3, c4, c5, c6::decimal(13, 12) from rows(?) where row_no > 1");
      fill(connection, sheetRows, csv(tables, "area_aliases.csv"), AREA_NAMES);
      fill(
          connection,
          sheetRows,
          csv(tables, "reporters.csv"),
          "insert into core.reporter select c1, c2, c3, c4, c5, c6::date, c7::date from rows(?) where row_no > 1");
      statement.execute(
          """
          insert into core.reporter
          -- A district that changed its rank is one reporter throughout, called as it was for the longest time: up to
          -- the last change we know of, for what is loaded must not depend on the day of loading.
          with known as (
              select *, coalesce(valid_to, (select max(effective_on) from core.area_change)) - valid_from as days
              from core.area
          )
          select
              area_code, 'district', area_code,
              arg_max(area_type || ' ' || name, days),
              arg_max(name, days) || ' district',
              min(valid_from),
              case when bool_or(valid_to is null) then null else max(valid_to) end
          from known
          where area_level = 'district'
          group by area_code
          """);
      AreaChanges.check(connection);
      forms(connection);
      codes(connection);
      Builds.record(connection, "reference", signature);
      connection.commit();
      connection.setAutoCommit(true);
      return true;
    } catch (SQLException | RuntimeException e) {
      if (Undo.after(e, connection)) {
        connection.setAutoCommit(true);
      }
      throw e;
    }
  }

  private void forms(Connection connection) throws SQLException {
    String version = definitions.signature(List.of("jobs/forms", "jobs/codes"));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into core.form values (?, ?, ?, ?, ?, string_split(?, ','), ?, ?)")) {
      for (Form form : forms.all()) {
        insert.setString(1, form.name());
        insert.setString(2, form.title().vi());
        insert.setString(3, form.title().en());
        insert.setString(4, form.sector());
        insert.setString(5, form.reporter());
        insert.setString(
            6, String.join(",", form.periods().stream().map(PeriodKind::code).toList()));
        insert.setInt(7, form.due().count());
        insert.setString(8, version);
        insert.execute();
      }
    }
  }

  private void codes(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into core.code values (?, ?, ?, ?, ?)")) {
      for (CodeList list : forms.codeLists()) {
        int ordinal = 0;
        for (Map.Entry<String, CodeList.Value> value : list.values().entrySet()) {
          insert.setString(1, list.name());
          insert.setString(2, value.getKey());
          insert.setInt(3, ++ordinal);
          insert.setString(4, value.getValue().vi());
          insert.setString(5, value.getValue().en());
          insert.execute();
        }
      }
    }
  }

  private static void fill(Connection connection, SheetRows sheetRows, String csv, String insert)
      throws SQLException {
    Sheet sheet = SourceFile.ofText(csv);
    try (SheetRows.Relation relation = sheetRows.open(List.of(SheetRows.Part.all(sheet)));
        Statement statement = connection.createStatement()) {
      statement.execute(insert.replace("rows(?)", relation.sql(sheet.width())));
    }
  }

  private static String csv(SortedMap<String, String> tables, String name) {
    return Objects.requireNonNull(tables.get(name), "warehouse/reference/" + name);
  }
}
