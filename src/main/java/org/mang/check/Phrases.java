package org.mang.check;

import static org.mang.Sql.text;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.mang.definition.Definitions;
import org.mang.definition.RequiredKeys;
import org.mang.definition.StrictYaml;
import org.mang.definition.Text;

/**
 * Parts of sentences that are put together from several things, from {@code jobs/phrases.yaml}.
 *
 * @param elsewhere where the same case stands: {row}, {file}, {period}, {office}
 * @param past what an office gave before: {values}, {median}
 * @param sources two sources that are too far apart: {title}, {district}, {period}, {ours},
 *     {theirs}, {most}
 */
public record Phrases(Text elsewhere, Text past, Text sources) {

  private static final String FILE = "phrases.yaml";

  static Phrases read(Definitions definitions) {
    String text = Objects.requireNonNull(definitions.texts("jobs", FILE).get(FILE));
    Phrases phrases = StrictYaml.read("jobs/" + FILE, text, Phrases.class);
    RequiredKeys.check("jobs/" + FILE, phrases);
    return phrases;
  }

  /** A phrase with things filled in. */
  public static String fill(String phrase, Map<String, String> things) {
    String filled = phrase;
    for (Map.Entry<String, String> thing : ordered(things)) {
      filled = filled.replace("{" + thing.getKey() + "}", thing.getValue());
    }
    return filled;
  }

  /** The same as SQL over expressions. */
  static String sql(String phrase, Map<String, String> expressions) {
    String filled = text(phrase);
    for (Map.Entry<String, String> thing : ordered(expressions)) {
      filled =
          "replace(%s, '{%s}', (%s)::varchar)".formatted(filled, thing.getKey(), thing.getValue());
    }
    return filled;
  }

  /** Always in one order, and the name of a file last, for that may hold anything. */
  private static Set<Map.Entry<String, String>> ordered(Map<String, String> things) {
    return new TreeMap<>(things).descendingMap().entrySet();
  }
}
