package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.job.Samples;
import org.mang.office.OfficeWorkbook;

/** What check says, for a machine. All cases are invented. */
class CheckJsonTest {

  private final StringWriter out = new StringWriter();
  private final Path folder;

  CheckJsonTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void itSaysOfEachFileAllThatTheTextSays() throws IOException, SQLException {
    Path bad = folder.resolve("sent.xlsx");
    Files.copy(Samples.DATA.resolve("2020/305-le-chan/Bieu 01TE 6 thang dau nam 2020.xlsx"), bad);
    Path good = OfficeWorkbook.sample(OfficeWorkbook.DO_SON_CHILDREN);
    String said = check("--strict", "--mark", bad.toString(), good.toString());
    assertThat(Json.at(said, "$.compared_with")).isEqualTo("store");
    String returned = file(said, bad);
    assertThat(returned)
        .contains(
            "\"accepted\":false",
            "\"form\":\"district-children\",\"reporter\":\"305\",\"period\":\"2020-H1\",\"rows\":15",
            "\"errors\":7,\"warnings\":0");
    assertThat(Json.count(returned, "$.findings")).isEqualTo(7);
    assertThat(Json.at(returned, "$.marked_workbook"))
        .isEqualTo(folder.resolve("sent.checked.xlsx").toString());
    assertThat(Json.where(returned, "$.findings", "$.code", "NOT_A_COUNT"))
        .contains(
            "\"severity\":\"error\",\"sheet\":\"Sheet1\",\"row\":23,\"column\":\"W\"",
            "\"value\":\"khoảng 300\"",
            "\"message_vi\":\"“khoảng 300”",
            "\"message_en\":\"“khoảng 300” is not a whole number");
    assertThat(file(said, good))
        .contains(
            "\"accepted\":true",
            "\"rows_left_out\":0,\"cells_left_out\":0,\"errors\":0",
            "\"marked_workbook\":null");
  }

  @Test
  void whatIsNotKnownIsNullAndWhatMayNameAChildIsMasked() throws IOException, SQLException {
    Path none = Files.writeString(folder.resolve("gì đó.csv"), "a,b\n1,2\n");
    Path list =
        Files.writeString(
            folder.resolve("ca.csv"),
            """
            Biểu 03/YT-TE
            Đơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Tháng 3 năm 2020
            Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả
            HS-77;Trai Nọ;05/03/2012;Nam;10/03/2020;Quận Lê Chân;;Ngã;;Không tàn phế
            HS-77;Trai Nọ;05/03/2012;Nam;10/03/2020;Quận Lê Chân;;Ngã;;Không tàn phế
            """);
    String said = check(none.toString(), list.toString());
    assertThat(file(said, none)).contains("\"form\":null", "\"period\":null", "\"row\":null");
    assertThat(Json.count(file(said, list), "$.findings")).isPositive();
    assertThat(said).doesNotContain("HS-77", "Trai Nọ");
  }

  private static String file(String said, Path file) throws SQLException {
    return Json.where(said, "$.files", "$.file", file.toString());
  }

  private String check(String... args) {
    List<String> all = new ArrayList<>(List.of("check", "--json"));
    all.addAll(List.of(args));
    all.addAll(List.of("--home", folder.resolve("home").toString()));
    Mang.execute(
        new PrintWriter(out, true),
        new PrintWriter(new StringWriter(), true),
        all.toArray(String[]::new));
    return out.toString();
  }
}
