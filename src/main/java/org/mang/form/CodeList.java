package org.mang.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;
import org.mang.definition.Text;

/**
 * The values that a column of type {@code code} may take, in {@code jobs/codes/}.
 *
 * @param name as forms refer to it
 * @param values by code, in the order of the file
 */
public record CodeList(@JsonProperty("codes") String name, Text title, Map<String, Value> values) {

  /**
   * One value of a code list.
   *
   * @param vi the Vietnamese label, as the blank workbook offers it
   * @param aliases other ways that offices write it
   */
  public record Value(String vi, String en, @Nullable List<String> aliases) {}

  public CodeList {
    // What a file leaves out is null here, whatever the types say.
    values = values == null ? Map.of() : new LinkedHashMap<>(values);
  }

  /**
   * The code for every folded spelling, its labels, its aliases and the code itself; and for the
   * code in small letters, unfolded, which is to be looked for first.
   *
   * @throws DefinitionException if one spelling stands for two codes
   */
  public Map<String, String> codeBySpelling() {
    Map<String, String> spellings = new LinkedHashMap<>();
    values.forEach(
        (code, value) -> {
          add(spellings, value.vi(), code);
          add(spellings, value.en(), code);
          if (value.aliases() != null) {
            value.aliases().forEach(alias -> add(spellings, alias, code));
          }
        });
    // A code may fold to another's (đ to d): labels and aliases go first, and a clash of bare codes
    // is not one. What folds to another is known by its own letters, which no folded spelling has.
    values.keySet().forEach(code -> spellings.putIfAbsent(Fold.of(code), code));
    values.keySet().forEach(code -> spellings.putIfAbsent(code.toLowerCase(Locale.ROOT), code));
    // A spreadsheet makes 1 of 01.
    Map<String, List<String>> shortened =
        values.keySet().stream()
            .filter(code -> code.matches("0+\\d+"))
            .collect(Collectors.groupingBy(code -> code.replaceFirst("^0+(?=\\d)", "")));
    shortened.forEach(
        (number, codes) -> {
          if (codes.size() == 1) {
            spellings.putIfAbsent(number, codes.get(0));
          }
        });
    return spellings;
  }

  private void add(Map<String, String> spellings, String label, String code) {
    String before = spellings.putIfAbsent(Fold.of(label), code);
    if (before != null && !before.equals(code)) {
      throw DefinitionException.in(
          "jobs/codes/" + name, "'" + label + "' stands for both " + before + " and " + code);
    }
  }
}
