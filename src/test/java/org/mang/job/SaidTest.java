package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.office.OfficeWorkbook;

/** What a file does not say, whoever took it in may; what it says otherwise is a finding. */
class SaidTest {

  private static final String SUBMISSION =
      "select state, form_code, reporter_code, period_code from core.submission";

  private static final String FOUND =
      "select code, value from ops.finding where severity = 'error'";

  private final Path folder;
  private final Home home;

  SaidTest(@TempDir Path folder) {
    this.folder = folder;
    this.home = new Home(folder.resolve("home"));
  }

  @Test
  void whatAFileDoesNotSayIsSaidInTheRegister() throws Exception {
    mute();
    load("mute.xlsx,2021-01-13T09:00,,,,");
    assertThat(
            Samples.ask(
                home,
                "select state, code from core.submission join ops.finding using (submission_id)"))
        .containsExactly("returned|UNNAMED_FORM");
    load("mute.xlsx,2021-01-13T09:00,,district-children,308,2020");
    assertThat(Samples.ask(home, SUBMISSION))
        .containsExactly("accepted|district-children|308|2020");
    assertThat(Samples.ask(home, "select count(*) from core.observation")).containsExactly("126");
    assertThat(Samples.ask(home, "select kind, because, details->>'$.period' from ops.decision"))
        .containsExactly("say|said on receipt|2020");
    // Said again, it is no news.
    assertThat(load("mute.xlsx,2021-01-13T09:00,,district-children,308,2020").nothingNew())
        .isTrue();
    assertThat(Files.readAllLines(home.archive().resolve("journal.jsonl"))).hasSize(1);
    // Said otherwise, the file is read anew, and its facts are of the other period alone.
    load("mute.xlsx,2021-01-13T09:00,,,,2020-H1");
    assertThat(Samples.ask(home, SUBMISSION))
        .containsExactly("accepted|district-children|308|2020-H1");
    assertThat(Samples.ask(home, "select period_code, count(*) from core.observation group by all"))
        .containsExactly("2020-H1|126");
    assertThat(Samples.ask(home, "select period_code, version_no from core.submission_in_force"))
        .containsExactly("2020-H1|1");
  }

  @Test
  void whatAFileSaysOtherwiseIsFound() throws Exception {
    Files.createDirectories(post());
    OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN).save(post().resolve("mute.xlsx"));
    load("mute.xlsx,2021-01-13T09:00,,district-participation,303,2019");
    assertThat(Samples.ask(home, SUBMISSION))
        .containsExactly("returned|district-children|308|2020");
    assertThat(Samples.ask(home, FOUND))
        .containsExactlyInAnyOrder(
            "SAID_OTHERWISE|Biểu 01/TE. Tổng số trẻ em, số trẻ em có hoàn cảnh đặc biệt",
            "SAID_OTHERWISE|Kỳ báo cáo: Năm 2020 (từ 01/01/2020 đến 31/12/2020)",
            "SAID_OTHERWISE|308");
  }

  @Test
  void whatIsNotThereIsFound() throws Exception {
    mute();
    load("mute.xlsx,2021-01-13T09:00,,district-children,999,năm 2020");
    assertThat(Samples.ask(home, FOUND)).contains("SAID_UNKNOWN|999", "SAID_UNKNOWN|năm 2020");
    load("mute.xlsx,2021-01-13T09:00,,bieu-01,308,2020");
    assertThat(Samples.ask(home, FOUND)).contains("SAID_UNKNOWN|bieu-01");
  }

  private Path post() {
    return folder.resolve("post");
  }

  /** The figures alone, without a word of whose they are, of what and when. */
  private void mute() throws IOException {
    Files.createDirectories(post());
    OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN)
        .set("A1", "")
        .set("A2", "")
        .set("A4", "")
        .set("A5", "")
        .set("A6", "")
        .save(post().resolve("mute.xlsx"));
  }

  private RunSummary load(String receipt) throws IOException {
    Files.write(
        post().resolve("receipts.csv"),
        List.of("file,received_at,received_from,form,reporter,period", receipt));
    return Samples.load(home, post());
  }
}
