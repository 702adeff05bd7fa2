package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.explain.Explainer;
import org.mang.explain.Explanation;
import org.mang.explain.Question;
import org.mang.job.Samples;

/**
 * Reports of two districts and two lists, in which names stand where names do. All are invented.
 *
 * <p>Hồng Bàng (303) has all quarters of 2020 and its children. Ngô Quyền (304) lacks the fourth
 * quarter, and its children of 2020.
 */
class ExplainTest {

  private static final String NAME = "Trần Thị Măng Non";
  private static final String BIRTHDAY = "05/03/2012";
  private static final String KEY = "HS-CANARY-77";

  private static Home loaded = new Home(Path.of("unset"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Home home;

  ExplainTest(@TempDir Path folder) {
    this.home = new Home(folder.resolve("home"));
  }

  @BeforeAll
  static void load(@TempDir Path folder) throws IOException {
    loaded = new Home(folder.resolve("home"));
    Samples.arrive(
        loaded,
        "2020/303-hong-bang/Phu luc 1 TNTT",
        "2020/303-hong-bang/Bieu 01TE - nam",
        "2019/304-ngo-quyen/Bieu_01TE_nam",
        "2020/304-ngo-quyen/Phu_luc_1_TNTT_quy_I_",
        "2020/304-ngo-quyen/Phu_luc_1_TNTT_quy_II_",
        "2020/304-ngo-quyen/Phu_luc_1_TNTT_quy_III_");
    participation();
    injuries();
    Samples.load(loaded);
  }

  /** An activity named for a child, on a sheet and in a file named for one. */
  private static void participation() throws IOException {
    try (InputStream in =
            Files.newInputStream(
                Samples.DATA.resolve("2020/303-hong-bang/Bieu 02TE - quy I nam 2020.xlsx"));
        Workbook workbook = WorkbookFactory.create(in);
        OutputStream file =
            Files.newOutputStream(loaded.inbox().resolve("Bieu 02TE " + NAME + ".xlsx"))) {
      workbook.setSheetName(0, NAME);
      Row first = workbook.getSheetAt(0).getRow(10);
      Cell activity = first.getCell(1);
      activity.setCellValue("Thăm em " + NAME);
      workbook.write(file);
    }
  }

  private static void injuries() throws IOException {
    Files.writeString(
        loaded.inbox().resolve(NAME + ".csv"),
        """
        Biểu 03/YT-TE
        Đơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Tháng 3 năm 2020
        Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả
        %1$s;%2$s;%3$s;Nam;10/03/2020;Quận Lê Chân;;Ngã;;Không tàn phế
        %1$s-2;%2$s;%3$s;Nữ;11/03/2020;Quận Lê Chân;;Ngã;;Không tàn phế
        %1$s-3;%2$s;%3$s;Nữ;12/03/2020;Quận Hồng Bàng;;Ngã;;Không tàn phế
        """
            .formatted(KEY, NAME, BIRTHDAY));
  }

  @BeforeEach
  void copy() throws IOException {
    Samples.copy(loaded, home);
  }

  /** Added up by hand from the workbooks: 10, 12, 14 and 10 injured of 24,068 children. */
  @Test
  void aRateLeadsToTheCellsOfItsReportsAndIsComputedAnewFromThem() throws Exception {
    Explanation rate = explain("injury_rate", "303");
    assertThat(rate.again().agrees()).isTrue();
    assertThat(rate.again().filesRead()).isEqualTo(5);
    assertThat(rate.again().value()).isEqualTo(100_000.0 * 46 / 24_068);
    Explanation.Part numerator = rate.parts().get(0);
    assertThat(numerator.reports())
        .extracting(Explanation.Report::period, Explanation.Report::again)
        .containsExactly(
            tuple("2020-Q1", 10.0),
            tuple("2020-Q2", 12.0),
            tuple("2020-Q3", 14.0),
            tuple("2020-Q4", 10.0));
    Explanation.Fact first = numerator.reports().get(0).submissions().get(0).facts().get(0);
    assertThat(first.sheet()).isEqualTo(1);
    assertThat(first.columns() + first.row()).isEqualTo("C14");
    assertThat(first.cells().get(0).text()).isEqualTo("2/0");
    assertThat(first.value()).isEqualTo(2);
    assertThat(first.again()).isEqualTo(2.0);
    assertThat(first.what().en()).isEqualTo("Falls, Male");
  }

  @Test
  void theTreeIsReadInBothLanguagesAndTheRestIsCounted() {
    assertThat(run("injury_rate", "--area", "303", "--year", "2020", "--rows", "2", "--lang", "vi"))
        .isZero();
    assertThat(out.toString())
        .contains(
            "Hồng Bàng (303), 2020: 191,13 trên 100.000 = 100.000 × 46 / 24.068",
            "trang tính 1, C14 “2/0” → 2  Hồng Bàng, Ngã, Nam",
            "… và 20 ô nữa",
            "theo district-injuries, không theo facility_injuries: Phụ lục 1 của Quyết định 234",
            "Tính lại từ các ô của 5 tệp gốc: 191,13 trên 100.000 — khớp");
    assertThat(run("injury_rate", "--area", "303", "--year", "2020", "--lang", "en")).isZero();
    assertThat(out.toString())
        .contains("191.13 per 100,000", "Computed anew from the cells of 5 files", "agrees");
    assertThat(run("injury_rate", "--area", "303", "--year", "2020", "--json")).isZero();
    assertThat(out.toString())
        .contains("\"denominator\":24068", "\"text\":\"2/0\"", "\"agrees\":true");
  }

  @Test
  void ofAListRowsAreShownByWhatTheFormCountsAndNothingPersonalIs() {
    for (String area : List.of("31", "303", "305")) {
      for (String lang : List.of("vi", "en")) {
        run("facility_injuries", "--area", area, "--year", "2020", "--lang", lang);
        assertThat(out.toString()).contains("Giới tính “Nữ”; Ngày xảy ra “1", "→ 1");
        assertThat(everything()).doesNotContain(NAME, KEY, BIRTHDAY, "2012", "Măng Non");
      }
      run("facility_injuries", "--area", area, "--year", "2020", "--json");
      assertThat(everything()).doesNotContain(NAME, KEY, BIRTHDAY, "2012", "Măng Non");
    }
    for (String form : List.of("--json", "--lang=vi")) {
      assertThat(run("participation_children", "--area", "303", "--year", "2020", form)).isZero();
      assertThat(out.toString()).contains("Số trẻ em tham gia / Tổng số", "201");
      assertThat(everything()).doesNotContain(NAME, "Măng Non", "Thăm");
    }
  }

  @Test
  void whatIsMissingIsNamedWithItsStandInAndBounds() throws Exception {
    Explanation rate = explain("injury_rate", "304");
    assertThat(rate.value().isPartial()).isTrue();
    assertThat(rate.value().missingReporters()).containsExactly("304");
    Explanation.Report lastQuarter = rate.parts().get(0).reports().get(3);
    assertThat(lastQuarter.value()).isNull();
    assertThat(lastQuarter.status()).isEqualTo("missing");
    Explanation.Report children = rate.parts().get(1).reports().get(0);
    assertThat(children.isOpen()).isTrue();
    assertThat(children.standIn()).isEqualTo(rate.again().denominator()).isGreaterThan(1000);
    assertThat(rate.again().agrees()).isTrue();

    run("injury_rate", "--area", "304", "--year", "2020", "--lang", "vi");
    assertThat(out.toString())
        .contains(
            "chưa gửi",
            "(stand_in)",
            "(lower_bound), không rõ giới hạn trên",
            "(plausible_lower, plausible_upper)",
            "Còn thiếu của: 304");
  }

  /** A list without the rows, and districts, which nobody reports. */
  @Test
  void whatHasNoCellsIsSaidToHaveNone() throws Exception {
    Explanation share = explain("participation_district_share", "303");
    assertThat(share.parts().get(1).reports())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.form()).isNull();
              assertThat(report.value()).isEqualTo(1);
              assertThat(report.submissions()).isEmpty();
            });
    Explanation none = explain("facility_injuries", "304");
    assertThat(none.again().value()).isZero();
    assertThat(none.parts().get(0).reports())
        .filteredOn(report -> report.value() != null)
        .singleElement()
        .satisfies(
            report ->
                assertThat(report.submissions())
                    .singleElement()
                    .satisfies(file -> assertThat(file.factCount()).isZero()));
  }

  @Test
  void withoutTheArchiveItIsExplainedWithoutTexts() throws Exception {
    Explanation withTexts = explain("facility_injuries", "305");
    delete(home.archive());
    Explanation without = explain("facility_injuries", "305");
    assertThat(without.again().filesRead()).isZero();
    assertThat(without.again().agrees()).isTrue();
    assertThat(without.again().value()).isEqualTo(withTexts.again().value()).isEqualTo(2.0);
    List<Explanation.Fact> rows = rows(without);
    assertThat(rows).extracting(Explanation.Fact::row).containsExactly(4, 5);
    assertThat(rows).allSatisfy(row -> assertThat(row.cells()).isEmpty());
    run("facility_injuries", "--area", "305", "--year", "2020", "--lang", "vi");
    assertThat(out.toString()).contains("không đọc được tệp gốc");
  }

  @Test
  void anOriginalThatSaysSomethingElseIsNotAgreedWith() throws Exception {
    rewrite("10/03/2020;Quận Lê Chân", "09/03/2020;Quận Lê Chân");
    Explanation other = explain("facility_injuries", "305");
    assertThat(other.again().agrees()).isFalse();
    assertThat(other.again().value()).isEqualTo(1.0);
    assertThat(rows(other)).extracting(Explanation.Fact::again).containsExactly(null, 1.0);
    run("facility_injuries", "--area", "305", "--year", "2020", "--lang", "vi");
    assertThat(out.toString()).contains("KHÔNG KHỚP", "KHÁC");
    run("facility_injuries", "--area", "303", "--year", "2020", "--lang", "vi");
    assertThat(out.toString()).contains("— khớp");
  }

  @Test
  void aTextThatIsNoValueOfItsColumnIsMasked() throws Exception {
    rewrite("Nam;10/03/2020", NAME + ";10/03/2020");
    run("facility_injuries", "--area", "305", "--year", "2020", "--lang", "vi");
    assertThat(everything()).contains("Giới tính “•••”").doesNotContain(NAME);
  }

  @Test
  void aWrongQuestionIsAnsweredWithWhatThereIs() {
    assertThat(run("injury_rat", "--area", "303", "--year", "2020", "--lang", "vi"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("gần nhất là 'injury_rate'", "special_share");
    assertThat(run("injury_rate", "--area", "999", "--year", "2020", "--lang", "en"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no value for --area 999", "304 Ngô Quyền");
    assertThat(run("injury_rate", "--area", "303", "--year", "1999", "--lang", "en"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("--year 1999", "2019, 2020");
    assertThat(run("injury_rate", "--area", "303", "--year", "2020", "--sex", "F", "--lang", "en"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("not broken down like that; there are: the total");
    assertThat(run("injured_children_by_sex", "--area", "303", "--year", "2020", "--sex", "X"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("--sex F", "--sex M").doesNotContain("\tat ");
  }

  private Explanation explain(String indicator, String area) throws IOException, SQLException {
    try (Connection snapshot = SnapshotReader.open(home)) {
      return new Explainer(snapshot, home.archive(), new Definitions(home.beside()))
          .explain(new Question(indicator, area, 2020, "_T", "_T", "_T", "_T"), 100);
    }
  }

  private static List<Explanation.Fact> rows(Explanation of) {
    return of.parts().get(0).reports().stream()
        .flatMap(report -> report.submissions().stream())
        .flatMap(file -> file.facts().stream())
        .toList();
  }

  /** Changes the archived list of injuries, which nobody may. */
  private void rewrite(String what, String by) throws IOException {
    try (Stream<Path> files = Files.walk(home.archive())) {
      for (Path original :
          files.filter(file -> file.getFileName().toString().equals("original")).toList()) {
        String text = new String(Files.readAllBytes(original), StandardCharsets.UTF_8);
        if (text.contains(what)) {
          Files.writeString(original, text.replace(what, by));
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private String everything() {
    return out.toString() + err;
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(List.of(args));
    all.addAll(List.of("--home", home.root().toString()));
    return Mang.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
