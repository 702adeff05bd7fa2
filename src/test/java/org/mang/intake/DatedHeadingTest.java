package org.mang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatedHeadingTest {

  @ParameterizedTest
  @CsvSource({
    "2020-09-06, 6-9",
    "2020-06-09, 6-9",
    "2026-05-01, 1-5",
    "2020-01-12, 12/1",
    "2020-10-13, 10-13",
    "2020-09-01, 9-20",
    "6-Sep, 6-9",
    "06-Sep, 6-9",
    "06-Thg9, 6-9",
    "9-Jun, 6-9",
    "Sep-20, 9-20",
  })
  void excelMayHaveMadeTheDateOf(String date, String heading) {
    assertThat(DatedHeading.spellings(date)).contains(heading);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6-9", "10-13", "Tổng số", "2020", "30/06/2020", "6-abc", ""})
  void whatIsNoDateWasMadeOfNothing(String heading) {
    assertThat(DatedHeading.spellings(heading)).isEmpty();
  }

  @Test
  void theOtherLevelsStayAsTheyAre() {
    assertThat(DatedHeading.undated(List.of("Nhóm tuổi", "2020-09-06")))
        .contains(List.of("Nhóm tuổi", "6-9"));
  }
}
