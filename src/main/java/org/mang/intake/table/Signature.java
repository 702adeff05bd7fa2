package org.mang.intake.table;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.mang.form.Fold;
import org.mang.intake.Sheet;

/** Tells the rows in which a table is signed, dated or noted: nothing below is of the table. */
final class Signature {

  /** A day, whom it goes to, a note. */
  private static final String ANY =
      "(.*, ?)?ngay[ .…\\d]*thang[ .…\\d]*nam.*|noi nhan.*|ghi chu ?:.*";

  private static final Pattern SIGNED = Pattern.compile(ANY + "|nguoi lap.*");

  /** What offices write below a table of theirs. */
  private static final Pattern OF_OFFICE =
      Pattern.compile(
          ANY
              + "|nguoi (lap|tong hop|kiem tra|bao cao)( .*)?"
              + "|can bo( (lap|tong hop|phu trach|theo doi) .*)?"
              + "|thu truong( .*)?|truong phong( .*)?|(pho )?giam doc( .*)?|lanh dao( (don vi|phong|so))?"
              + "|(k/?t\\.?|tm\\.?|tl\\.?) .*|\\(da ky\\).*");

  private static final Pattern WHOLE = Pattern.compile("\\d+");

  /** Of those who sign side by side, three at most; a row of figures has more, or a number. */
  private static final int MOST_SIGNERS = 3;

  private Signature() {}

  /** With no form in hand: words that stand in no table. */
  static boolean is(Sheet.Row row) {
    return matches(row, SIGNED);
  }

  /**
   * Of a table of a form. An activity may sound like it ("Ngày hội Tháng hành động vì trẻ em năm
   * 2020"), but is a row with a number or many cells.
   */
  static boolean isBelowForm(Sheet.Row row) {
    return matches(row, OF_OFFICE)
        && filled(row).stream().map(Fold::of).noneMatch(cell -> WHOLE.matcher(cell).matches());
  }

  private static boolean matches(Sheet.Row row, Pattern words) {
    List<String> filled = filled(row);
    return filled.size() <= MOST_SIGNERS
        && filled.stream().anyMatch(cell -> words.matcher(Fold.of(cell)).matches());
  }

  private static List<String> filled(Sheet.Row row) {
    return row.cells().stream().filter(Objects::nonNull).toList();
  }
}
