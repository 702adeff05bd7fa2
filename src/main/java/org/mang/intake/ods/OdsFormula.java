package org.mang.intake.ods;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formulas of an .ods, and what is shown where they fail, in the words of an .xlsx. */
final class OdsFormula {

  /** The vocabulary that a formula is in, such as {@code of:=}. */
  private static final Pattern VOCABULARY = Pattern.compile("^[A-Za-z]+:=?|^=");

  /** A cell or a range, such as {@code [.B2:.C3]} or {@code [$'Trang 2'.B2]}. */
  private static final Pattern REFERENCE = Pattern.compile("\\[([^\\]\\[]*)\\]");

  private static final Set<String> ERRORS =
      Set.of("#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "#NULL!", "#NUM!");

  /** Err:502, in whatever language. */
  private static final Pattern NUMBERED = Pattern.compile("\\p{L}{2,10}:\\s?5\\d\\d");

  private OdsFormula() {}

  /** Without the sign before it. */
  static String shown(String formula) {
    String bare = VOCABULARY.matcher(formula.strip()).replaceFirst("");
    return REFERENCE.matcher(bare).replaceAll(m -> Matcher.quoteReplacement(cells(m.group(1))));
  }

  private static String cells(String reference) {
    StringBuilder cells = new StringBuilder();
    for (String end : reference.split(":", -1)) {
      int point = end.lastIndexOf('.');
      String sheet = point < 0 ? "" : end.substring(0, point);
      cells.append(cells.isEmpty() ? "" : ":");
      cells.append(sheet.isEmpty() ? "" : sheet + "!").append(end.substring(point + 1));
    }
    return cells.toString();
  }

  /** Whether that stands where a formula failed; older programs say nought beside it. */
  static boolean isError(String text) {
    return ERRORS.contains(text) || NUMBERED.matcher(text).matches();
  }

  /** What Excel would show; LibreOffice has numbers, and other words in other languages. */
  static String error(String text) {
    return ERRORS.contains(text) ? text : "#VALUE!";
  }
}
