package org.mang.form;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.regex.Pattern;
import org.mang.definition.DefinitionException;

/**
 * One label, or a list of those that offices use for the same thing; the first is the form's own.
 *
 * @param all at least one
 */
public record Labels(List<String> all) {

  /**
   * What may follow a label without changing it, in folded text: punctuation, and the part that a
   * sum is of ("Cộng mục I:"). For queries too.
   */
  public static final String ENDING =
      "( (muc|phan|nhom) ([ivx]+|[0-9]+)| toan (quan|huyen|thi xa|thanh pho|tinh))?( ?\\([0-9]+ [a-z, ]+\\))?[\\s.:;,…*()]*$";

  private static final Pattern AT_END = Pattern.compile(ENDING);

  /** Reads the form in which YAML has it: a text, or a list of texts. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Labels of(Object written) {
    List<?> labels = written instanceof List<?> list ? list : List.of(written);
    if (labels.isEmpty() || labels.stream().anyMatch(l -> l == null || l.toString().isBlank())) {
      throw new DefinitionException("write a label, or a list of labels");
    }
    return new Labels(labels.stream().map(Object::toString).toList());
  }

  /** The form's own. */
  public String first() {
    return all.get(0);
  }

  /** The labels as they are compared: folded, without what punctuates their ends. */
  public List<String> keys() {
    return all.stream().map(Labels::key).distinct().toList();
  }

  /** Whether a cell says one of them. */
  public boolean isSaidBy(String cell) {
    return keys().contains(key(cell));
  }

  private static String key(String label) {
    return AT_END.matcher(Fold.of(label)).replaceFirst("");
  }
}
