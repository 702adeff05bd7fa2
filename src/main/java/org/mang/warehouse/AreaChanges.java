package org.mang.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.mang.definition.DefinitionException;

/** Holds the changes of areas against the areas themselves. */
final class AreaChanges {

  /** The file that they are written in. */
  static final String FILE = "warehouse/reference/area_changes.csv";

  private static final String WRONG =
      """
      with change as (
          select
              change.effective_on,
              change.from_code,
              change.to_code,
              change.kind,
              change.share,
              count(before.area_code) > 0 as was_there,
              count(behind.area_code) > 0 as is_there
          from core.area_change as change
          left join core.area as before
              on before.area_code = change.from_code and before.valid_from < change.effective_on
              and (before.valid_to is null or before.valid_to >= change.effective_on)
          left join core.area as behind
              on behind.area_code = change.to_code and behind.valid_from <= change.effective_on
              and (behind.valid_to is null or behind.valid_to > change.effective_on)
          group by all
      ),
      whole as (
          select
              *,
              count(*) over (partition by effective_on, from_code) as parts,
              sum(share) over (partition by effective_on, from_code) as shares
          from change
      )
      select effective_on || ', ' || from_code || ' → ' || to_code || ': ' || wrong
      from (
          select *, case
              when kind not in ('full', 'partial', 'renumbered')
                  then 'kind is ''' || kind || '''; write full, partial or renumbered'
              when not was_there then 'areas.csv has no area ' || from_code || ' on the day before'
              when not is_there then 'areas.csv has no area ' || to_code || ' on that day'
              when share is not null and kind <> 'partial' then 'a share is for kind partial; leave it out, or correct kind'
              when share <= 0 or share >= 1 then 'share is ' || share || '; it lies between 0 and 1'
              when shares > 1 then 'the shares of ' || from_code || ' are more than 1 together'
              when parts > 1 and kind <> 'partial' then 'what goes to several areas goes to each by a part; write partial'
          end as wrong
          from whole
      )
      where wrong is not null
      order by 1
      limit 1
      """;

  private AreaChanges() {}

  /**
   * Checks those that are loaded.
   *
   * @throws DefinitionException that names the first change which cannot be so
   */
  static void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet wrong = statement.executeQuery(WRONG)) {
      if (wrong.next()) {
        throw DefinitionException.in(FILE, wrong.getString(1));
      }
    }
  }
}
