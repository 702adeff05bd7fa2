package org.mang.template;

import java.text.NumberFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;

/** What must hold within a row, told to whoever fills the form in. */
final class CheckWords {

  private final Form form;

  CheckWords(Form form) {
    this.form = form;
  }

  /** A sentence for each check: what becomes of the report, and when. */
  List<String> sentences() {
    List<String> said = form.checks().values().stream().map(check -> check.say().vi()).toList();
    return form.checks().values().stream()
        .map(
            check ->
                (check.isError() ? onError() : "Măng hỏi lại nếu: ")
                    + lower(check.say().vi())
                    // Two checks may say the same of two columns.
                    + (Collections.frequency(said, check.say().vi()) > 1 ? at(check.at()) : ""))
        .toList();
  }

  private String onError() {
    double share = form.onError().share();
    return share == 0
        ? "Tệp bị trả lại nếu: "
        : (form.onError().byCell()
                ? "Ô không được nhận (quá %s %% số ô thì cả tệp bị trả lại) nếu: "
                : "Dòng không được nhận (quá %s %% số dòng thì cả tệp bị trả lại) nếu: ")
            .formatted(
                NumberFormat.getInstance(Locale.forLanguageTag("vi-VN")).format(share * 100));
  }

  private String at(@Nullable String name) {
    Column column = name == null ? null : form.columns().get(name);
    return column == null ? "" : " (cột %s)".formatted(column.header().replace(" / ", " – "));
  }

  /** As it stands after a colon; "HIV" stays as it is. */
  private static String lower(String sentence) {
    boolean acronym = sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1));
    return sentence.isEmpty() || acronym
        ? sentence
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
