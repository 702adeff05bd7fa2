package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.job.RunSummary;
import org.mang.job.Samples;
import org.mang.office.OfficeWorkbook;

/** A year is closed; what comes in for it waits for a release, or is let in. */
class ClosingTest extends DoSonHistory {

  private static final String VERDICT =
      "select verdict from mart.target_verdict where target = 1 and area_code = '308' and year = 2020";

  ClosingTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void whatComesInForAClosedYearCountsFromItsNextRelease() throws Exception {
    assertThat(Samples.ask(home, VERDICT)).containsExactly("met");
    assertThat(run("release", "2020", "--because", "Báo cáo năm", "--by", "An", "--lang", "en"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("Released 2020-r1: ", "releases/2020-r1");
    assertThat(run("close", "2020", "--because", "Đã báo cáo Ủy ban", "--lang", "en")).isZero();
    assertThat(out.toString()).contains("2020 is closed.");
    assertThat(run("close", "2020", "--because", "x", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("2020 is closed already");

    OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN)
        .set("F11", 45)
        .set("H11", 45)
        .set("F17", "")
        .set("H17", "")
        .save(folder.resolve("more.xlsx"));
    RunSummary late = receive(folder.resolve("more.xlsx"), "2021-01-15T10:00:00");
    assertThat(late.waiting()).containsExactly("308 district-children 2020");
    assertThat(Samples.ask(home, VERDICT)).containsExactly("met");
    assertThat(run("status", "--reporter", "308", "--lang", "en")).isZero();
    assertThat(out.toString())
        .contains("Closed years:", "Đã báo cáo Ủy ban", "After the year was closed");
    assertThat(Samples.ask(home, "select status" + REPORT)).containsExactly("on_time");
    assertThat(run("release", "2019", "--because", "x", "--lang", "en")).isZero();
    assertThat(Samples.ask(home, VERDICT)).as("of another year").containsExactly("met");

    assertThat(run("release", "2020", "--because", "Số đúng", "--lang", "en"))
        .as(out.toString())
        .isEqualTo(Mang.NEEDS_PERSON);
    assertThat(out.toString()).contains("target 1, Đồ Sơn: MET → NOT MET", "Nothing was released");
    assertThat(Files.exists(home.releases().resolve("2020-r2"))).isFalse();
    assertThat(Samples.ask(home, VERDICT)).containsExactly("met");
    assertThat(run("release", "2020", "--because", "Số đúng", "--confirm", "--lang", "en"))
        .isZero();
    assertThat(Samples.ask(home, VERDICT)).containsExactly("not_met");
    assertThat(run("release", "2020", "--because", "x", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("2020-r2 has these very figures");
    assertThat(Samples.ask(home, "select release, released_by, because from core.release limit 1"))
        .containsExactly("2020-r1|An|Báo cáo năm");

    releasesAreMadeAgain();
    assertThat(run("rebuild", "--into", folder.resolve("anew").toString(), "--lang", "en"))
        .as(out.toString())
        .isZero();
    assertThat(run("verify", "--lang", "en")).isZero();
    Path figures = home.releases().resolve("2020-r1/evaluation.csv");
    assertThat(figures.toFile().setWritable(true)).isTrue();
    Files.writeString(figures, Files.readString(figures).replaceFirst("2020", "2021"));
    assertThat(run("verify", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(out.toString())
        .contains("2020-r1/evaluation.csv: was changed since it was released");
  }

  /** As after a run that was killed when the journal had them and they were not yet there. */
  private void releasesAreMadeAgain() throws Exception {
    Path release = home.releases().resolve("2020-r1");
    Path kept = Files.move(release, folder.resolve("kept"));
    RunSummary run = Samples.load(home, Files.createDirectories(folder.resolve("nothing")));
    assertThat(run.datasets()).containsExactly(release);
    try (Stream<Path> files = Files.list(kept)) {
      for (Path file : files.toList()) {
        assertThat(release.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void oneThatIsAdmittedCountsAtOnceAndSoDoAllWhenTheYearIsOpenAgain() throws Exception {
    String wrong = ask(CHILDREN);
    String right = ask(CHILDREN, "--as-of", "2021-01-13");
    assertThat(run("close", "2031", "--because", "x", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no report of 2031 has come in");
    assertThat(run("close", "2020", "--because", "x", "--lang", "en")).isZero();
    receive(OfficeWorkbook.DO_SON_CHILDREN, "2021-01-15T10:00:00");
    String waiting = Samples.ask(home, "select submission_id from core.held").get(0);
    Home other = new Home(folder.resolve("other"));
    Samples.copy(home, other);

    assertThat(run("admit", waiting, "--because", "Lỗi của phòng", "--lang", "en")).isZero();
    assertThat(ask(CHILDREN)).isEqualTo(right);
    assertThat(run("admit", waiting, "--because", "x", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("does not wait for a release");

    assertThat(ask(other, CHILDREN)).isEqualTo(wrong);
    assertThat(run(other, List.of("close", "2020", "--undo", "--because", "x", "--lang", "en")))
        .isZero();
    assertThat(out.toString()).contains("2020 is open again; 1 reports that waited count now.");
    assertThat(ask(other, CHILDREN)).isEqualTo(right);
  }
}
