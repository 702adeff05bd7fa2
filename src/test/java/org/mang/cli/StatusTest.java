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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.job.Samples;

/** What the steward asks in the morning. */
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
    Files.writeString(home.inbox().resolve("gì đó.csv"), "a,b\n1,2\n");
    Samples.load(home);
  }

  @Test
  void inVietnameseHeadingsStatesAndTitlesAre() {
    assertThat(status("--lang", "vi")).isZero();
    assertThat(out.toString())
        .contains("tên biểu", "Biểu 01/TE. Tổng số trẻ em", "phải nộp")
        .contains("tình trạng", "bị trả lại", "chưa gửi", "Quận Lê Chân", " dòng)")
        .doesNotContain("missing", " rows)", "due_on");
  }

  @Test
  void aTableWithoutRowsIsNotPrinted() {
    assertThat(status("--lang", "en", "--year", "2020", "--reporter", "303", "--state", "missing"))
        .isZero();
    assertThat(out.toString())
        .contains("There is no such report.")
        .doesNotContain("(0 rows)", "Rows left out", "Warnings without");
  }

  @Test
  void aReturnedFileOfAnUnknownOfficeIsListed() {
    assertThat(status("--lang", "vi")).isZero();
    assertThat(out.toString()).contains("chưa rõ biểu, đơn vị hoặc kỳ:", "gì đó.csv");
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
  void filtersNarrowWhatIsShown() {
    assertThat(status("--lang", "en", "--year", "2020", "--state", "returned")).isZero();
    assertThat(out.toString()).contains("Lê Chân").doesNotContain("An Dương", "2019");
    assertThat(status("--lang", "en", "--reporter", "303", "--state", "Accepted,late")).isZero();
    assertThat(out.toString()).contains("Hồng Bàng", "accepted").doesNotContain("Lê Chân");
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
