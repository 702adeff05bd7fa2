package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;

/** What stands for a day in a column of days, and what is said of what does not. */
class DaysTest {

  private final Path folder;

  DaysTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "19/04/2007 | - | -",
        "2007-04-19 00:00:00 | - | -",
        "2007-04-19T00:00:00.000Z | - | -",
        "39191 | - | -",
        "39191.0 | - | -",
        "ngày 19 tháng 4 năm 2007 | - | -",
        "04/07/1905 | YEAR_AS_DAY | 2012",
        "19/04/07 | NOT_A_DATE | 19/04/2007",
        "04/19/07 | NOT_A_DATE | 19/04/2007",
        // A day of 2069, so no day of a child's.
        "62000 | NOT_A_DATE | 29/09/2069",
        "2007 | NOT_A_DATE | -",
      })
  void aDayIsReadOrAnsweredWithTheOneThatIsMeant(
      String written, @Nullable String code, @Nullable String meant) throws Exception {
    Answer answer;
    try (Desk desk = Desk.in(folder)) {
      answer = desk.hand(injuries(written));
      if (code == null) {
        assertThat(answer.findings()).isEmpty();
        assertThat(desk.events(answer, "age")).containsExactly("12", "12");
        return;
      }
    }
    assertThat(answer.marks()).containsExactly(code + " D5");
    Finding finding = answer.findings().get(0);
    if (meant == null) {
      assertThat(String.valueOf(finding.suggestion())).doesNotContain("Có phải");
    } else {
      assertThat(finding.message() + String.valueOf(finding.suggestion())).contains(meant);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "01/05/2002 | -",
        "30/04/2002 | DAY_IMPLAUSIBLE D5",
        "01/05/2020 | DAY_IMPLAUSIBLE D5",
        "37377 | -",
        // The day before: no day that the form speaks of, so no day.
        "37376 | NOT_A_DATE D5",
      })
  void aFormMaySayHowManyYearsBeforeItsPeriodDaysLie(String born, @Nullable String mark)
      throws Exception {
    Path forms = Files.createDirectories(folder.resolve("jobs/forms"));
    Files.writeString(
        forms.resolve("health-injuries.yaml"),
        Files.readString(Path.of("jobs/forms/health-injuries.yaml"))
            .replace("type: date, keep: nothing", "type: date, keep: nothing, within: 18 years")
            .replace("age < 16", "age < 99")
            .replace("born_on <= occurred_on", "true"));
    try (Desk desk = Desk.in(folder)) {
      List<String> marks = desk.hand(injuries(born)).marks();
      assertThat(marks).isEqualTo(mark == null ? List.of() : List.of(mark));
    }
  }

  /** A list of April 2020, in which the first child was born then; its row is the fifth. */
  private Path injuries(String born) throws IOException {
    return Files.writeString(
        folder.resolve("list.csv"),
        """
        Biểu 03/YT-TE
        Kỳ báo cáo: Tháng 4 năm 2020

        STT;Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả
        1;BN-1;Trẻ;%s;Nam;01/04/2020;Lê Chân;;Ngã;;Ổn định
        2;BN-2;Trẻ;19/04/2007;Nam;01/04/2020;Lê Chân;;Ngã;;Ổn định
        """
            .formatted(born));
  }
}
