package org.mang.intake;

import java.util.List;
import org.mang.form.Form;

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
