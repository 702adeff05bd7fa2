package org.mang.intake.table;

import java.util.regex.Pattern;
import org.mang.form.Fold;

/** Tells, with no form in hand, what heads a column of names, numbers or places of persons. */
public final class PersonalHeading {

  private static final Pattern PERSONAL =
      Pattern.compile(
          "ho (va )?ten|\\bten (tre|chau|nan nhan|cha|me|nguoi)|cccd|cmnd|dinh danh|dien thoai|dia chi"
              + "|full ?name|address|phone");

  private PersonalHeading() {}

  /** Whether what stands below such a heading is shown to nobody. */
  public static boolean is(String heading) {
    return PERSONAL.matcher(Fold.of(heading)).find();
  }
}
