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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.job.RunLock;
import org.mang.job.Samples;

/** Warnings stay visible until somebody says why they may stand. All cases are invented. */
class AcceptTest {

  private static Home loaded = new Home(Path.of("unset"));
  private static String april = "";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Home home;

  AcceptTest(@TempDir Path folder) {
    this.home = new Home(folder.resolve("home"));
  }

  @BeforeAll
  static void load(@TempDir Path folder) throws IOException, SQLException, InterruptedException {
    loaded = new Home(folder.resolve("home"));
    loaded.create();
    injuries(loaded, 3, "HS-1", "HS-2");
    Samples.load(loaded);
    injuries(loaded, 4, "HS-2", "HS-1");
    Samples.load(loaded);
    april =
        Samples.ask(
                loaded, "select submission_id from core.submission where period_code = '2020-M04'")
            .get(0);
    // Snapshots are named by the second.
    Thread.sleep(1_100);
  }

  @BeforeEach
  void copy() throws IOException {
    Samples.copy(loaded, home);
  }

  @Test
  void anOpenWarningIsShownUntilAReasonIsGiven() throws SQLException {
    assertThat(run("status", "--lang", "en")).isZero();
    assertThat(out.toString())
        .contains("Warnings without a reason", april, "DUPLICATE_EVENT", "A4");
    assertThat(run("status", "--json")).isZero();
    assertThat(out.toString())
        .contains("\"period\":\"2020-M04\"", "\"open_warnings\":2", "\"code\":\"DUPLICATE_EVENT\"");

    assertThat(run("accept", april.substring(0, 6), "--lang", "en")).isZero();
    assertThat(out.toString()).contains("DUPLICATE_EVENT", "row 5 of the file");

    assertThat(
            run(
                "accept",
                april.substring(0, 6),
                "--finding",
                "duplicate_event",
                "--because",
                "Mã hồ sơ đánh lại từ đầu",
                "--by",
                "Người kiểm tra",
                "--lang",
                "en"))
        .isZero();
    assertThat(out.toString()).contains(april, "kept for 2 warnings; 0 are still open");
    assertThat(Samples.ask(home, "select distinct because, accepted_by from ops.acceptance"))
        .containsExactly("Mã hồ sơ đánh lại từ đầu|Người kiểm tra");

    assertThat(run("status", "--lang", "en")).isZero();
    assertThat(out.toString()).doesNotContain("DUPLICATE_EVENT");
    assertThat(run("accept", april, "--lang", "en")).isZero();
    assertThat(out.toString()).contains("Người kiểm tra");
  }

  @Test
  void errorsCannotBeAccepted() throws Exception {
    Files.writeString(home.inbox().resolve("gì đó.csv"), "a,b\n1,2\n");
    Samples.load(home);
    String returned =
        Samples.ask(home, "select submission_id from core.submission where state = 'returned'")
            .get(0);
    assertThat(run("accept", returned, "--because", "x")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("errors cannot be accepted").doesNotContain("\tat ");
    assertThat(run("accept", april, "--finding", "REQUIRED", "--because", "x"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no open warning REQUIRED", "DUPLICATE_EVENT");
    assertThat(run("accept", "zzzz", "--because", "x")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no submission's id begins with 'zzzz'");
    assertThat(run("accept", april, "--finding", "NOSUCH", "--because", "x", "--lang", "vi"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString())
        .contains("không có cảnh báo NOSUCH nào chưa có lý do; còn các cảnh báo: DUPLICATE_EVENT");
  }

  @Test
  void whatIsMeantMustBeSaidAlsoToLook() {
    assertThat(run("accept", april.substring(0, 3), "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("write at least 4 characters");
    assertThat(run("accept", "zzzz", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no submission's id begins with 'zzzz'");
  }

  @Test
  void aLaterReasonIsTheValidOneAndTheEarlierIsKept() throws SQLException, InterruptedException {
    assertThat(run("accept", april, "--because", "Số trùng", "--by", "A", "--lang", "vi")).isZero();
    Thread.sleep(1_100);
    assertThat(run("accept", april, "--because", "Đã hỏi Sở", "--by", "B", "--lang", "vi"))
        .isZero();
    assertThat(out.toString()).contains("2 cảnh báo", "các lý do trước vẫn được lưu");
    assertThat(
            Samples.ask(
                home, "select because from ops.acceptance group by all order by min(accepted_at)"))
        .containsExactly("Số trùng", "Đã hỏi Sở");
    assertThat(run("accept", april, "--lang", "vi")).isZero();
    assertThat(out.toString())
        .containsPattern(
            "Lý do: Đã hỏi Sở \\(B, \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\); lý do thứ 2")
        .doesNotContain("Số trùng");
  }

  @Test
  void theWholeMessageIsShown() throws SQLException {
    String message = "Con số này không giống các kỳ trước. ".repeat(5).strip();
    Samples.ask(home, "update ops.finding set message_vi = '" + message + "' returning 1");
    assertThat(run("accept", april, "--because", "x")).isZero();
    assertThat(run("accept", april, "--lang", "vi")).isZero();
    assertThat(out.toString()).contains(message);
  }

  @Test
  void aRunThatHoldsTheStoreIsNotWaitedFor() throws IOException {
    try (RunLock lock = RunLock.take(home).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(run("accept", april, "--because", "x", "--lang", "en")).isEqualTo(Mang.HELD);
      assertThat(err.toString()).contains("another run holds the store");
      assertThat(run("accept", april)).isZero();
    }
  }

  @Test
  void aReasonOutlivesAnotherCheckThatFindsTheSame() throws SQLException {
    assertThat(run("accept", april, "--because", "x")).isZero();
    Samples.ask(
        home,
        "update ops.original set state = 'received' where sha256 like '"
            + april
            + "%' returning 1");
    Samples.ask(home, "delete from core.event where submission_id = '" + april + "' returning 1");
    Samples.load(home);
    assertThat(Samples.ask(home, "select count(*), count(because) from core.warning"))
        .containsExactly("2|2");
  }

  private static void injuries(Home home, int month, String... keys) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Biểu 03/YT-TE",
                "Đơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Tháng " + month + " năm 2020",
                "Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả"));
    for (String key : keys) {
      lines.add(
          key + ";Trai;05/03/2012;Nam;10/0" + month + "/2020;Quận Lê Chân;;Ngã;;Không tàn phế");
    }
    Files.writeString(home.inbox().resolve(month + ".csv"), String.join("\n", lines) + "\n");
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--home", home.root().toString()));
    return Mang.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
