package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.job.Samples;

/** What the steward asks in the morning. Lê Chân sent one file, which went back; three sent all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Home home = new Home(Path.of("unset"));

  @BeforeAll
  void load(@TempDir Path folder) throws IOException {
    home = new Home(folder.resolve("home"));
    Samples.arrive(
        home,
        "2020/303-hong-bang/",
        "2020/305-le-chan/Bieu 01TE 6",
        "2020/314-kien-thuy/",
        "2020/so-y-te/");
    asTheyWereReceived();
    Files.writeString(home.inbox().resolve("gì đó.csv"), "a,b\n1,2\n");
    Samples.load(home);
  }

  private void asTheyWereReceived() throws IOException {
    for (String line : Files.readAllLines(Samples.DATA.resolve("receipts.csv"))) {
      String[] cells = line.split(",", -1);
      Path file = home.inbox().resolve(cells[0].replace('/', '-'));
      if (Files.exists(file)) {
        Files.setLastModifiedTime(
            file,
            FileTime.from(
                LocalDateTime.parse(cells[1]).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant()));
      }
    }
  }

  @Test
  void theYearWithReportsIsShownAtAGlance() {
    assertThat(status("--lang", "vi")).isZero();
    assertThat(out.toString().lines())
        .contains(
            "Năm 2020:",
            "303  Quận Hồng Bàng       ✓  ✓                ✓  ✓  ✓  ✓          ✓  ✓  ✓  ✓",
            "305  Quận Lê Chân         x  !                !  !  !  !          !  !  !  !",
            "314  Huyện Kiến Thuỵ      ✓  +                ✓  ✓  ✓  ✓          ✓  ✓  ✓  ✓",
            "✓ đúng hạn;  + muộn;  x bị trả lại;  ! quá hạn chưa gửi");
    assertThat(out.toString())
        .containsPattern("\n {26}H1 2020 {13}Q1 Q2 Q3 Q4 {9}Q1 Q2 Q3 Q4\n")
        .contains("health-injuries\n", "M01 M02 M03 M04 M05 M06 M07 M08 M09 M10 M11 M12\n");
  }

  @Test
  void aYearForWhichNothingCameIsSaidToMissAll() {
    assertThat(status("--lang", "en")).isZero();
    assertThat(out.toString())
        .containsPattern("\n2019, 2021–20\\d\\d: nothing received; \\d+ missing")
        .doesNotContain("\n2020: nothing");
  }

  @Test
  void whatToChaseIsListedTheLongestOverdueFirst() throws SQLException {
    assertThat(status("--lang", "vi", "--year", "2020")).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "quá hạn chưa gửi, lâu nhất trước:",
            "2020-02-10",
            "2020-04-15",
            "2021-01-15",
            "bị trả lại, chưa có bản hợp lệ:",
            "Quận Lê Chân",
            id("reporter_code = '305'"))
        .doesNotContain("nothing received", "\n2019", " 2019", "due_on", "missing", " rows)");
    assertThat(status("--lang", "en")).isZero();
    assertThat(out.toString()).contains("(20 rows)\n… and ");
  }

  @Test
  void overdueReportsAreListedWhole() {
    assertThat(status("--lang", "en", "--overdue", "--reporter", "305", "--year", "2020")).isZero();
    assertThat(out.toString())
        .contains("(10 rows)", "returned", "missing")
        .doesNotContain("more;", "To chase", "Hồng Bàng");
  }

  @Test
  void aDayThatReportsAreDueBeforeIsNotInIt() {
    String[] asked = {"--lang", "en", "--form", "district-participation", "--reporter", "305"};
    assertThat(status(and(asked, "--due-before", "2020-04-16"))).isZero();
    assertThat(out.toString()).contains("2020-Q1").doesNotContain("2020-Q2");
    assertThat(status(and(asked, "--due-before", "2020-04-15", "--year", "2020"))).isZero();
    assertThat(out.toString()).contains("There is no such report.").doesNotContain("2020-Q1");
  }

  @Test
  void whereNothingIsAskedForNothingElseIsPrinted() {
    assertThat(status("--lang", "en", "--year", "2020", "--reporter", "303", "--state", "missing"))
        .isZero();
    assertThat(out.toString())
        .contains("There is no such report.")
        .doesNotContain("(0 rows)", "Rows left out", "Warnings without");
  }

  @Test
  void asJsonItSaysAllThatTheTextSays() throws SQLException {
    assertThat(status("--json")).isZero();
    String said = out.toString();
    assertThat(Json.names(said))
        .isEqualTo(
            "as_of cells_left_out closed differences left_out reports snapshot unknown waiting_files warnings");
    assertThat(Json.at(said, "$.waiting_files")).isEqualTo("0");
    assertThat(Json.at(said, "$.unknown[0].submission")).isEqualTo(unknown());
    assertThat(Json.at(said, "$.left_out[0].rows_left_out")).isEqualTo("2");
    assertThat(Samples.ask(home, "select count(*) from mart.reporting"))
        .containsExactly("" + Json.count(said, "$.reports"));
  }

  @Test
  void blankAndZeroAreToldApartInJson() {
    String[] asked = {"--json", "--form", "district-children", "--year", "2020"};
    assertThat(status(and(asked, "--reporter", "314", "--state", "late"))).isZero();
    assertThat(out.toString())
        .contains(
            "\"status\":\"late\"",
            "\"late\":true",
            "\"days_late\":18",
            "\"days_overdue\":null",
            "\"returned_submission\":null",
            "\"returned_error_count\":null",
            "\"version_count\":1",
            "\"open_warnings\":0");
    assertThat(status(and(asked, "--reporter", "305"))).isZero();
    assertThat(out.toString())
        .contains(
            "\"status\":\"returned\"",
            "\"submission\":null",
            "\"late\":false,\"days_late\":0",
            "\"returned_error_count\":7",
            "\"version_count\":0",
            "\"received_on\":null",
            "\"open_warnings\":null");
  }

  @Test
  void aReturnedFileOfAnUnknownOfficeIsListed() throws SQLException {
    assertThat(status("--lang", "vi")).isZero();
    assertThat(out.toString()).contains("chưa rõ biểu, đơn vị hoặc kỳ:", unknown());
    assertThat(out.toString()).doesNotContain("gì đó");
  }

  private String unknown() throws SQLException {
    return Samples.ask(home, "select submission_id from core.submission where form_code is null")
        .get(0);
  }

  @Test
  void rowsLeftOutAreShownWithTheirSubmission() throws Exception {
    String id =
        Samples.ask(home, "select submission_id from core.submission where quarantined_count > 0")
            .get(0);
    assertThat(status("--lang", "vi")).isZero();
    assertThat(out.toString()).contains("Dòng lỗi bị để riêng", id);
    assertThat(run("accept", id.substring(0, 8), "--lang", "vi")).isZero();
    assertThat(out.toString()).contains("Dòng có lỗi bị để riêng; xem returned/*-" + id);
  }

  @Test
  void kindsOfFindingsCanBeCountedWithoutTheirValues() {
    assertThat(
            run(
                "sql",
                "--csv",
                "select reporter, code, severity, sum(finding_count) as n"
                    + " from (select reporter_code as reporter, * from core.finding_kind)"
                    + " where state = 'returned' and form_code = 'district-children' group by all order by all"))
        .isZero();
    assertThat(out.toString().lines())
        .contains("305,NOT_A_COUNT,error,1", "305,REQUIRED,error,1")
        .allMatch(line -> line.startsWith("305,") || line.startsWith("reporter,"));
    assertThat(run("sql", "--csv", "from core.finding_kind")).isZero();
    assertThat(out.toString()).doesNotContain("khoảng 300", "Sao Mai");
  }

  @Test
  void filtersNarrowWhatIsShown() {
    assertThat(status("--lang", "en", "--year", "2020", "--state", "returned")).isZero();
    assertThat(out.toString()).contains("Lê Chân").doesNotContain("An Dương", " 2019");
    assertThat(status("--lang", "en", "--reporter", "303", "--state", "Accepted,late")).isZero();
    assertThat(out.toString()).contains("Hồng Bàng", "on time").doesNotContain("Lê Chân");
    assertThat(status("--json", "--reporter", "305", "--state", "returned")).isZero();
    assertThat(out.toString())
        .contains("\"state\":\"returned\"")
        .doesNotContain("\"reporter\":\"303\"", "missing");
  }

  @Test
  void aFilterThatMeansNothingIsAnErrorAndNotAnEmptyAnswer() {
    assertThat(status("--lang", "en", "--form", "district-childern")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("there is no 'district-childern'", "district-children");
    assertThat(status("--state", "lost")).isEqualTo(Mang.WRONG_USE);
  }

  private String id(String which) throws SQLException {
    return Samples.ask(
            home, "select submission_id from core.submission where state = 'returned' and " + which)
        .get(0);
  }

  private static String[] and(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private int status(String... args) {
    List<String> all = new ArrayList<>(List.of("status"));
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
