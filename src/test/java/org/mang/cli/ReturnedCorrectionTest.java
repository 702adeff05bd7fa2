package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.job.Samples;
import org.mang.office.OfficeWorkbook;

/** An accepted report whose correction went back is not forgotten until that is settled. */
class ReturnedCorrectionTest {

  private static final String SEEN = "308 district-children 2020";

  private static Home loaded = new Home(Path.of("unset"));
  private static String first = "";
  private static String returned = "";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Home home;

  ReturnedCorrectionTest(@TempDir Path folder) {
    this.home = new Home(folder.resolve("home"));
  }

  @BeforeAll
  static void load(@TempDir Path folder) throws IOException, SQLException, InterruptedException {
    loaded = new Home(folder.resolve("home"));
    loaded.create();
    arrives(loaded, "dau.xlsx", "A3", "Lần 1", 60);
    arrives(loaded, "sua.xlsx", "C11", "nhiều", 50);
    Samples.load(loaded);
    first = id("accepted");
    returned = id("returned");
    // Snapshots are named by the second.
    Thread.sleep(1_100);
  }

  @BeforeEach
  void copy() throws IOException {
    Samples.copy(loaded, home);
  }

  @Test
  void itIsSeenInStatusAndInTheSummaryOfEveryRun() {
    assertThat(run("status", "--lang", "vi", "--year", "2020")).isZero();
    assertThat(out.toString())
        .contains("308  Quận Đồ Sơn", "* đã nhận, bản sửa bị trả lại")
        .containsPattern(
            "bản sửa gửi sau bị trả lại:(?s).*Quận Đồ Sơn +2020 +"
                + first
                + " +"
                + returned
                + " +1 ");
    assertThat(run("status", "--json", "--state", "returned_after_accepted")).isZero();
    assertThat(out.toString())
        .contains(
            "\"submission\":\"" + first + "\"",
            "\"returned_submission\":\"" + returned + "\"",
            "\"returned_error_count\":1");
    assertThat(run("load", "--lang", "en")).isZero();
    assertThat(out.toString())
        .contains(
            "Nothing is new", "a later correction went back and none has come since, 1: " + SEEN);
    assertThat(run("nightly")).isZero();
    assertThat(out.toString())
        .contains("không có gì mới", "bị trả lại, chưa có bản thay, 1 báo cáo: " + SEEN);
  }

  @Test
  void aGoodOneSettlesIt() throws IOException {
    arrives(home, "sua lai.xlsx", "A3", "Lần 2", 10);
    assertThat(run("load", "--lang", "en")).isZero();
    assertThat(out.toString()).contains("1 submissions accepted").doesNotContain(SEEN);
    assertNothingIsSeen();
  }

  @Test
  void theStewardWithdrawsWhatWentBackAndMayUndoThat() throws InterruptedException {
    assertThat(run("withdraw", returned, "--because", "Gửi nhầm")).isZero();
    assertNothingIsSeen();
    assertThat(run("load", "--lang", "en")).isZero();
    assertThat(out.toString()).doesNotContain(SEEN);
    Thread.sleep(1_100);
    assertThat(run("withdraw", returned, "--undo", "--because", "Không nhầm")).isZero();
    assertThat(run("load", "--lang", "en")).isZero();
    assertThat(out.toString()).contains(SEEN);
  }

  private void assertNothingIsSeen() {
    assertThat(run("status", "--lang", "en", "--year", "2020")).isZero();
    assertThat(out.toString()).contains("308  Đồ Sơn").doesNotContain(returned, "*");
  }

  private static void arrives(Home home, String name, String cell, String value, int secondsAgo)
      throws IOException {
    Path file =
        OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN)
            .set(cell, value)
            .save(home.inbox().resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(secondsAgo)));
  }

  private static String id(String state) throws SQLException {
    return Samples.ask(
            loaded, "select submission_id from core.submission where state = '" + state + "'")
        .get(0);
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
