package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.job.RunSummary;
import org.mang.job.Samples;
import org.mang.office.OfficeWorkbook;

/**
 * A district's crosstab of six injured children against the lists of health facilities, which have
 * none of them yet. All cases are invented.
 */
class SettleTest {

  private static final String HOW =
      "select left_value::integer, right_value::integer, state, clearing, because from mart.reconciliation where reconciliation_code = 'injuries' and area_code = '308' and period_code = '2020-Q1'";

  private static final String WARNINGS =
      "select code, state from mart.warning where form_code = 'district-injuries'";

  private static Home loaded = new Home(Path.of("unset"));
  private static RunSummary first = new RunSummary();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path folder;
  private final Home home;

  SettleTest(@TempDir Path folder) {
    this.folder = folder;
    this.home = new Home(folder.resolve("home"));
  }

  @BeforeAll
  static void load(@TempDir Path folder) throws IOException {
    loaded = new Home(folder.resolve("home"));
    strict(loaded);
    Path post = Files.createDirectories(folder.resolve("post"));
    StringBuilder receipts = new StringBuilder("file,received_at,received_from\n");
    for (int month = 1; month <= 3; month++) {
      list(post.resolve(month + ".csv"), month, 0);
      receipts.append("%d.csv,2020-04-0%dT08:00:00,\n".formatted(month, month));
    }
    Files.copy(
        OfficeWorkbook.sample(OfficeWorkbook.DO_SON_INJURIES), post.resolve("crosstab.xlsx"));
    receipts.append("crosstab.xlsx,2020-04-10T08:00:00,\n");
    Files.writeString(post.resolve("receipts.csv"), receipts);
    first = Samples.load(loaded, post);
  }

  @BeforeEach
  void copy() throws IOException {
    Samples.copy(loaded, home);
    strict(home);
  }

  /** Asks the office from the same tolerance on as the mart. */
  private static void strict(Home home) throws IOException {
    Path reconciliations =
        Files.createDirectories(home.beside().resolve("warehouse/reconciliations"));
    Files.writeString(
        reconciliations.resolve("injuries.yaml"),
        Files.readString(Path.of("warehouse/reconciliations/injuries.yaml"))
            .replace("tolerance_share: 0.10", "tolerance_share: 0")
            .replace("tolerance_count: 5", "tolerance_count: 1"));
    Path forms = Files.createDirectories(home.beside().resolve("jobs/forms"));
    Files.writeString(
        forms.resolve("district-injuries.yaml"),
        Files.readString(Path.of("jobs/forms/district-injuries.yaml"))
            .replaceAll("injuries: \\{tolerance.*", "injuries: {}"));
  }

  @Test
  void anOpenDifferenceIsSaidByTheNightAndByStatus() throws Exception {
    assertThat(first.openDifferences()).containsEntry("injuries 2020", 1);
    SummaryText.differences(new PrintWriter(out, true), false, first);
    assertThat(out.toString())
        .contains("that nobody has settled, 1: injuries 2020 (1). See: mang status, mang settle");
    assertThat(Samples.ask(home, WARNINGS)).containsExactly("SOURCES_DIFFER|open");

    assertThat(run("status", "--lang", "vi")).isZero();
    assertThat(out.toString())
        .contains("Chênh lệch giữa hai nguồn chưa được giải trình")
        .containsPattern("injuries +2020-Q1 +health +1 +Đồ Sơn +6 +0 +1");
    assertThat(run("status", "--lang", "en", "--year", "2020", "--form", "police-abuse")).isZero();
    assertThat(out.toString()).doesNotContain("Differences between two sources");
    assertThat(run("status", "--json", "--reporter", "308")).isZero();
    assertThat(Json.at(out.toString(), "$.differences[0].difference")).isEqualTo("6");
    assertThat(Json.at(out.toString(), "$.differences[0].owner")).isEqualTo("health");

    assertThat(run("settle", "injuries", "--area", "308", "--period", "2020-Q1")).isZero();
    assertThat(out.toString())
        .containsPattern("left +injured_children +district-injuries +308 +2020-Q1 +\\w{16} +6")
        .containsPattern(
            "right +facility_injuries +health-injuries +so-y-te +2020-M03 +\\w{16} +0");
  }

  @Test
  void aDifferenceIsSettledUntilAFigureChangesAndClearedWhenItIsGone() throws Exception {
    assertThat(settle("--because", "Chưa đến cơ sở y tế", "--by", "An", "--lang", "vi")).isZero();
    assertThat(out.toString())
        .contains("đã ghi lý do cho 1 chênh lệch; injuries còn 0 chênh lệch chưa giải trình");
    assertThat(Samples.ask(home, HOW)).containsExactly("6|0|outside|settled|Chưa đến cơ sở y tế");
    assertThat(Samples.ask(home, WARNINGS)).containsExactly("SOURCES_DIFFER|settled");
    assertThat(run("status", "--lang", "en")).isZero();
    assertThat(out.toString()).doesNotContain("Differences between", "Warnings without");
    assertThat(run("accept", crosstab(), "--lang", "en")).isZero();
    assertThat(out.toString()).contains("0 open warnings", "This difference is settled");
    assertThat(run("sql", HOW, "--as-of", "2020-12-31", "--csv")).isZero();
    assertThat(out.toString()).as("before it was").contains("6,0,outside,open,");

    assertThat(settle("--because", "Đã đối chiếu", "--lang", "en")).isZero();
    assertThat(out.toString()).contains("They had a reason: the new one counts now");
    assertThat(run("rebuild", "--into", folder.resolve("again").toString(), "--lang", "en"))
        .as(out.toString())
        .isZero();
    assertThat(Samples.ask(new Home(folder.resolve("again")), HOW))
        .containsExactly("6|0|outside|settled|Đã đối chiếu");

    assertThat(corrected(2, "2020-05-01").openDifferences()).containsEntry("injuries 2020", 1);
    assertThat(Samples.ask(home, HOW)).containsExactly("6|2|outside|open|null");
    assertThat(Samples.ask(home, WARNINGS)).containsExactly("SOURCES_DIFFER|open");

    assertThat(corrected(5, "2020-05-02").openDifferences()).isEmpty();
    assertThat(Samples.ask(home, HOW)).containsExactly("6|5|within|cleared|null");
    assertThat(Samples.ask(home, WARNINGS)).containsExactly("SOURCES_DIFFER|gone");
    assertThat(run("status", "--json")).isZero();
    assertThat(Json.count(out.toString(), "$.warnings")).isZero();
    assertThat(run("accept", crosstab(), "--lang", "vi")).isZero();
    assertThat(out.toString()).contains("0 cảnh báo chưa có lý do", "Không còn nữa");
    assertThat(run("accept", crosstab(), "--because", "x", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("has no open warning");
    assertThat(settle("--because", "x", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("within tolerance; there is nothing to settle");
  }

  @Test
  void whatWasSettledCanBeReopened() throws Exception {
    assertThat(run("settle", "injuries", "--because", "Cả năm", "--lang", "en")).isZero();
    assertThat(out.toString()).contains("injuries: the reason is kept, differences: 1");
    assertThat(settle("--undo", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("--undo: say why");
    assertThat(settle("--undo", "--because", "Nhầm", "--lang", "en")).isZero();
    assertThat(out.toString()).contains("reopened, differences: 1; open of injuries: 1");
    assertThat(Samples.ask(home, HOW)).containsExactly("6|0|outside|open|null");
    assertThat(settle("--undo", "--because", "x", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no difference there is settled");
    assertThat(Samples.ask(home, "select kind, subject from core.decision order by decision_no"))
        .containsExactly("settle|injuries", "unsettle|injuries");
  }

  @Test
  void whatIsNotThereIsSaidWithWhatIs() {
    assertThat(run("settle", "injury", "--because", "x", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString())
        .contains("no reconciliation 'injury'; there are: abuse, children, children_special, inj");
    assertThat(run("settle", "injuries", "--area", "300", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString())
        .contains("injuries --area 300: nothing is compared there", "303, 304");
    assertThat(run("settle", "injuries", "--period", "2020-Q2", "--because", "x", "--lang", "en"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("a report of one source is missing");
  }

  private String crosstab() throws Exception {
    return Samples.ask(
            home,
            "select submission_id from core.submission_in_force where form_code = 'district-injuries'")
        .get(0);
  }

  /** The list of January once more, with more cases. */
  private RunSummary corrected(int cases, String day) throws IOException {
    Path post = Files.createDirectories(folder.resolve("post-" + day));
    list(post.resolve("1.csv"), 1, cases);
    Files.writeString(
        post.resolve("receipts.csv"),
        "file,received_at,received_from\n1.csv," + day + "T08:00:00,\n");
    return Samples.load(home, post);
  }

  private static void list(Path file, int month, int cases) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "Biểu 03/YT-TE\nĐơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Tháng "
                + month
                + " năm 2020\nMã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả\n");
    for (int i = 1; i <= cases; i++) {
      text.append(
          "HS-%d-%d;Trai;05/03/2012;Nam;10/0%d/2020;Quận Đồ Sơn;;Ngã;;Không tàn phế\n"
              .formatted(month, i, month));
    }
    Files.writeString(file, text);
  }

  private int settle(String... args) {
    List<String> all =
        new ArrayList<>(List.of("settle", "injuries", "--area", "308", "--period", "2020-Q1"));
    all.addAll(List.of(args));
    return run(all.toArray(String[]::new));
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
