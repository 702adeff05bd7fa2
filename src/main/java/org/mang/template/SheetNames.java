package org.mang.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.WorkbookUtil;
import org.mang.form.CodeList;
import org.mang.form.Fold;

/**
 * Names for the sheets of a form that has one for each code. A sheet is known by its name: so one
 * that is cut to the 31 letters that there are must not say another code, nor be given twice.
 */
final class SheetNames {

  private static final int MOST = 31;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Map<String, String> codeBySpelling;
  private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Names after the codes of a list.
   *
   * @param others names that other sheets of the workbook have
   */
  SheetNames(CodeList codes, Set<String> others) {
    this.codeBySpelling = codes.codeBySpelling();
    taken.addAll(others);
  }

  /** A name for the sheet of a code, as near to its label as there is one free. */
  String of(String code, String label) {
    String safe = WorkbookUtil.createSafeSheetName(label, ' ').strip();
    if (label.length() <= MOST && taken.add(safe)) {
      return safe;
    }
    // Shorter and shorter, but without a number, which might be another code's.
    for (int length = Math.min(safe.length(), MOST - 1); length > 0; length--) {
      String cut = safe.substring(0, length).strip() + "…";
      if (saysNoOther(code, cut) && taken.add(cut)) {
        return cut;
      }
    }
    throw new IllegalStateException("no name is left for the sheet of " + label);
  }

  private boolean saysNoOther(String code, String name) {
    String words = words(name);
    return codeBySpelling.entrySet().stream()
        .noneMatch(e -> !e.getValue().equals(code) && words.contains(words(e.getKey())));
  }

  private static String words(String text) {
    return " " + NO_WORD.matcher(Fold.of(text)).replaceAll(" ").strip() + " ";
  }
}
