package org.mang.check;

import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import org.mang.Sql;
import org.mang.form.Form;
import org.mang.intake.Table;

/** A figure unlike those that the office gave before for the same measure, area and breakdown. */
final class CellRule extends OwnPastRule {

  private static final String FOUND =
      """
      with earlier as (
          %1$s
      ),
      -- Of a report by months, each month is compared with the same one.
      fact as (
          select *, date_diff('month', date '%6$s', period_start) as month_no
          from (%2$s)
      ),
      place (table_no, column_ref, header) as (
          values %3$s
      ),
      -- An area's code may have meant another area before: only the same one is compared.
      before as (
          select
              measure_code, area_code, sex_code, age_band_code, category_code, place_code,
              date_diff('month', earlier.period_start, observation.period_start) as month_no,
              list({'period': earlier.period_code, 'value': value::double} order by earlier.period_start) as past
          from core.observation
          join earlier using (submission_id)
          join core.area using (area_code)
          where area.valid_from <= earlier.period_end
            and (area.valid_to is null or area.valid_to > date '%4$s')
          group by all
      ),
      compared as (
          select fact.table_no, fact.row_no, fact.column_ref, fact.value::double as value, before.past
          from fact
          join before using (measure_code, area_code, sex_code, age_band_code, category_code, place_code, month_no)
      ),
      %5$s
      select table_no, row_no, column_ref, header, mang_figure(value) as value, expected_vi, expected_en
      from unlike
      left join place using (table_no, column_ref)
      """;

  CellRule(Plausibility numbers) {
    super(numbers);
  }

  @Override
  boolean isFor(Form.Store stored) {
    return stored == Form.Store.OBSERVATION;
  }

  @Override
  public String code(Arrived arrived) {
    return "UNLIKE_PAST";
  }

  @Override
  public String found(Arrived arrived) {
    return FOUND.formatted(
        submissions(arrived),
        arrived.facts(),
        Sql.lines(places(arrived)),
        arrived.period().end(),
        judged(arrived.tables().form()),
        arrived.period().start());
  }

  static List<String> places(Arrived arrived) {
    List<String> places = new ArrayList<>();
    List<Table> tables = arrived.tables().there();
    for (int i = 0; i < tables.size(); i++) {
      int table = i;
      tables.get(i).columns().values().forEach(p -> places.add(place(table, p)));
      tables.get(i).cells().forEach(c -> places.add(place(table, c.place())));
    }
    return places;
  }

  private static String place(int table, Table.Place place) {
    return "(%d, %s, %s)".formatted(table, text(place.letters()), text(place.header()));
  }
}
