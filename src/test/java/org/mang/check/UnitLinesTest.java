package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** The line of the unit above a table. All figures are invented. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnitLinesTest {

  private final Path folder;
  private final Desk desk;

  UnitLinesTest(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    this.desk = Desk.in(folder);
  }

  @AfterAll
  void close() throws SQLException {
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Đơn vị tính: nghìn người",
        "Đơn vị tính: Nghìn em",
        "ĐVT: 1.000 người",
        "ĐVT: 1000 trẻ",
        "(Đơn vị tính: 100 người)",
        "ĐVT triệu người",
        "đvt: chục em",
        "Đơn vị tính : %",
        "Unit: thousand persons",
        "Units: thousands",
        "Đơn vị: nghìn người",
        "(Đơn vị: 1.000 người)",
        "Đơn vị tính: triệu đồng",
        "Đơn vị tính: hộ gia đình",
        "Đơn vị tính: người/1.000 dân",
        "Đơn vị tính: phần trăm",
        "(Số liệu tính bằng nghìn người)",
        "Biểu phụ. Đơn vị tính: nghìn trẻ em",
        "Đơn vị tính: người, tỷ lệ: %",
      })
  void anotherUnitSendsTheFileBackWithItsCell(String line) throws Exception {
    Answer answer = hand(line);
    assertThat(answer.isAccepted()).isFalse();
    assertThat(answer.marks()).containsExactly("OTHER_UNIT W7");
    Finding finding = answer.findings().get(0);
    assertThat(finding.message().vi()).contains(line);
    assertThat(Objects.requireNonNull(finding.suggestion()).vi()).contains("người; em; trẻ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Đơn vị tính: người",
        "Đơn vị tính: Người.",
        "Đơn vị tính: NGƯỜI",
        "ĐVT: trẻ em",
        "(ĐVT: em)",
        "Đơn vị tính: 1 người",
        "Đơn vị tính: số trẻ em",
        "Đơn vị tính: người (trẻ em)",
        "Đơn vị tính: ca mắc/ca tử vong",
        "Đơn vị tính: số mắc/số tử vong",
        "Đơn vị tính: vụ, người",
        "Đơn vị tính: người và lượt người",
        "Đơn vị tính: ..........",
        "Đơn vị tính:",
        "Unit: person",
        "Đơn vị: Trường THCS Vạn Sơn",
        "Đơn vị: Xã Ngàn Sơn",
        "Đơn vị: Cấp Tỉnh/Huyện/Xã",
        "Đơn vị: Quận Đồ Sơn",
        "Cán bộ tính bằng tay",
      })
  void theUnitsOfTheFormAndOtherLinesAreNoFinding(String line) throws Exception {
    assertThat(hand(line).marks()).isEmpty();
  }

  @Test
  void aUnitThatNobodyKnowsIsAWarning() throws Exception {
    Answer answer = hand("Đơn vị tính: bản");
    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.marks()).containsExactly("UNKNOWN_UNIT W7");
  }

  @Test
  void theUnitMayStandInTheCellBesideItsLabel() throws Exception {
    Answer answer = desk.hand(save(children().set("U7", "Đơn vị tính:").set("W7", "nghìn người")));
    assertThat(answer.marks()).containsExactly("OTHER_UNIT U7");
    assertThat(answer.findings().get(0).message().en()).contains("nghin nguoi");
  }

  @Test
  void aFormMaySayItsOwnUnit(@TempDir Path its) throws Exception {
    Path file = its.resolve("jobs/forms/money.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        form: money
        title: {vi: "Biểu 14/TE", en: "Form 14/TE"}
        sector: labour
        reporter: district
        periods: [year]
        due: 10 days
        recognise: "Biểu 14/TE"
        layout: list
        stores: observation
        unit: [triệu đồng, nghìn đồng]
        rows: {each: thing}
        on_error: return
        columns:
          thing: {header: "Nội dung", type: text}
          spent: {header: "Kinh phí", type: count, measure: spent}
        """);
    try (Desk other = Desk.in(its)) {
      assertThat(other.hand(money("triệu đồng")).marks()).isEmpty();
      assertThat(other.hand(money("người")).marks()).containsExactly("UNKNOWN_UNIT A4");
    }
  }

  private Path money(String unit) throws IOException {
    return Files.writeString(
        folder.resolve("money.csv"),
        "Biểu 14/TE\nĐơn vị báo cáo: Quận Lê Chân\nKỳ báo cáo: Năm 2020\nĐVT: "
            + unit
            + "\nNội dung;Kinh phí\nCả quận;12\n");
  }

  private static OfficeWorkbook children() {
    return OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN);
  }

  private Answer hand(String line) throws SQLException, IOException {
    return desk.hand(save(children().set("W7", line)));
  }

  private Path save(OfficeWorkbook workbook) throws IOException {
    return workbook.save(folder.resolve("Book1.xlsx"));
  }
}
