package org.mang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** A form is added without Java: a sheet a disease, a row a district, months across, M and C. */
class AddedFormTest {

  private final Path folder;

  AddedFormTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aCodeOfWhichExcelMadeADateIsToldAsThat() throws Exception {
    write(
        "jobs/codes/club-age.yaml",
        """
        codes: club-age
        title: {vi: "Nhóm tuổi", en: "Age"}
        values:
          6-9: {vi: "6-9", en: "6 to 9"}
          10-13: {vi: "10-13", en: "10 to 13"}
        """);
    write(
        "jobs/forms/clubs.yaml",
        """
        form: clubs
        title: {vi: "Biểu 08/TE. Câu lạc bộ", en: "Form 08/TE. Clubs"}
        sector: labour
        reporter: district
        periods: [quarter]
        due: 15 days
        recognise: "Biểu 08/TE"
        layout: crosstab
        stores: observation
        rows: {each: age}
        on_error: return
        columns:
          age: {header: "Tuổi", type: code, codes: club-age, required: true, axis: age_band}
        axes:
          - {header: "Trẻ em", axis: sex, codes: sex}
        cell: {type: count, measures: [club_members]}
        """);
    try (Desk desk = Desk.in(folder)) {
      Answer answer =
          desk.hand(
              OfficeWorkbook.xlsx()
                  .row("BIỂU 08/TE. CÂU LẠC BỘ")
                  .row("Đơn vị báo cáo: Huyện An Lão")
                  .row("Kỳ báo cáo: Quý II năm 2020")
                  .row("Tuổi", "Trẻ em", null)
                  .row(null, "Nam", "Nữ")
                  .merge("B4:C4")
                  .row(LocalDate.of(2020, 9, 6), 12, 3)
                  .row(LocalDate.of(2020, 9, 7), 12, 3)
                  .row("10-13", 2, 3)
                  .save(folder.resolve("x.xlsx")));
      assertThat(answer.marks()).containsExactly("CODE_IS_DATE A6", "UNKNOWN_CODE A7");
      assertThat(Objects.requireNonNull(answer.findings().get(0).suggestion()).vi())
          .contains("“6-9”");
    }
  }

  @Test
  void aListOfANewFormWithANewCodeListIsTakenIn() throws Exception {
    write(
        "jobs/codes/visit-reason.yaml",
        """
        codes: visit-reason
        title: {vi: "Lý do", en: "Reason"}
        values:
          illness: {vi: "Ốm đau", en: "Illness", aliases: ["Bệnh"]}
          school: {vi: "Bỏ học", en: "Left school"}
        """);
    write(
        "jobs/forms/visits.yaml",
        """
        form: visits
        title: {vi: "Biểu 09/TE. Lượt thăm hộ gia đình", en: "Form 09/TE. Visits to families"}
        sector: labour
        reporter: district
        periods: [quarter]
        due: 15 days
        recognise: "Biểu 09/TE"
        layout: crosstab
        stores: observation
        rows: {each: reason, total: "Tổng cộng"}
        on_error: return
        columns:
          reason: {header: "Lý do", type: code, codes: visit-reason, required: true, axis: category}
        axes:
          - {header: "Trẻ em", axis: sex, codes: sex}
        cell: {type: count, measures: [family_visits]}
        """);
    try (Desk desk = Desk.in(folder)) {
      Answer answer =
          desk.hand(
              OfficeWorkbook.xlsx()
                  .row("BIỂU 09/TE. LƯỢT THĂM HỘ GIA ĐÌNH")
                  .row("Đơn vị báo cáo: Huyện An Lão")
                  .row("Kỳ báo cáo: Quý II năm 2020")
                  .row("STT", "Lý do", "Trẻ em", null)
                  .row(null, null, "Nam", "Nữ")
                  .merge("C4:D4")
                  .row(1, "Bệnh", 12, "1.150")
                  .row(2, "Bỏ học", "không", 3)
                  .row(null, "Tổng cộng", 12, 1153)
                  .save(folder.resolve("x.xlsx")));
      assertThat(answer.marks()).containsExactly();
      assertThat(answer.isAccepted()).isTrue();
      assertThat(
              desk.rows(
                  """
                  select row_no, column_ref, measure_code, area_code, period_code, sex_code, category_code, value::integer
                  from core.observation order by all
                  """))
          .containsExactly(
              List.of("6", "C", "family_visits", "313", "2020-Q2", "M", "illness", "12"),
              List.of("6", "D", "family_visits", "313", "2020-Q2", "F", "illness", "1150"),
              List.of("7", "C", "family_visits", "313", "2020-Q2", "M", "school", "0"),
              List.of("7", "D", "family_visits", "313", "2020-Q2", "F", "school", "3"));
      assertThat(desk.column("select title_en from core.form where form_code = 'visits'"))
          .containsExactly("Form 09/TE. Visits to families");
      assertThat(desk.column("select code from core.code where code_list = 'visit-reason'"))
          .containsExactly("illness", "school");
    }
  }

  @Test
  void aListWithItsOwnCheckIsCheckedByIt() throws Exception {
    write(
        "jobs/forms/vaccinated.yaml",
        """
        form: vaccinated
        title: {vi: "Biểu 10/YT. Tiêm chủng", en: "Form 10/YT. Vaccination"}
        sector: health
        reporter: health
        periods: [month, year]
        due: 10 days
        recognise: "Biểu 10/YT"
        layout: list
        stores: observation
        rows: {each: district}
        on_error: return
        columns:
          district: {header: "Quận, huyện", type: area, level: district, required: true}
          due_children: {header: "Diện tiêm", type: count, required: true, measure: vaccination_due}
          share: {header: "Tỷ lệ (%)", type: percent, required: true, measure: vaccination_share}
        checks:
          share_of_hundred:
            that: "share <= 100"
            at: share
            severity: warning
            say: {vi: "Hơn 100 %", en: "More than 100 %"}
        """);
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook workbook =
          OfficeWorkbook.xlsx()
              .row("Biểu 10/YT")
              .row("Kỳ báo cáo: Tháng 5 năm 2020")
              .row("Quận, huyện", "Diện tiêm", "Tỷ lệ (%)");
      for (String district :
          desk
              .column(
                  "select name from core.area where area_level = 'district' and valid_from <= date '2020-05-31' and valid_to > date '2020-05-31' order by area_code")
              .stream()
              .map(String::valueOf)
              .toList()) {
        workbook.row(district, "1.400", district.equals("Lê Chân") ? "100,5" : "97,25 %");
      }
      Answer answer = desk.hand(workbook.save(folder.resolve("x.xlsx")));
      assertThat(answer.marks()).containsExactly("SHARE_OF_HUNDRED C6");
      assertThat(answer.isAccepted()).isTrue();
      assertThat(
              desk.column(
                  "select distinct value from core.observation where measure_code = 'vaccination_share' order by 1"))
          .containsExactly("97.250", "100.500");
    }
  }

  @Test
  void aNameThatStandsOnceIsThatOfTheRowsBelowIt() throws Exception {
    write(
        "jobs/codes/kind.yaml",
        """
        codes: kind
        title: {vi: "Loại", en: "Kind"}
        values:
          "01": {vi: "Một", en: "One"}
          "02": {vi: "Hai", en: "Two"}
        """);
    write(
        "jobs/forms/camps.yaml",
        """
        form: camps
        title: {vi: "Biểu 12/TE", en: "Form 12/TE"}
        sector: labour
        reporter: labour
        periods: [year]
        due: 10 days
        recognise: "Biểu 12/TE"
        layout: list
        stores: event
        kind: camp
        rows: {each: camp, total: ["Cộng"]}
        on_error: return
        columns:
          district_code: {header: "Quận", type: area, level: district, required: true, fill: down}
          category_code: {header: "Loại", type: code, codes: kind, required: true}
          detail: {header: "Tên", type: text, required: true}
          participants: {header: "Số", type: count}
        """);
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook camps =
          OfficeWorkbook.xlsx()
              .row("Biểu 12/TE")
              .row("Kỳ báo cáo: Năm 2020")
              .row("Quận", "Loại", "Tên", "Số")
              .row("Lê Chân", "01", "a", 3)
              .row(null, 1, "b", null)
              .merge("D4:D5")
              .row(null, "Cộng mục I:", null, 3)
              .row(null, 2, "c", 1)
              .row("Hải An", "02", "d", 1)
              .row(null, null, "e", 1)
              .merge("B8:B9");
      Answer answer = desk.hand(camps.save(folder.resolve("x.xlsx")));
      assertThat(answer.marks()).isEmpty();
      assertThat(
              desk.rows(
                  "select row_no, district_code, category_code, participants from core.event order by 1"))
          .containsExactly(
              Arrays.asList("4", "305", "01", "3"),
              Arrays.asList("5", "305", "01", null),
              Arrays.asList("7", "305", "02", "1"),
              Arrays.asList("8", "306", "02", "1"),
              Arrays.asList("9", "306", "02", "1"));
      camps.row("II. Nhóm khác").row(null, "2", "g", 1).row("Kiến An", "2", "#REF!", "=1+");
      assertThat(desk.hand(camps.save(folder.resolve("x.xlsx"))).marks())
          .containsExactly("REQUIRED_VALUE A11", "FORMULA_FAILED C12", "FORMULA_FAILED D12");
    }
  }

  @Test
  void aShareThatIsNoNumberIsSaid() throws Exception {
    write(
        "jobs/forms/shares.yaml",
        """
        form: shares
        title: {vi: "Biểu 11/YT", en: "Form 11/YT"}
        sector: health
        reporter: health
        periods: [year]
        due: 10 days
        recognise: "Biểu 11/YT"
        layout: list
        stores: observation
        rows: {each: thing}
        on_error: return
        columns:
          thing: {header: "Nội dung", type: text, required: true}
          share: {header: "Tỷ lệ", type: percent, measure: share}
          rate: {header: "Tỷ suất", type: decimal, measure: rate}
        """);
    try (Desk desk = Desk.in(folder)) {
      Answer answer =
          desk.hand(
              OfficeWorkbook.xlsx()
                  .row("Biểu 11/YT")
                  .row("Kỳ báo cáo: Năm 2020")
                  .row("Nội dung", "Tỷ lệ", "Tỷ suất")
                  .row("a", "97 phần trăm", "1.400,5")
                  .row("b", "97%", "19,7/100.000")
                  .save(folder.resolve("x.xlsx")));
      assertThat(answer.marks()).containsExactly("NOT_A_DECIMAL B4", "NOT_A_DECIMAL C5");
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
