package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/**
 * An event lies where it happened, in the ward that was there on the day. Vạn Sơn became part of
 * Hải Sơn on 1 February 2020. All cases are invented.
 */
class EventAreaTest {

  private static final LocalDateTime APRIL = LocalDateTime.of(2020, 4, 5, 9, 0);

  private final Path folder;

  EventAreaTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aWardThatWasAbolishedBeforeTheMonthIsTheOneOfTheDay() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      Answer answer = desk.hand(case2(LocalDate.of(2020, 1, 20), "Phường Vạn Sơn"), APRIL);
      assertThat(answer.isAccepted()).as(answer.marks().toString()).isTrue();
      assertThat(answer.marks()).isEmpty();
      assertThat(desk.events(answer, "area_code").get(1)).isEqualTo("11464");
    }
  }

  @Test
  void aWardThatIsThereStillIsTheOneThatWasThere() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      Answer answer = desk.hand(case2(LocalDate.of(2020, 1, 20), "Phường Minh Đức"), APRIL);
      assertThat(answer.marks()).isEmpty();
      assertThat(desk.events(answer, "area_code").get(1)).isEqualTo("11465");
    }
  }

  @Test
  void aWardThatWasNotThereOnTheDayIsNot() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      Answer answer = desk.hand(case2(LocalDate.of(2020, 2, 26), "Phường Vạn Sơn"), APRIL);
      assertThat(answer.marks()).containsExactly("AREA_ELSEWHERE H12");
    }
  }

  /** The second of March, in Đồ Sơn. */
  private Path case2(LocalDate occurredOn, String ward) {
    return OfficeWorkbook.of(OfficeWorkbook.POLICE)
        .set("H12", ward)
        .set("I12", occurredOn)
        .save(folder.resolve("cases.xlsx"));
  }
}
