package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.job.Samples;
import org.mang.office.OfficeWorkbook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What check says, for a machine. All cases are invented. */
class CheckJsonTest {

  private final StringWriter out = new StringWriter();
  private final Path folder;

  CheckJsonTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void itSaysOfEachFileAllThatTheTextSays() throws IOException {
    Path bad = folder.resolve("sent.xlsx");
    Files.copy(Samples.DATA.resolve("2020/305-le-chan/Bieu 01TE 6 thang dau nam 2020.xlsx"), bad);
    Path good = OfficeWorkbook.sample(OfficeWorkbook.DO_SON_CHILDREN);
    JsonNode said = check("--strict", "--mark", bad.toString(), good.toString());
    assertThat(said.get("compared_with").stringValue()).isEqualTo("store");
    JsonNode returned = file(said, bad);
    assertThat(returned.get("accepted").booleanValue()).isFalse();
    assertThat(returned.get("form").stringValue()).isEqualTo("district-children");
    assertThat(returned.get("reporter").stringValue()).isEqualTo("305");
    assertThat(returned.get("period").stringValue()).isEqualTo("2020-H1");
    assertThat(returned.get("rows").intValue()).isEqualTo(15);
    assertThat(returned.get("errors").intValue())
        .isEqualTo(7)
        .isEqualTo(returned.get("findings").size());
    assertThat(returned.get("marked_workbook").stringValue())
        .isEqualTo(folder.resolve("sent.checked.xlsx").toString());
    JsonNode finding =
        returned
            .get("findings")
            .valueStream()
            .filter(each -> each.get("code").stringValue().equals("NOT_A_COUNT"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.toString())
        .contains(
            "\"severity\":\"error\",\"sheet\":\"Sheet1\",\"row\":23,\"column\":\"W\"",
            "\"value\":\"khoảng 300\"",
            "\"message_vi\":\"“khoảng 300”",
            "\"message_en\":\"“khoảng 300” is not a whole number");

    JsonNode accepted = file(said, good);
    assertThat(accepted.get("accepted").booleanValue()).isTrue();
    assertThat(accepted.get("errors").intValue()).isZero();
    assertThat(accepted.get("rows_left_out").intValue()).isZero();
    assertThat(accepted.get("marked_workbook").isNull()).isTrue();
  }

  @Test
  void whatIsNotKnownIsNullAndWhatMayNameAChildIsMasked() throws IOException {
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
    JsonNode said = check(none.toString(), list.toString());
    JsonNode unknown = file(said, none);
    assertThat(unknown.get("form").isNull()).isTrue();
    assertThat(unknown.get("period").isNull()).isTrue();
    assertThat(unknown.get("findings").get(0).get("row").isNull()).isTrue();
    assertThat(file(said, list).get("findings").size()).isPositive();
    assertThat(out.toString()).doesNotContain("HS-77", "Trai Nọ");
  }

  private static JsonNode file(JsonNode said, Path file) {
    return said.get("files")
        .valueStream()
        .filter(each -> each.get("file").stringValue().equals(file.toString()))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode check(String... args) {
    List<String> all = new ArrayList<>(List.of("check", "--json"));
    all.addAll(List.of(args));
    all.addAll(List.of("--home", folder.resolve("home").toString()));
    Mang.execute(
        new PrintWriter(out, true),
        new PrintWriter(new StringWriter(), true),
        all.toArray(String[]::new));
    return JsonMapper.shared().readTree(out.toString());
  }
}
