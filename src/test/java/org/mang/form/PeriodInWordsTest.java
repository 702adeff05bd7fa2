package org.mang.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodInWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kỳ báo cáo: 6 tháng đầu năm 2020 (từ 01/01/2020 đến 30/06/2020) | 2020-H1 2020-01-01 2020-06-30",
        "6 tháng cuối năm 2020 | 2020-H2 2020-07-01 2020-12-31",
        "6 THÁNG ĐẦU NĂM 2020 | 2020-H1 2020-01-01 2020-06-30",
        "Quý III năm 2020 | 2020-Q3 2020-07-01 2020-09-30",
        "QUÝ IV/2020 | 2020-Q4 2020-10-01 2020-12-31",
        "quý 3/2020 | 2020-Q3 2020-07-01 2020-09-30",
        "Quí 2 năm 2020 | 2020-Q2 2020-04-01 2020-06-30",
        "TÌNH HÌNH TAI NẠN THƯƠNG TÍCH TRẺ EM 3 THÁNG ĐẦU NĂM 2020 | 2020-Q1 2020-01-01 2020-03-31",
        "Tháng 3 năm 2020 | 2020-M03 2020-03-01 2020-03-31",
        "tháng 03/2020 | 2020-M03 2020-03-01 2020-03-31",
        "Tháng 12/2019 | 2019-M12 2019-12-01 2019-12-31",
        "Năm 2020 | 2020 2020-01-01 2020-12-31",
        "Kỳ báo cáo: 1/1–31/3/2020 | 2020-Q1 2020-01-01 2020-03-31",
        "từ ngày 01/02/2020 đến ngày 29/02/2020 | 2020-M02 2020-02-01 2020-02-29",
        "từ 1.1.2020 đến 31.12.2020 | 2020 2020-01-01 2020-12-31",
        "Kỳ báo cáo: sáu tháng đầu năm 2020 | 2020-H1 2020-01-01 2020-06-30",
        "06 tháng đầu năm 2020 | 2020-H1 2020-01-01 2020-06-30",
        "6 (sáu) tháng cuối năm 2020 | 2020-H2 2020-07-01 2020-12-31",
        "6T đầu năm 2020 | 2020-H1 2020-01-01 2020-06-30",
        "nửa đầu năm 2020 | 2020-H1 2020-01-01 2020-06-30",
        "Quý I, II năm 2020 | 2020-H1 2020-01-01 2020-06-30",
        "Quý I và quý II năm 2020 | 2020-H1 2020-01-01 2020-06-30",
        "Quý 3 + 4 năm 2020 | 2020-H2 2020-07-01 2020-12-31",
        "Tháng 1-6 năm 2020 | 2020-H1 2020-01-01 2020-06-30",
        "từ tháng 1 đến tháng 6 năm 2020 | 2020-H1 2020-01-01 2020-06-30",
        "từ ngày 01 tháng 01 năm 2020 đến ngày 30 tháng 6 năm 2020 | 2020-H1 2020-01-01 2020-06-30",
        "Kỳ báo cáo: Cả năm 2020 | 2020 2020-01-01 2020-12-31",
        "Năm 2020 (12 tháng) | 2020 2020-01-01 2020-12-31",
        "Quý II năm 2020 (01/4 - 30/6) | 2020-Q2 2020-04-01 2020-06-30",
        "Quý II năm 2020 (từ 01/4 đến 30/6/2020) | 2020-Q2 2020-04-01 2020-06-30",
        "Quý II năm 2020 (01/04/20 – 30/06/20) | 2020-Q2 2020-04-01 2020-06-30",
        "Quý II năm 2020 (2020-04-01 đến 2020-06-30) | 2020-Q2 2020-04-01 2020-06-30",
        "Quý II năm 2020 (từ 01/04/2020 đến hết ngày 30/06/2020) | 2020-Q2 2020-04-01 2020-06-30",
        "(01/04/2020 – 30/06/2020) Quý II năm 2020 | 2020-Q2 2020-04-01 2020-06-30",
        "6 tháng đầu năm 2020 (số liệu tính đến ngày 30/06/2020) | 2020-H1 2020-01-01 2020-06-30",
        "Quý II năm 2020 (số liệu đến 10/07/2020) | 2020-Q2 2020-04-01 2020-06-30",
        "Năm 2020 (đến ngày 31/12/2020) | 2020 2020-01-01 2020-12-31",
        "6 tháng đầu năm 2020 (quý I, II năm 2020) | 2020-H1 2020-01-01 2020-06-30",
        "Quý I năm 2020 (3 tháng đầu năm 2020) | 2020-Q1 2020-01-01 2020-03-31",
        "6 tháng đầu năm 2020, tháng 7 năm 2020 | 2020-H1 2020-01-01 2020-06-30",
        "Báo cáo năm 2019 và phương hướng năm 2020 | 2019 2019-01-01 2019-12-31",
      })
  void readsThePhrasesThatOfficesWrite(String text, String period) {
    assertThat(read(text)).isEqualTo(period);
    assertThat(read(Normalizer.normalize(text, Normalizer.Form.NFD))).isEqualTo(period);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 tháng đầu năm 2020 (từ 15/12/2019 đến 14/6/2020) | 2020-H1 2019-12-15 2020-06-14",
        "Năm 2020 (từ 15/12/2019 đến 14/12/2020) | 2020 2019-12-15 2020-12-14",
        "Tháng 3 năm 2020, từ 15/02/2020 đến 14/03/2020 | 2020-M03 2020-02-15 2020-03-14",
        "Tháng 1 năm 2020 (15/12/2019 – 14/01/2020) | 2020-M01 2019-12-15 2020-01-14",
        "6 tháng cuối năm 2020 (15/6/2020 – 14/12/2020) | 2020-H2 2020-06-15 2020-12-14",
        "6 tháng đầu năm 2020 (đến 14/06/2020) | 2020-H1 2020-01-01 2020-06-30",
      })
  void managementCalendarsKeepTheirNameAndTheirDays(String text, String period) {
    assertThat(read(text)).isEqualTo(period);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Đơn vị báo cáo: Quận Hồng Bàng",
        "Kỳ báo cáo: .................",
        "Kỳ báo cáo: 6 tháng đầu năm",
        "Quý V năm 2020",
        "Tháng 13/2020",
        "Số: 202/BC-UBND",
      })
  void textThatNamesNoPeriodGivesNone(String text) {
    assertThat(read(text)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9 tháng đầu năm 2020",
        "9 tháng năm 2020",
        "Báo cáo 3 tháng cuối năm 2020",
        "nửa năm 2020",
        "Kỳ báo cáo: đầu năm 2020",
        "bán niên năm 2020",
        "Kỳ báo cáo: Kỳ 1 năm 2020",
        "Đợt 1 năm 2020",
        "Học kỳ I năm 2020",
        "Kỳ báo cáo: năm 2020 (số liệu đến 30/6)",
        "Quý I, II, III năm 2020",
        "tháng 4, tháng 5 và tháng 6 năm 2020",
        "Lũy kế đến quý III năm 2020",
      })
  void monthsThatAreNoKnownPeriodAreNotTakenForTheWholeYear(String text) {
    assertThat(read(text)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Năm 2020 (từ 31/02/2020 đến 31/12/2020)",
        "6 tháng đầu năm 2020 (từ 30/06/2020 đến 01/01/2020)",
        "6 tháng đầu năm 2020 (từ 01/01/2019 đến 30/06/2019)",
        "Kỳ báo cáo: Năm học 2019-2020",
        "Năm học 2019-2020 (từ 01/09/2019 đến 31/05/2020)",
        "Năm 2020 (năm học 2019 – 2020)",
        "Niên học 2019-2020",
        "Năm 2019-2020",
        "Năm 2019 - 2020",
        "Năm 2019/2020",
        "Các năm 2018, 2019 và năm 2020, 2021",
        "từ năm 2016 đến năm 2020",
        "Quý II năm 2020 (cộng dồn)",
        "Quý II năm 2020, số liệu từ đầu năm",
      })
  void daysThatCannotBeThePeriodsAreNotGuessedAt(String text) {
    assertThat(read(text)).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Quý II năm 2020 (từ 01/01/2020 đến 30/06/2020) | quý II/2020 (01/04/2020 – 30/06/2020) | 01/01/2020 – 30/06/2020",
        "Quý III năm 2020 (01/01 - 30/09) | quý III/2020 (01/07/2020 – 30/09/2020) | 01/01/2020 – 30/09/2020",
        "Quý II năm 2020 (01/01/20 - 30/06/20) | quý II/2020 (01/04/2020 – 30/06/2020) | 01/01/2020 – 30/06/2020",
        "Quý II năm 2020 (2020-01-01 đến 2020-06-30) | quý II/2020 (01/04/2020 – 30/06/2020) | 01/01/2020 – 30/06/2020",
        "Quý II năm 2020 (từ ngày 01 tháng 01 năm 2020 đến ngày 30 tháng 6 năm 2020) | quý II/2020 (01/04/2020 – 30/06/2020) | 01/01/2020 – 30/06/2020",
        "Quý II năm 2020 (từ 01/01/2020) | quý II/2020 (01/04/2020 – 30/06/2020) | từ 01/01/2020",
        "Năm 2020 (từ 01/01 đến 30/06/2020) | năm 2020 (01/01/2020 – 31/12/2020) | 01/01/2020 – 30/06/2020",
        "Năm 2020 (số liệu đến 30/06/2020) | năm 2020 (01/01/2020 – 31/12/2020) | đến 30/06/2020",
        "Năm 2020 (31/12/2020 – 14/12/2021) | năm 2020 (01/01/2020 – 31/12/2020) | 31/12/2020 – 14/12/2021",
        "6 tháng đầu năm 2020 (từ 01/07/2020 đến 31/12/2020) | 6 tháng đầu năm 2020 (01/01/2020 – 30/06/2020) | 01/07/2020 – 31/12/2020",
        "Tháng 3 năm 2020 (15/01/2020 – 14/03/2020) | tháng 3/2020 (01/03/2020 – 31/03/2020) | 15/01/2020 – 14/03/2020",
        "Năm 2019 và 6 tháng đầu năm 2020 | 6 tháng đầu năm 2020 (01/01/2020 – 30/06/2020) | năm 2019",
        "6 tháng đầu năm 2020 và năm 2019 | 6 tháng đầu năm 2020 (01/01/2020 – 30/06/2020) | năm 2019",
        "Quý III năm 2020 (9 tháng đầu năm 2020) | quý III/2020 (01/07/2020 – 30/09/2020) | 9 tháng",
        "Quý II năm 2020 (3 tháng đầu năm 2020) | quý I/2020 (01/01/2020 – 31/03/2020) | quý II/2020",
        "6 tháng đầu năm 2020 (6 tháng cuối năm 2020) | 6 tháng đầu năm 2020 (01/01/2020 – 30/06/2020) | 6 tháng cuối năm 2020",
      })
  void aNameAndDaysThatAreNotOfOnePeriodAreBothSaid(String text, String name, String other) {
    assertThat(PeriodInWords.of(text))
        .isInstanceOfSatisfying(
            PeriodReading.Contradictory.class,
            reading -> {
              assertThat(reading.one().vi()).isEqualTo(name);
              assertThat(reading.other().vi()).isEqualTo(other);
            });
  }

  @Test
  void whatIsWrittenForAPeriodReadsAsThatPeriod() {
    for (PeriodKind kind : PeriodKind.values()) {
      for (Period period : Period.of(kind, 2020)) {
        assertThat(PeriodInWords.read("Kỳ báo cáo: " + period.asWritten())).contains(period);
      }
    }
  }

  @Test
  void ofTwoPeriodsTheSmallerUnitOfTheYearIsMeant() {
    assertThat(read("Biểu tháng 6 năm 2020")).startsWith("2020-M06");
  }

  private static String read(String text) {
    return PeriodInWords.read(text)
        .map(p -> p.code() + " " + p.start() + " " + p.end())
        .orElse("none");
  }
}
