package org.mang.check;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;
import org.mang.definition.RequiredKeys;
import org.mang.definition.StrictYaml;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * What figures may be counted in: {@code jobs/units.yaml}.
 *
 * @param accepted units of a form that says none of its own
 * @param shares units of a form with shares, besides
 * @param multiples words for a number of them, such as thousands
 * @param others words of other units
 */
public record Units(
    List<String> accepted, List<String> shares, List<String> multiples, List<String> others) {

  private static final String FILE = "units.yaml";

  /**
   * Reads them.
   *
   * @throws DefinitionException if a list is missing or empty
   */
  public static Units read(Definitions definitions) {
    String text = Objects.requireNonNull(definitions.texts("jobs", FILE).get(FILE));
    Units read = StrictYaml.read("jobs/" + FILE, text, Units.class);
    RequiredKeys.check("jobs/" + FILE, read);
    if (read.accepted.isEmpty()) {
      throw DefinitionException.in("jobs/" + FILE, "key 'accepted' is empty");
    }
    return read;
  }

  /** The units of a form, the most usual first. */
  List<String> of(Form form) {
    List<String> own = form.unit() == null ? accepted : form.unit().all();
    boolean hasShares =
        form.columns().values().stream()
            .anyMatch(c -> c.type() == Column.Type.PERCENT || c.type() == Column.Type.DECIMAL);
    return hasShares ? Stream.concat(own.stream(), shares.stream()).toList() : own;
  }
}
