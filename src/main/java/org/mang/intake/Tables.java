package org.mang.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.intake.table.KnownHeadings;

/**
 * The tables of a submission, all of the same form: one, or several on a sheet or on several
 * sheets.
 *
 * @param all at least one, in the order of the file
 */
public record Tables(List<Table> all) {

  public Tables {
    all = List.copyOf(all);
  }

  /** A table of a form with every column that it may have, and without rows. */
  public static Tables withoutRows(Form form, Forms forms) {
    Map<String, Table.Place> columns = new LinkedHashMap<>();
    List<Table.CellColumn> cells = new ArrayList<>();
    new KnownHeadings(form, forms)
        .all()
        .forEach(
            (name, its) -> {
              Table.Place place =
                  new Table.Place(
                      columns.size() + cells.size(), its.label(), name.equals(form.groupColumn()));
              KnownHeadings.CellHeading cell = its.cell();
              if (cell == null) {
                columns.put(name, place);
              } else {
                cells.add(new Table.CellColumn(place, cell.axis(), cell.code(), cell.measure()));
              }
            });
    Sheet sheet = Sheet.blank(columns.size() + cells.size());
    return new Tables(
        List.of(
            new Table(
                form,
                sheet,
                1,
                2,
                1,
                columns,
                cells,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Heading(List.of()),
                null)));
  }

  /** The form of all of them. */
  public Form form() {
    return first().form();
  }

  /** The first; often the only one. */
  public Table first() {
    return all.get(0);
  }

  /** Those in which there is anything to read. */
  public List<Table> there() {
    return all.stream().filter(Table::isThere).toList();
  }
}
