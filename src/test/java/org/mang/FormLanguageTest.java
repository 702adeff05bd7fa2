package org.mang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** What a form can say of strange tables, each by YAML alone beside the home. All is invented. */
class FormLanguageTest {

  private static final String QUARTER =
      """
      codes: quarter
      title: {vi: "Quý", en: "Quarter"}
      values:
        Q1: {vi: "Quý I", en: "Quarter 1"}
        Q2: {vi: "Quý II", en: "Quarter 2"}
        Q3: {vi: "Quý III", en: "Quarter 3"}
        Q4: {vi: "Quý IV", en: "Quarter 4"}
        _T: {vi: "Cả năm", en: "The year"}
      """;

  private static final String REASON =
      """
      codes: reason
      title: {vi: "Lý do", en: "Reason"}
      values:
        illness: {vi: "Ốm đau", en: "Illness"}
        school: {vi: "Bỏ học", en: "Left school"}
        other: {vi: "Khác", en: "Other"}
      """;

  /** A crosstab of reasons by quarters. */
  private static final String VISITS =
      """
      form: visits
      title: {vi: "Biểu 09/TE. Lượt thăm", en: "Form 09/TE. Visits"}
      sector: labour
      reporter: district
      periods: [year]
      due: 15 days
      recognise: "Biểu 09/TE"
      layout: crosstab
      stores: observation
      rows: {each: reason, total: "Tổng cộng"}
      on_error: return
      columns:
        reason: {header: "Lý do", type: code, codes: reason, required: true, axis: category}
      axes:
        - {axis: quarter, codes: quarter}
      cell: {type: count, measures: [visits]}
      """;

  private final Path folder;

  FormLanguageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void figuresOfQuartersAreOfTheirOwnPeriodAndTheYearIsTheirSum() throws Exception {
    visits(VISITS);
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits = visits(1, 2, 3, 4, 10).row("Khác", 1, 1, 1, 1, 5);
      Answer answer = hand(desk, visits.row("Tổng cộng", 7, 8, 9, 10, 35));
      assertThat(answer.marks()).containsExactly("TOTAL_MISMATCH F7");
      answer = hand(desk, visits.set("F7", 4).set("F8", 34));
      assertThat(answer.marks()).isEmpty();
      assertThat(
              desk.rows(
                  """
                  select column_ref, period_code, period_start, period_end, value::integer
                  from core.observation where category_code = 'illness' order by all
                  """))
          .containsExactly(
              List.of("B", "2020-Q1", "2020-01-01", "2020-03-31", "1"),
              List.of("C", "2020-Q2", "2020-04-01", "2020-06-30", "2"),
              List.of("D", "2020-Q3", "2020-07-01", "2020-09-30", "3"),
              List.of("E", "2020-Q4", "2020-10-01", "2020-12-31", "4"));
    }
  }

  @Test
  void halvesOfTheYearAreTakenLikewise() throws Exception {
    write(
        "jobs/codes/half.yaml",
        """
        codes: half
        title: {vi: "Nửa năm", en: "Half"}
        values:
          H1: {vi: "6 tháng đầu năm", en: "First half"}
          H2: {vi: "6 tháng cuối năm", en: "Second half"}
        """);
    visits(VISITS.replace("axis: quarter, codes: quarter", "axis: half_year, codes: half"));
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits =
          headed().row("Lý do", "6 tháng đầu năm", "6 tháng cuối năm").row("Ốm đau", 1, 2);
      Answer answer = hand(desk, visits.row("Bỏ học", 3, 4).row("Khác", 5, 6));
      assertThat(answer.marks()).isEmpty();
      assertThat(
              desk.rows(
                  "select period_code, period_start, period_end, sum(value)::integer from core.observation group by all order by all"))
          .containsExactly(
              List.of("2020-H1", "2020-01-01", "2020-06-30", "9"),
              List.of("2020-H2", "2020-07-01", "2020-12-31", "12"));
    }
  }

  @Test
  void aCellThatMayBeBlankGivesNoFigureAndAddsNothingToATotal() throws Exception {
    visits(VISITS.replace("measures: [visits]", "measures: [visits], required: false"));
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits = visits(1, null, 3, "..", null).row("Khác", null, 1, null, 1, 3);
      Answer answer = hand(desk, visits.row("Tổng cộng", 6, 7, 8, 9, null));
      // Of what is not known nothing adds up; of what is blank, all does.
      assertThat(answer.marks())
          .containsExactlyInAnyOrder("TOTAL_MISMATCH F7", "TOTAL_MISMATCH C8", "TOTAL_BLANK F8");
      answer = hand(desk, visits.set("F7", 2).set("C8", 6).set("F8", 22));
      assertThat(answer.marks()).isEmpty();
      assertThat(
              desk.rows(
                  "select column_ref, value::integer from core.observation where category_code = 'illness' order by all"))
          .containsExactly(List.of("B", "1"), List.of("D", "3"));
    }
  }

  @Test
  void anAxisThatIsLeftBlankDisagreesWithNothing() throws Exception {
    visits(
        VISITS
            .replace("periods: [year]", "periods: [quarter, year]")
            .replace(
                "- {axis: quarter, codes: quarter}",
                "- {axis: sex, codes: sex}\n  - {axis: place, codes: quarter}")
            .replace(
                "type: count, measures: [visits]",
                "type: count, measures: [visits, found], headers: [\"Thăm\", \"Gặp\"], required: false"));
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits =
          headed()
              .row("Lý do", "Nam", "Nam", "Nữ", "Nữ", "Quý I", "Quý I", "Quý II", "Quý II")
              .row(null, "Thăm", "Gặp", "Thăm", "Gặp", "Thăm", "Gặp", "Thăm", "Gặp")
              .row("Ốm đau", 1, 1, 2, 1, 2, null, 1, null)
              .row("Bỏ học", 1, 1, 2, 1, 2, null, 2, null)
              .row("Khác", 1, 1, 2, 1, null, null, null, null);
      Answer answer = hand(desk, visits);
      assertThat(answer.marks().stream().filter(m -> !m.startsWith("MISSING_OPTIONAL")))
          .contains("AXES_DISAGREE A7")
          .doesNotContain("AXES_DISAGREE A6", "AXES_DISAGREE A8");
    }
  }

  @Test
  void aSheetIsKnownByAnyOfSeveralPhrasesOrBySeveralTogether() throws Exception {
    visits(
        VISITS.replace(
            "recognise: \"Biểu 09/TE\"",
            "recognise: [\"Biểu 09/TE\", {all: [\"Phụ lục IV\", \"lượt thăm\"]}]"));
    try (Desk desk = Desk.in(folder)) {
      for (String title : List.of("Biểu số 09 - TE", "PHỤ LỤC IV\nSố lượt thăm hộ gia đình")) {
        Answer answer =
            hand(desk, visits(1, 2, 3, 4, 10).set("A1", title).row("Khác", 1, 1, 1, 1, 4));
        assertThat(answer.marks()).isEmpty();
      }
      Answer answer = hand(desk, visits(1, 2, 3, 4, 10).set("A1", "Phụ lục IV"));
      assertThat(answer.finding("UNNAMED_FORM").message().vi()).contains("“Biểu 09/TE”");
    }
  }

  @Test
  void aTotalIsToldByWhatFollowsTheName() throws Exception {
    visits(VISITS.replace("total: \"Tổng cộng\"", "total_suffix: [\"(Tổng số)\", \"cộng\"]"));
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits =
          headed()
              .row("Lý do", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm")
              .row("Gia đình (TỔNG SỐ):", 2, 2, 2, 2, 8)
              .row("Ốm đau", 1, 1, 1, 1, 4)
              .row("Bỏ học", 1, 1, 1, 1, 4)
              .row("Ngoài gia đình (tổng số)", 1, 1, 1, 2, 5)
              .row("Khác", 1, 1, 1, 1, 4)
              .row("An Lão cộng", 4, 4, 4, 4, 16)
              .row("Thêm cộng đồng", 1, 1, 1, 1, 4);
      assertThat(hand(desk, visits).marks())
          .containsExactlyInAnyOrder("TOTAL_MISMATCH E8", "TOTAL_MISMATCH F8", "UNKNOWN_CODE A11");
    }
  }

  @Test
  void aBadCellAloneIsLeftOutOfACrosstab() throws Exception {
    visits(VISITS.replace("on_error: return", "on_error: quarantine cells up to 20 %"));
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits = visits("khoảng 5", 2, null, 4, 10).row("Khác", 1, 1, 1, 1, 4);
      Answer answer = hand(desk, visits.row("Tổng cộng", 7, 8, 9, 10, 34));
      assertThat(answer.marks()).containsExactly("NOT_A_COUNT B5", "REQUIRED D5");
      assertThat(answer.isAccepted()).isTrue();
      assertThat(
              desk.rows(
                  "select category_code, list(column_ref order by column_ref) from core.observation group by all order by all"))
          .containsExactly(
              List.of("illness", "[C, E]"),
              List.of("other", "[B, C, D, E]"),
              List.of("school", "[B, C, D, E]"));
      assertThat(desk.rows("select row_no, column_ref, codes from core.cell_left_out order by all"))
          .containsExactly(List.of("5", "B", "NOT_A_COUNT"), List.of("5", "D", "REQUIRED"));
      assertThat(desk.column("select count(*) from core.row_left_out")).containsExactly("0");
      assertThat(desk.column("select quarantined_count from core.submission")).containsExactly("1");
    }
  }

  @Test
  void whatNobodyKnowsThePlaceOfAndWhatContradictsItselfIsLeftOutTogether() throws Exception {
    visits(VISITS.replace("on_error: return", "on_error: quarantine cells up to 70 %"));
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits = visits(1, 2, 3, 4, 11).row("Khác", 1, 1, 1, 1, "bốn");
      assertThat(hand(desk, visits.set("A6", "Bỏ nhà")).marks())
          .containsExactly(
              "MISSING_ROW A", "TOTAL_MISMATCH F5", "UNKNOWN_CODE A6", "NOT_A_COUNT F7");
      visits.row("Bỏ học", 9, 9, 9, 9, 36);
      assertThat(hand(desk, visits).isAccepted()).isTrue();
      assertThat(
              desk.rows(
                  "select category_code, list(column_ref order by column_ref) from core.observation group by all order by all"))
          .containsExactly(List.of("other", "[B, C, D, E]"), List.of("school", "[B, C, D, E]"));
      assertThat(
              desk.column(
                  "select row_no || ': ' || string_agg(column_ref, '' order by column_ref) || ' ' || any_value(codes) from core.cell_left_out group by row_no order by row_no"))
          .containsExactly("5: BCDEF TOTAL_MISMATCH", "6: BCDEF UNKNOWN_CODE", "7: F NOT_A_COUNT");
    }
  }

  @Test
  void moreBadCellsThanTheFormAllowsReturnTheFile() throws Exception {
    visits(VISITS.replace("on_error: return", "on_error: quarantine cells up to 10 %"));
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits = visits("a", "b", 3, 4, 10).row("Khác", 1, 1, 1, 1, 4);
      assertThat(hand(desk, visits).isAccepted()).isFalse();
      assertThat(hand(desk, visits.set("C5", 2)).isAccepted()).isTrue();
    }
  }

  @Test
  void aBadCellAloneIsLeftOutOfAListOfFigures() throws Exception {
    write(
        "jobs/forms/playgrounds.yaml",
        """
        form: playgrounds
        title: {vi: "Biểu 07/TE. Điểm vui chơi", en: "Form 07/TE. Playgrounds"}
        sector: labour
        reporter: district
        periods: [year]
        due: 15 days
        recognise: "Biểu 07/TE"
        layout: list
        stores: observation
        rows: {each: commune, total: "Tổng cộng"}
        on_error: quarantine cells up to 40 %
        columns:
          commune: {header: "Xã, phường, thị trấn", type: area, required: true}
          playgrounds: {header: "Điểm vui chơi", type: count, required: true, measure: playgrounds}
          pools: {header: "Hồ bơi", type: count, required: true, measure: pools}
          guarded: {header: "Có người cứu hộ", type: count, measure: pools_guarded}
          note: {header: "Ghi chú", type: code, codes: reason}
        checks:
          guarded_within_pools:
            that: "guarded <= pools"
            at: guarded
            say: {vi: "Nhiều hơn số hồ bơi", en: "More than pools"}
        """);
    write("jobs/codes/reason.yaml", REASON);
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook list =
          OfficeWorkbook.xlsx()
              .row("Biểu 07/TE")
              .row("Đơn vị báo cáo: Quận Đồ Sơn")
              .row("Kỳ báo cáo: Năm 2020")
              .row("Xã, phường, thị trấn", "Điểm vui chơi", "Hồ bơi", "Có người cứu hộ", "Ghi chú")
              .row("Ngọc Xuyên", 1, 2, 3)
              .row("Hải Sơn", "một", 2, null)
              .row("Vạn Hương", 1, 2, 1, "lạ")
              .row("Minh Đức", 1, 2, 1)
              .row("Bàng La", 1, 2, 1)
              .row("Hợp Đức", 1, 2, 1)
              .row("Tổng cộng", 6, 12, 7);
      Answer answer = hand(desk, list);
      assertThat(answer.marks())
          .containsExactly("GUARDED_WITHIN_POOLS D5", "NOT_A_COUNT B6", "UNKNOWN_CODE E7");
      assertThat(answer.isAccepted()).isTrue();
      assertThat(
              desk.column(
                  "select row_no || string_agg(column_ref, '' order by column_ref) from core.observation group by row_no order by row_no"))
          .containsExactly("5B", "6C", "8BCD", "9BCD", "10BCD");
      assertThat(
              desk.column(
                  "select row_no || string_agg(column_ref, '' order by column_ref) from ops.quarantine group by row_no order by row_no"))
          .containsExactly("5CD", "6B", "7BCD");
    }
  }

  private static final String GROUPED =
      VISITS.replace(
          "columns:\n",
          "columns:\n  sex: {header: \"Giới tính\", type: code, codes: sex, required: true, axis: sex, position: group row}\n");

  @Test
  void aMergedRowIsTheParentOfTheRowsBelowIt() throws Exception {
    visits(GROUPED);
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits =
          headed().row("TT", "Lý do", "Quý I", "Quý II", "Quý III", "Quý IV").row("Nam");
      rows(visits.merge("A5:F5"), 1, 2, 3).row(null, "Nữ");
      Answer answer = hand(desk, rows(visits, 4, 5, 6).row(null, "Tổng cộng", 21, 21, 21, 21));
      assertThat(answer.marks()).isEmpty();
      assertThat(
              desk.rows(
                  "select row_no, sex_code, category_code, sum(value)::integer from core.observation group by all order by all"))
          .containsExactly(
              List.of("6", "M", "illness", "4"),
              List.of("7", "M", "school", "8"),
              List.of("8", "M", "other", "12"),
              List.of("10", "F", "illness", "16"),
              List.of("11", "F", "school", "20"),
              List.of("12", "F", "other", "24"));
    }
  }

  @Test
  void whatAGroupRowSaysWrongIsSaidOnceAndThere() throws Exception {
    visits(GROUPED);
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits =
          headed().row("TT", "Lý do", "Quý I", "Quý II", "Quý III", "Quý IV").row("I. Namm");
      rows(visits, 1, 2, 3).row("II", "Nữ");
      visits.row(1, "Ốm đau", 1, 1, 1, 1).row(2, "Bỏ học", 2, 2, 2, 2).row(null, "Khác");
      visits.row(1, "Ốm đau", 1, 1, 1, 1);
      Answer answer = hand(desk, visits);
      // "Khác" is a row that lacks its figures, and no group.
      assertThat(answer.marks())
          .containsExactly(
              "UNKNOWN_CODE A5",
              "DUPLICATE_ROW B10",
              "REQUIRED C12",
              "REQUIRED D12",
              "REQUIRED E12",
              "REQUIRED F12",
              "DUPLICATE_ROW B13");
      assertThat(answer.finding("UNKNOWN_CODE").suggestion())
          .isNotNull()
          .extracting(suggestion -> suggestion.vi())
          .asString()
          .contains("Nam");
    }
  }

  @Test
  void aTableMayHaveAColumnInsteadOfGroupRowsAndLackingBothIsSaid() throws Exception {
    visits(GROUPED);
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits =
          headed().row("Giới tính", "Lý do", "Quý I", "Quý II", "Quý III", "Quý IV");
      for (String sex : List.of("Nam", "Nữ")) {
        visits.row(sex, "Ốm đau", 1, 1, 1, 1).row(sex, "Bỏ học", 2, 2, 2, 2);
        visits.row(sex, "Khác", 3, 3, 3, 3);
      }
      assertThat(hand(desk, visits).marks()).isEmpty();
      assertThat(desk.column("select count(*) from core.observation where sex_code = 'F'"))
          .containsExactly("12");
      visits.row("Nam").row("Nam", "Khác", 3, 3, 3, 3);
      assertThat(hand(desk, visits).marks())
          .contains("DUPLICATE_ROW B7", "DUPLICATE_ROW B12", "REQUIRED_VALUE B11");

      OfficeWorkbook without = headed().row("TT", "Lý do", "Quý I", "Quý II", "Quý III", "Quý IV");
      Answer answer = hand(desk, rows(without, 1, 2, 3).row().row(null, "Người lập", "An"));
      assertThat(answer.finding("MISSING_COLUMN").message().vi()).contains("Giới tính");
    }
  }

  @Test
  void aDistrictAboveItsCommunesIsTheirParent() throws Exception {
    write(
        "jobs/forms/camps.yaml",
        """
        form: camps
        title: {vi: "Biểu 08/TE. Trại hè", en: "Form 08/TE. Camps"}
        sector: labour
        reporter: health
        periods: [year]
        due: 15 days
        recognise: "Biểu 08/TE"
        layout: list
        stores: observation
        rows: {each: "a commune with a camp"}
        on_error: return
        columns:
          district: {header: "Quận, huyện", type: area, level: district, required: true, position: group row}
          commune: {header: "Xã, phường", type: area, parent: district, required: true}
          camps: {header: "Số trại", type: count, required: true, measure: camps}
          children: {header: "Số trẻ em", type: count, measure: camp_children}
        """);
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook camps =
          OfficeWorkbook.xlsx()
              .row("Biểu 08/TE")
              .row("Kỳ báo cáo: Năm 2020")
              .row("STT", "Xã, phường", "Số trại", "Số trẻ em")
              .row("1. Quận Đồ Sơn")
              .row(1, "Ngọc Xuyên", 1, 20)
              .row(2, "Hải Sơn", 2, 30)
              .row(null, "Q. Lê Chân")
              .row(1, "An Biên", 3, 40)
              .row(2, "Ngọc Xuyên", 4, 50);
      assertThat(hand(desk, camps).marks()).containsExactly("AREA_ELSEWHERE B9");
      assertThat(hand(desk, camps.set("B9", "Cát Dài")).marks()).isEmpty();
      assertThat(
              desk.rows(
                  "select row_no, area.parent_code, sum(value)::integer from core.observation join core.area using (area_code) where area_level = 'commune' and valid_from <= date '2020-12-31' and (valid_to > date '2020-12-31' or valid_to is null) group by all order by all"))
          .containsExactly(
              List.of("5", "308", "21"),
              List.of("6", "308", "32"),
              List.of("8", "305", "43"),
              List.of("9", "305", "54"));
    }
  }

  @Test
  void aColumnWithoutAHeadingIsKnownByItsPlace() throws Exception {
    visits(
        VISITS.replace(
            "reason: {header: \"Lý do\", type: code, codes: reason, required: true, axis: category}",
            """
            reason: {header: "Lý do", type: code, codes: reason, required: true, axis: category, position: first}
              sex: {header: "Giới tính", type: code, codes: sex, required: true, position: after reason}"""));
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook visits =
          headed()
              .row("TT", null, null, "Quý I", "Quý II", "Quý III", "Quý IV")
              .row(1, "Ốm đau", "Nam", 1, 2, 3, 4)
              .row(2, "Bỏ học", "lạ", 1, 2, 3, 4)
              .row(3, "Khác", "Nữ", 1, 2, 3, 4);
      assertThat(hand(desk, visits).marks()).containsExactly("UNKNOWN_CODE C6");
      assertThat(hand(desk, visits.set("C6", "Nam")).marks()).isEmpty();
      assertThat(
              desk.column(
                  "select string_agg(distinct category_code, ' ' order by category_code) from core.observation"))
          .containsExactly("illness other school");
      // A heading that says something else is none of that column.
      assertThat(hand(desk, visits.set("C4", "Ghi chú")).finding("MISSING_COLUMN").message().vi())
          .contains("Giới tính");
      assertThat(hand(desk, visits.set("C4", "Giới tính").set("B4", "Lý do")).marks()).isEmpty();
    }
  }

  @Test
  void aHeadingMergedOverTwoColumnsIsOfTheNamedOne() throws Exception {
    write(
        "jobs/forms/camps.yaml",
        """
        form: camps
        title: {vi: "Biểu 08/TE. Trại hè", en: "Form 08/TE. Camps"}
        sector: labour
        reporter: health
        periods: [year]
        due: 15 days
        recognise: "Biểu 08/TE"
        layout: list
        stores: observation
        rows: {each: "a camp"}
        on_error: return
        columns:
          camp: {header: "Trại", type: text, required: true}
          place: {header: "Nơi", type: text, required: true, position: after camp}
          children: {header: "Số trẻ em", type: count, required: true, measure: camp_children}
        """);
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook camps =
          OfficeWorkbook.xlsx()
              .row("Biểu 08/TE")
              .row("Kỳ báo cáo: Năm 2020")
              .row("Trại", null, "Số trẻ em")
              .merge("A3:B3")
              .row("a", "Đồ Sơn", 1)
              .row("b", null, 2);
      assertThat(hand(desk, camps).marks()).containsExactly("REQUIRED_VALUE B5");
    }
  }

  private static OfficeWorkbook rows(OfficeWorkbook workbook, int first, int second, int third) {
    return workbook
        .row(1, "Ốm đau", first, first, first, first)
        .row(2, "Bỏ học", second, second, second, second)
        .row(3, "Khác", third, third, third, third);
  }

  private static OfficeWorkbook visits(@Nullable Object... ofIllness) {
    OfficeWorkbook workbook =
        headed().row("Lý do", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm");
    @Nullable Object[] illness = new @Nullable Object[ofIllness.length + 1];
    illness[0] = "Ốm đau";
    System.arraycopy(ofIllness, 0, illness, 1, ofIllness.length);
    return workbook.row(illness).row("Bỏ học", 5, 5, 5, 5, 20);
  }

  private static OfficeWorkbook headed() {
    return OfficeWorkbook.xlsx()
        .row("Biểu 09/TE")
        .row("Đơn vị báo cáo: Huyện An Lão")
        .row("Kỳ báo cáo: Năm 2020");
  }

  private void visits(String form) throws IOException {
    write("jobs/codes/quarter.yaml", QUARTER);
    write("jobs/codes/reason.yaml", REASON);
    write("jobs/forms/visits.yaml", form);
  }

  private Answer hand(Desk desk, OfficeWorkbook workbook) throws Exception {
    return desk.hand(workbook.save(folder.resolve("x.xlsx")));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
