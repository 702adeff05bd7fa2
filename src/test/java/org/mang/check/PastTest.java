package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** What only the reports that are there already show. All names and figures are invented. */
class PastTest {

  private final Path folder;

  PastTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theSameCaseInTheListOfAnotherMonthIsSaidAtItsRow() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      assertThat(desk.hand(injuries(3, "HS-1", "HS-2")).marks()).isEmpty();
      Answer april = desk.hand(injuries(4, "HS-3", "HS-2", "HS-4"));
      assertThat(april.isAccepted()).isTrue();
      assertThat(april.marks()).containsExactly("DUPLICATE_EVENT A5");
      Finding finding = april.finding("DUPLICATE_EVENT");
      assertThat(finding.message().vi())
          .isEqualTo(
              "Vụ việc này đã có ở dòng 5 của tệp “injuries-3-HS-1-HS-2.csv”, tháng 3/2020, Sở Y tế");
      assertThat(finding.message().en()).contains("row 5", "2020-03");
      assertThat(finding.value()).isEqualTo("•••");
      assertThat(finding.suggestion()).isNotNull();
    }
  }

  @Test
  void whatIsSaidOfThePastIsTheSameWhereReportsAreCheckedTogether() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      List<Answer> together =
          desk.handTogether(
              List.of(
                  injuries(3, "HS-1", "HS-2"),
                  injuries(4, "HS-3", "HS-2"),
                  injuries(5, "HS-3", "HS-5")));
      assertThat(together.get(0).marks()).isEmpty();
      assertThat(together.get(1).marks()).containsExactly("DUPLICATE_EVENT A5");
      assertThat(together.get(2).marks()).containsExactly("DUPLICATE_EVENT A4");
    }
  }

  @Test
  void aReportThatIsReturnedForACaseOfAnotherIsNoPastForThoseAfterIt() throws Exception {
    Path findings = Files.createDirectories(folder.resolve("jobs")).resolve("findings.yaml");
    Files.writeString(
        findings,
        Files.readString(Path.of("jobs/findings.yaml"))
            .replace(
                "DUPLICATE_EVENT:\n    severity: warning",
                "DUPLICATE_EVENT:\n    severity: error"));
    try (Desk desk = Desk.in(folder)) {
      List<Answer> together =
          desk.handTogether(
              List.of(
                  injuries(3, "HS-1", "HS-2"),
                  injuries(4, "HS-2", "HS-3"),
                  injuries(5, "HS-3", "HS-5")));
      assertThat(together.get(1).marks()).containsExactly("DUPLICATE_EVENT A4");
      assertThat(together.get(1).isAccepted()).isFalse();
      assertThat(desk.events(together.get(1), "row_no")).isEmpty();
      assertThat(together.get(2).isAccepted()).isTrue();
      assertThat(together.get(2).marks()).isEmpty();
    }
  }

  @Test
  void aCaseThatTwoMonthsTellCountsOnceInTheEarlier() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      // In whichever order they come.
      Answer april = desk.hand(injuries(4, "HS-3", "HS-2"));
      Answer march = desk.hand(injuries(3, "HS-1", "HS-2"));
      assertThat(march.marks()).containsExactly("DUPLICATE_EVENT A5");
      String counted =
          "select submission_id, row_no from core.event_counted join core.submission_in_force using (submission_id) order by period_code, row_no";
      assertThat(desk.rows(counted))
          .containsExactly(
              List.of(march.submissionId(), "4"),
              List.of(march.submissionId(), "5"),
              List.of(april.submissionId(), "4"));
      assertThat(
              desk.rows(
                  "select submission_id, row_no, counted_in, counted_row_no from core.event_repeated"))
          .containsExactly(List.of(april.submissionId(), "5", march.submissionId(), "5"));
      // Taken out of the earlier, it is told by the later alone.
      desk.hand(injuries(3, "HS-1"));
      assertThat(desk.rows(counted)).hasSize(3);
    }
  }

  @Test
  void aNumberThatBeginsAnewInAnotherYearIsAnotherCase() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      desk.hand(injuries(3, "HS-1"));
      Path next = injuries(4, "HS-1");
      Path ofNextYear = folder.resolve("2021.csv");
      Files.writeString(ofNextYear, Files.readString(next).replace("2020", "2021"));
      assertThat(desk.hand(ofNextYear).marks()).containsExactly("DUPLICATE_EVENT A4");
      assertThat(desk.rows("select * from core.event_repeated")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'HS-2", "hs–2", "HS - 2", "HS\u20112"})
  void aCaseIsTheSameHoweverItsNumberIsTyped(String key) throws Exception {
    try (Desk desk = Desk.in(folder)) {
      desk.hand(injuries(3, "HS-1", "HS-2"));
      assertThat(desk.hand(injuries(4, "HS-3", key)).marks()).containsExactly("DUPLICATE_EVENT A5");
    }
  }

  @Test
  void aCaseIsTheSameWhereAFormatShowsTheLettersOfItsNumber() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      desk.hand(injuries(3, "HS-2020-012", "HS-2020-013"));
      Path april = injuries(4, "HS-2020-013");
      OfficeWorkbook workbook = OfficeWorkbook.xlsx();
      for (String line : Files.readAllLines(april)) {
        workbook.row((Object[]) line.split(";"));
      }
      workbook.set("A4", 13).format("A4", "\"HS-2020-\"000");
      assertThat(desk.hand(workbook.save(folder.resolve("april.xlsx"))).marks())
          .containsExactly("DUPLICATE_EVENT A4");
    }
  }

  @Test
  void aLaterVersionOfTheSameReportHoldsNoDuplicates() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      desk.hand(injuries(3, "HS-1", "HS-2"));
      assertThat(desk.hand(injuries(3, "HS-1", "HS-2", "HS-3")).marks()).isEmpty();
    }
  }

  @Test
  void aCaseThatALaterVersionTookOutMayBeInAnotherMonth() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      desk.hand(injuries(3, "HS-1", "HS-2"));
      desk.hand(injuries(3, "HS-1"));
      assertThat(desk.hand(injuries(4, "HS-2")).marks()).isEmpty();
    }
  }

  @Test
  void aChildIsInTheListOfEveryPeriodButOfOneOfficeInEach() throws Exception {
    form(
        "carers",
        """
        form: carers
        title: {vi: "Biểu 12/TE", en: "Form 12/TE"}
        sector: labour
        reporter: district
        periods: [year]
        due: 10 days
        recognise: "Biểu 12/TE"
        layout: list
        stores: child
        cohort: carers
        rows: {each: child}
        on_error: return
        columns:
          child_key: {header: "Mã trẻ", type: identifier, keep: pseudonym, required: true}
          sex_code: {header: "Giới tính", type: code, codes: sex}
        """);
    try (Desk desk = Desk.in(folder)) {
      assertThat(desk.hand(carers("Quận Lê Chân", 2019, "T1", "T2")).marks()).isEmpty();
      assertThat(desk.hand(carers("Quận Lê Chân", 2020, "T1", "T2")).marks()).isEmpty();
      assertThat(desk.hand(carers("Quận Đồ Sơn", 2020, "T3", "T2")).marks())
          .containsExactly("DUPLICATE_CHILD A5");
      assertThat(desk.hand(carers("Quận Đồ Sơn", 2018, "T1")).marks()).isEmpty();
    }
  }

  @Test
  void aFigureUnlikeTheOfficesOwnPastIsSaidAtItsCellWithTheEarlierValues() throws Exception {
    figures();
    try (Desk desk = Desk.in(folder)) {
      handPast(desk, 40, 44, 38, 42);
      Answer odd = desk.hand(figures("Quận Lê Chân", 2020, 1, 420, 3));
      assertThat(odd.isAccepted()).isTrue();
      assertThat(odd.marks()).containsExactly("UNLIKE_PAST B4");
      assertThat(odd.finding("UNLIKE_PAST").message().vi())
          .isEqualTo(
              "420 khác hẳn các kỳ trước: quý I/2019: 40; quý II/2019: 44; quý III/2019: 38; quý IV/2019: 42 (trung vị 41)");
      assertThat(odd.finding("UNLIKE_PAST").message().en()).contains("Q1 2019: 40", "(median 41)");
    }
  }

  @Test
  void thePastIsAsItStoodBeforeAReportOfTheSameLot() throws Exception {
    List<Path> post = correctedAfterwards();
    try (Desk desk = Desk.in(folder)) {
      assertThat(pastOf(desk.handTogether(post).get(4))).contains("quý IV/2019: 42");
    }
  }

  @Test
  void thePastIsAsItStoodWhenAReportWasReceivedThoughItIsLoadedLater() throws Exception {
    List<Path> post = correctedAfterwards();
    LocalDateTime received = LocalDateTime.of(2026, 1, 10, 8, 0);
    try (Desk desk = Desk.in(folder)) {
      for (int i : new int[] {0, 1, 2, 3, 5}) {
        desk.hand(post.get(i), received.plusHours(i));
      }
      assertThat(pastOf(desk.hand(post.get(4), received.plusHours(4)))).contains("quý IV/2019: 42");
    }
  }

  /** A year, an odd quarter, and a correction of the year's last. */
  private List<Path> correctedAfterwards() throws IOException {
    figures();
    return List.of(
        figures("Quận Lê Chân", 2019, 1, 40, 2),
        figures("Quận Lê Chân", 2019, 2, 44, 2),
        figures("Quận Lê Chân", 2019, 3, 38, 2),
        figures("Quận Lê Chân", 2019, 4, 42, 2),
        figures("Quận Lê Chân", 2020, 1, 420, 2),
        figures("Quận Lê Chân", 2019, 4, 43, 2));
  }

  private static String pastOf(Answer odd) {
    assertThat(odd.marks()).containsExactly("UNLIKE_PAST B4");
    return odd.finding("UNLIKE_PAST").message().vi();
  }

  @Test
  void smallAndUsualChangesAreNoAlarm() throws Exception {
    figures();
    try (Desk desk = Desk.in(folder)) {
      handPast(desk, 40, 44, 38, 42);
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 1, 48, 11)).marks()).isEmpty();
    }
  }

  @Test
  void wherePastValuesAreAllTheSameAnyLargeChangeIsSaid() throws Exception {
    figures();
    try (Desk desk = Desk.in(folder)) {
      handPast(desk, 40, 40, 40, 40);
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 1, 49, 3)).marks()).isEmpty();
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 2, 99, 3)).marks())
          .containsExactly("UNLIKE_PAST B4");
    }
  }

  @Test
  void theScoreIsThatOfIglewiczAndHoaglin() throws Exception {
    figures();
    numbers("least_difference: 0.5\nleast_share: 0");
    try (Desk desk = Desk.in(folder)) {
      // Median 102, MAD 1.5: a score of 3.5 is at 102 + 3.5 · 1.5 / 0.6745 = 109.8.
      handPast(desk, 100, 101, 103, 106);
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 1, 109, 2)).marks()).isEmpty();
      // The same quarter again, so with the same past.
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 1, 110, 2)).marks())
          .containsExactly("UNLIKE_PAST B4");
    }
  }

  @Test
  void withoutAMedianDistanceTheMeanDistanceIsTaken() throws Exception {
    figures();
    numbers("least_difference: 0.5\nleast_share: 0");
    try (Desk desk = Desk.in(folder)) {
      // Median 100, MAD 0, mean distance 4: a score of 3.5 is at 100 + 3.5 · 1.253314 · 4 = 117.5.
      handPast(desk, 100, 100, 100, 100);
      desk.hand(figures("Quận Lê Chân", 2020, 1, 120, 2));
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 2, 117, 2)).marks()).isEmpty();
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 2, 118, 2)).marks())
          .containsExactly("UNLIKE_PAST B4");
    }
  }

  @Test
  void anotherOfficesFiguresSayNothing() throws Exception {
    figures();
    try (Desk desk = Desk.in(folder)) {
      handPast(desk, 40, 44, 38, 42);
      assertThat(desk.hand(figures("Quận Đồ Sơn", 2020, 1, 420, 3)).marks()).isEmpty();
    }
  }

  @Test
  void aListOfManyMoreRowsThanBeforeIsSaid() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      for (int month = 1; month <= 4; month++) {
        desk.hand(injuries(month, "A" + month, "B" + month));
      }
      String[] many = new String[20];
      for (int i = 0; i < many.length; i++) {
        many[i] = "C" + i;
      }
      Answer may = desk.hand(injuries(5, many));
      assertThat(may.marks()).containsExactly("ROWS_UNLIKE_PAST");
      assertThat(may.finding("ROWS_UNLIKE_PAST").message().en())
          .isEqualTo(
              "The list has 20 rows, quite unlike the earlier periods: 2020-01: 2; 2020-02: 2; 2020-03: 2; 2020-04: 2 (median 2)");
    }
  }

  @Test
  void figuresOfAFlowThatNeverFallInAYearMayBeCountedFromJanuary() throws Exception {
    figures("flows: [visits, gifts]\n");
    try (Desk desk = Desk.in(folder)) {
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 1, 10, 1)).marks()).isEmpty();
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 2, 25, 1)).marks()).isEmpty();
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 3, 30, 1)).marks()).isEmpty();
      Answer last = desk.hand(figures("Quận Lê Chân", 2020, 4, 35, 1));
      assertThat(last.isAccepted()).isTrue();
      assertThat(last.marks()).containsExactly("NEVER_FALLS B4");
      assertThat(last.finding("NEVER_FALLS").message().vi())
          .contains("quý I/2020: 10; quý II/2020: 25; quý III/2020: 30; quý IV/2020: 35");
      assertThat(last.finding("NEVER_FALLS").message().en()).contains("Q1 2020: 10");
      // A new year begins anew.
      assertThat(desk.hand(figures("Quận Lê Chân", 2021, 1, 36, 1)).marks()).isEmpty();
    }
  }

  @Test
  void aTableThatIsThatOfAnotherPeriodIsSaid() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      Path first = OfficeWorkbook.sample(OfficeWorkbook.DO_SON_INJURIES);
      assertThat(desk.hand(first, LocalDateTime.of(2020, 4, 10, 9, 0)).marks()).isEmpty();
      Path copy =
          OfficeWorkbook.of(OfficeWorkbook.DO_SON_INJURIES)
              .set("A4", "PHỤ LỤC 1 - ĐƠN VỊ: CẤP HUYỆN. TÌNH HÌNH TAI NẠN THƯƠNG TÍCH TRẺ EM")
              .set("A6", "Kỳ báo cáo: Quý II năm 2020")
              .save(folder.resolve("copy.xlsx"));
      Answer copied = desk.hand(copy, LocalDateTime.of(2020, 7, 14, 9, 0));
      assertThat(copied.isAccepted()).isTrue();
      assertThat(copied.marks()).containsExactly("SAME_AS_OTHER_PERIOD");
      assertThat(copied.finding("SAME_AS_OTHER_PERIOD").message().vi()).contains("quý I/2020");
      // One figure is another.
      Path other =
          OfficeWorkbook.of(OfficeWorkbook.DO_SON_INJURIES)
              .set("A4", "PHỤ LỤC 1 - ĐƠN VỊ: CẤP HUYỆN. TÌNH HÌNH TAI NẠN THƯƠNG TÍCH TRẺ EM")
              .set("A6", "Kỳ báo cáo: Quý III năm 2020")
              .set("C14", 2)
              .save(folder.resolve("other.xlsx"));
      assertThat(desk.hand(other, LocalDateTime.of(2020, 10, 14, 9, 0)).marks())
          .doesNotContain("SAME_AS_OTHER_PERIOD");
    }
  }

  @Test
  void figuresOfAFlowThatFallOnceAreThoseOfEachPeriod() throws Exception {
    figures("flows: [visits, gifts]\n");
    try (Desk desk = Desk.in(folder)) {
      desk.hand(figures("Quận Lê Chân", 2020, 1, 10, 3));
      desk.hand(figures("Quận Lê Chân", 2020, 2, 25, 2));
      desk.hand(figures("Quận Lê Chân", 2020, 3, 30, 4));
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 4, 35, 4)).marks()).isEmpty();
    }
  }

  @Test
  void ofAYearWithAPeriodMissingOrOfTwoOfficesNothingIsSaid() throws Exception {
    figures("flows: [visits, gifts]\n");
    try (Desk desk = Desk.in(folder)) {
      desk.hand(figures("Quận Lê Chân", 2020, 1, 10, 1));
      desk.hand(figures("Quận Đồ Sơn", 2020, 2, 25, 2));
      desk.hand(figures("Quận Lê Chân", 2020, 3, 30, 3));
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 4, 35, 4)).marks()).isEmpty();
      // The one that was missing is what shows it.
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 2, 25, 2)).marks())
          .containsExactly("NEVER_FALLS B4");
    }
  }

  @Test
  void aStockMayGrowAllTheYear() throws Exception {
    figures();
    try (Desk desk = Desk.in(folder)) {
      desk.hand(figures("Quận Lê Chân", 2020, 1, 10, 1));
      desk.hand(figures("Quận Lê Chân", 2020, 2, 25, 2));
      desk.hand(figures("Quận Lê Chân", 2020, 3, 30, 3));
      assertThat(desk.hand(figures("Quận Lê Chân", 2020, 4, 35, 4)).marks()).isEmpty();
    }
  }

  @Test
  void wordsForASumAboveTheTableAreSaidAtTheirLine() throws Exception {
    figures();
    try (Desk desk = Desk.in(folder)) {
      Path file = figures("Quận Lê Chân", 2020, 2, 25, 2);
      Files.writeString(
          file, Files.readString(file).replace("Biểu 13/TE", "Biểu 13/TE\n(Số liệu cộng dồn)"));
      Answer answer = desk.hand(file);
      assertThat(answer.isAccepted()).isTrue();
      assertThat(answer.marks()).containsExactly("CUMULATIVE_HEADING A2");
      assertThat(answer.finding("CUMULATIVE_HEADING").message().vi()).contains("cộng dồn");
    }
  }

  private void handPast(Desk desk, int... values) throws Exception {
    for (int i = 0; i < values.length; i++) {
      assertThat(desk.hand(figures("Quận Lê Chân", 2019 + i / 4, i % 4 + 1, values[i], 2)).marks())
          .isEmpty();
    }
  }

  private void figures() throws IOException {
    figures("");
  }

  private void figures(String more) throws IOException {
    form(
        "visits",
        """
        form: visits
        title: {vi: "Biểu 13/TE", en: "Form 13/TE"}
        sector: labour
        reporter: district
        periods: [quarter]
        due: 10 days
        recognise: "Biểu 13/TE"
        layout: list
        stores: observation
        """
            + more
            + """
        rows: {each: thing}
        on_error: return
        columns:
          thing: {header: "Nội dung", type: text}
          visits: {header: "Lượt thăm", type: count, measure: visits}
          gifts: {header: "Quà", type: count, measure: gifts}
        """);
  }

  private void form(String name, String yaml) throws IOException {
    Path file = folder.resolve("jobs/forms/" + name + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml);
  }

  private void numbers(String floors) throws IOException {
    Files.writeString(
        folder.resolve("jobs/plausibility.yaml"),
        "beyond: 3.5\nleast_past: 4\nmost_past: 12\n" + floors + "\nforms: {}\n");
  }

  private Path figures(String office, int year, int quarter, int visits, int gifts)
      throws IOException {
    return write(
        "visits-" + office.hashCode() + "-" + year + "-" + quarter + "-" + visits + ".csv",
        List.of(
            "Biểu 13/TE",
            "Đơn vị báo cáo: "
                + office
                + "; Kỳ báo cáo: Quý "
                + List.of("I", "II", "III", "IV").get(quarter - 1)
                + " năm "
                + year,
            "Nội dung;Lượt thăm;Quà",
            "Cả quận;" + visits + ";" + gifts));
  }

  private Path carers(String office, int year, String... keys) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String key : keys) {
      rows.append(rows.length() == 0 ? "" : "\n").append(key).append(";Nam");
    }
    return write(
        "carers-" + office.hashCode() + "-" + year + ".csv",
        List.of(
            "Biểu 12/TE",
            "Đơn vị báo cáo: " + office + "; Kỳ báo cáo: Năm " + year,
            "Mã trẻ;Giới tính",
            rows.toString()));
  }

  private Path injuries(int month, String... keys) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String key : keys) {
      rows.append(rows.length() == 0 ? "" : "\n")
          .append(key + ";Trai;05/03/2012;Nam;1" + month % 10 + "/0" + month)
          .append("/2020;Quận Lê Chân;;Ngã;;Không tàn phế");
    }
    String name = "injuries-" + month + "-" + (keys.length > 9 ? "many" : String.join("-", keys));
    return write(
        name + ".csv",
        List.of(
            "Biểu 03/YT-TE",
            "Đơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Tháng " + month + " năm 2020",
            "Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả",
            rows.toString()));
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }
}
