package org.mang.intake.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Written here with ^{…} for what is raised, _{…} for what is lowered, ~{…} for what is struck. */
class MarkedTextTest {

  private static final Pattern PART = Pattern.compile("([\\^_~])\\{(.*?)\\}|[^\\^_~]+");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "301^{1} | 301",
        "301^{ 1)} | 301 ",
        "301^{(a)} | 301",
        "301^{1,2} | 301",
        "1/0^{1} | 1/0",
        "1^{1}/0 | 1/0",
        "12^{*} | 12",
        "Hải An^{2} | Hải An",
        "^{1}Hải An | Hải An",
        "Tổng số^{iv} trẻ em | Tổng số trẻ em",
        "10^{1} | 10",
      })
  void whatIsRaisedIsANoteAndNoPartOfIt(String written, String said) {
    assertThat(text(written).said()).isEqualTo(said.stripTrailing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "^{301} | 301",
        "CO_{2} | CO2",
        "Diện tích (m^{2}) | Diện tích (m2)",
        "km^{2} | km2",
        "10^{5} | 10^5",
        "N^{o} 5 | No 5",
        "25^{o}C | 25oC",
        "^{1}/_{2} | 1/2",
        "12^{em} | 12em",
        "Ngày 1^{st} | Ngày 1st",
        "301^{1234} | 3011234",
      })
  void whatIsRaisedForAnotherReasonStays(String written, String said) {
    assertThat(text(written).said()).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 | NOTHING | 12",
        "~{1}2 | IN_PART | 2",
        "1~{2} | IN_PART | 1",
        "~{12} | WHOLE | 12",
        "~{1}~{2} | WHOLE | 12",
        "12~{ } | NOTHING | 12 ",
        "Nam/~{Nữ} | IN_PART | Nam/",
      })
  void whatIsStruckOutInPartIsReadWithoutIt(String written, MarkedText.Struck struck, String said) {
    assertThat(text(written).struck()).isEqualTo(struck);
    assertThat(text(written).said().strip()).isEqualTo(said);
  }

  @Test
  void whoLooksAtTheCellSeesTheNote() {
    assertThat(text("301^{1}").asItStands()).isEqualTo("301¹");
    assertThat(text("~{1}2").asItStands()).isEqualTo("12");
  }

  private static MarkedText text(String written) {
    MarkedText text = new MarkedText();
    Matcher part = PART.matcher(written);
    while (part.find()) {
      String mark = part.group(1);
      if (mark == null) {
        text.add(part.group(), false, MarkedText.Script.ON_THE_LINE);
      } else {
        text.add(
            part.group(2),
            mark.equals("~"),
            switch (mark) {
              case "^" -> MarkedText.Script.RAISED;
              case "_" -> MarkedText.Script.LOWERED;
              default -> MarkedText.Script.ON_THE_LINE;
            });
      }
    }
    return text;
  }
}
