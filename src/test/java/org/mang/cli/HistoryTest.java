package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.job.RunLock;
import org.mang.job.RunSummary;
import org.mang.job.Samples;
import org.mang.office.OfficeWorkbook;

/**
 * Right file, wrong file, right file again; what is withdrawn; and how things stood on a day that
 * is past.
 */
class HistoryTest extends DoSonHistory {

  HistoryTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void theRightFileAgainIsInForceAgain() throws Exception {
    String right = ask(CHILDREN, "--as-of", "2021-01-13");
    assertThat(ask(CHILDREN)).isNotEqualTo(right);
    assertThat(receive(OfficeWorkbook.DO_SON_CHILDREN, "2021-01-15T10:00:00").again()).isEqualTo(1);
    assertThat(ask(CHILDREN)).isEqualTo(right);
    assertThat(Samples.ask(home, "select version_no, version_count, received_count" + from()))
        .containsExactly("3|3|2");
    RunSummary again = receive(OfficeWorkbook.DO_SON_CHILDREN, "2021-01-15T10:00:00");
    assertThat(again.again()).isZero();
    assertThat(again.nothingNew()).isTrue();
    // Once more, while it is in force: noted, and no version.
    assertThat(receive(OfficeWorkbook.DO_SON_CHILDREN, "2021-01-20T10:00:00").again()).isZero();
    assertThat(Samples.ask(home, "select version_count" + REPORT)).containsExactly("3");
  }

  private static String from() {
    return " from core.submission_in_force join (select submission_id, version_count, received_count"
        + REPORT
        + ") using (submission_id)";
  }

  @Test
  void anEarlierReceiptIsTheFirstWheneverItIsLoaded() throws Exception {
    assertThat(Samples.ask(home, "select first_received_at, first_acceptable_at" + REPORT))
        .containsExactly("2021-01-13 15:42:00.0|2021-01-13 15:42:00.0");
    receive(OfficeWorkbook.DO_SON_CHILDREN, "2021-01-05T08:00:00");
    assertThat(Samples.ask(home, "select first_received_at, first_acceptable_at" + REPORT))
        .containsExactly("2021-01-05 08:00:00.0|2021-01-05 08:00:00.0");
    assertThat(
            Samples.ask(
                home,
                "select count(distinct submission_id) from core.observation where period_code = '2020' and measure_code = 'children'"))
        .as("facts of both versions")
        .containsExactly("2");
    assertThat(
            Samples.ask(
                home,
                "select count(*) = count(distinct (submission_id, sheet, row_no, column_ref, measure_code, sex_code, category_code)) from core.observation"))
        .as("and no fact twice")
        .containsExactly("true");
  }

  @Test
  void aVersionThatIsWithdrawnMakesWayForTheOneBefore() throws Exception {
    String right = ask(CHILDREN, "--as-of", "2021-01-13");
    String wrong = inForce();
    assertThat(run("withdraw", wrong, "--because", "Nhầm tệp", "--by", "An", "--lang", "en"))
        .isZero();
    assertThat(out.toString()).contains(wrong + ": withdrawn; in force is ");
    assertThat(ask(CHILDREN)).isEqualTo(right);
    assertThat(run("withdraw", wrong, "--because", "x", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("is withdrawn already");
    assertThat(run("accept", wrong, "--because", "x", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("it was withdrawn");

    String first = inForce();
    assertThat(run("withdraw", first, "--because", "x", "--lang", "en")).isZero();
    assertThat(out.toString()).contains("no version of the report is in force");
    assertThat(Samples.ask(home, "select state, status" + REPORT))
        .containsExactly("missing|missing");

    assertThat(run("withdraw", wrong, "--undo", "--because", "Không nhầm", "--lang", "en"))
        .isZero();
    assertThat(inForce()).isEqualTo(wrong);
    assertThat(run("withdraw", wrong, "--undo", "--because", "x", "--lang", "en"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("was not withdrawn");
    assertThat(Samples.ask(home, "select kind, because, decided_by from core.decision limit 1"))
        .containsExactly("withdraw|Nhầm tệp|An");
    assertThat(Files.readAllLines(home.archive().resolve("journal.jsonl"))).hasSize(3);
  }

  @Test
  void aReturnedCorrectionShowsUntilItIsSettled() throws Exception {
    OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN)
        .set("C11", "nhiều")
        .save(folder.resolve("bad.xlsx"));
    receive(folder.resolve("bad.xlsx"), "2021-01-18T08:00:00");
    assertThat(Samples.ask(home, "select state, status" + REPORT))
        .containsExactly("accepted|returned_after_accepted");
    String returned =
        Samples.ask(home, "select submission_id from core.submission where state = 'returned'")
            .get(0);
    assertThat(Samples.ask(home, "select returned_submission_id" + REPORT))
        .containsExactly(returned);
    Samples.copy(home, new Home(folder.resolve("other")));
    assertThat(run("status", "--as-of", "2021-01-17", "--reporter", "308", "--lang", "en"))
        .isZero();
    assertThat(out.toString())
        .contains("as of 17/01/2021 23:59")
        .doesNotContain(returned.substring(0, 8));
    assertThat(run("status", "--reporter", "308", "--lang", "en")).isZero();
    assertThat(out.toString()).contains(returned);

    assertThat(run("withdraw", returned, "--because", "Bản trước là đúng", "--lang", "en"))
        .isZero();
    assertThat(Samples.ask(home, "select status, returned_submission_id" + REPORT))
        .containsExactly("on_time|null");

    Home other = new Home(folder.resolve("other"));
    receive(other, Samples.DATA.resolve(OfficeWorkbook.DO_SON_CHILDREN), "2021-01-19T08:00:00");
    assertThat(Samples.ask(other, "select status, returned_submission_id" + REPORT))
        .containsExactly("on_time|null");
  }

  @Test
  void aFileThatIsOfNoReportCanBeWithdrawnToo() throws Exception {
    Files.writeString(folder.resolve("list.csv"), "a,b\n1,2\n");
    receive(folder.resolve("list.csv"), "2021-01-18T08:00:00");
    String returned =
        Samples.ask(home, "select submission_id from core.submission where state = 'returned'")
            .get(0);
    assertThat(run("status", "--lang", "en")).isZero();
    assertThat(out.toString()).contains(returned);
    assertThat(run("withdraw", returned, "--because", "Không phải báo cáo")).isZero();
    assertThat(run("status", "--lang", "en")).isZero();
    assertThat(out.toString()).doesNotContain(returned);
  }

  @Test
  void asOfADayThatIsPastAllIsAsItWasThen() throws Exception {
    for (String cut : List.of("2020-07-31T12:00", "2021-01-13T23:59:59")) {
      Home then = new Home(folder.resolve("then-" + cut.substring(0, 10)));
      Path part = Files.createDirectories(folder.resolve("part-" + cut.substring(0, 10)));
      List<String> receipts = new ArrayList<>();
      for (String line : Files.readAllLines(post.resolve("receipts.csv"))) {
        String[] cells = line.split(",", -1);
        if (cells[1].startsWith("received") || cells[1].compareTo(cut) <= 0) {
          receipts.add(line);
        }
        Path file = post.resolve(cells[0]);
        if (Files.exists(file)) {
          Files.createDirectories(part.resolve(cells[0]).getParent());
          Files.copy(file, part.resolve(cells[0]));
        }
      }
      Files.write(part.resolve("receipts.csv"), receipts);
      Samples.load(then, part);
      String all =
          Stream.of("reporting", "measure_value", "indicator_value", "target_verdict", "evaluation")
              .map(mart -> "select * from mart." + mart + " order by all")
              .collect(Collectors.joining("; ", "select as_of_at from core.as_of; ", ""));
      // Cut at the same instant, what was loaded only so far and what was loaded since are one.
      assertThat(ask(home, all, "--as-of", cut))
          .isEqualTo(ask(then, all, "--as-of", cut))
          .contains(cut.replace('T', ' '), "not_yet_due", "undecided");
    }
  }

  @Test
  void whatWasLoadedOnlyNowWasNotLoadedThen() throws Exception {
    String count = "select count(*) from core.submission";
    assertThat(ask(count, "--as-of", "2021-12-31")).isEqualTo(ask(count));
    assertThat(ask(count, "--as-of", "2021-12-31", "--as-loaded", "--csv"))
        .isEqualToNormalizingNewlines("count_star()\r\n0\r\n");
  }

  @Test
  void whatIsRebuiltFromArchiveAndDecisionsIsTheSame() throws Exception {
    assertThat(run("rebuild", "--into", folder.resolve("same").toString(), "--lang", "en"))
        .as(out.toString())
        .isZero();
    assertThat(out.toString()).contains("figures, versions and datasets are equal");

    assertThat(run("withdraw", inForce(), "--because", "Nhầm tệp")).isZero();
    receive(OfficeWorkbook.DO_SON_CHILDREN, "2021-01-15T10:00:00");
    assertThat(run("rebuild", "--into", folder.resolve("again").toString(), "--lang", "en"))
        .as(out.toString())
        .isZero();
    assertThat(run("verify", "--lang", "en")).isZero();
    assertThat(out.toString()).contains("All there and whole: 21 originals, 1 decisions");

    assertThat(run("rebuild", "--into", folder.resolve("same").toString(), "--lang", "en"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("there is something in this folder");
  }

  @Test
  void whatDefinitionsOfNowReadOtherwiseIsListedAndTakenOver() throws Exception {
    assertThat(run("recheck", "--lang", "en")).as(out.toString()).isZero();
    assertThat(out.toString()).contains("Every file is read as it was");

    Path form = home.beside().resolve("jobs/forms/district-children.yaml");
    Files.createDirectories(form.getParent());
    Files.writeString(
        form,
        Files.readString(Path.of("jobs/forms/district-children.yaml"))
            .replaceFirst("(at_risk: \\{[^}]*), measure: children_at_risk", "$1"));
    assertThat(run("recheck", "--lang", "en")).isEqualTo(Mang.NEEDS_PERSON);
    assertThat(out.toString())
        .contains(
            inForce() + "  district-children 308 2020: accepted, 126 facts → accepted, 120 facts");
    assertThat(Samples.ask(home, "select count(*) from core.decision")).containsExactly("0");

    assertThat(run("recheck", inForce(), "--because", "Bỏ cột nguy cơ", "--lang", "en")).isZero();
    assertThat(
            Samples.ask(
                home,
                "select count(*) from core.observation where submission_id = '" + inForce() + "'"))
        .containsExactly("120");
    assertThat(run("recheck", "--lang", "en")).isEqualTo(Mang.NEEDS_PERSON);
    assertThat(out.toString()).doesNotContain(inForce());
  }

  @Test
  void anOriginalThatWasChangedOrLostIsFound() throws Exception {
    List<String> hashes =
        Samples.ask(home, "select sha256 from core.submission_in_force order by sha256 limit 2");
    Path archive = home.archive();
    Path changed = archive.resolve(hashes.get(0).substring(0, 2)).resolve(hashes.get(0));
    byte[] bytes = Files.readAllBytes(changed.resolve("original"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(changed.resolve("original"), bytes);
    assertThat(run("rebuild", "--into", folder.resolve("a").toString(), "--lang", "en"))
        .isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("this original was changed or is damaged");
    Path lost = archive.resolve(hashes.get(1).substring(0, 2)).resolve(hashes.get(1));
    Files.delete(lost.resolve("original"));
    assertThat(run("verify", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(out.toString())
        .contains(
            hashes.get(0) + ": the original was changed",
            hashes.get(1) + ": the original is not in the archive");

    Files.delete(changed.resolve("original"));
    assertThat(run("rebuild", "--into", folder.resolve("b").toString(), "--lang", "en"))
        .isEqualTo(Mang.NEEDS_PERSON);
    assertThat(out.toString())
        .contains("core.submission: 2 only in the one", "originals that are not in the archive: 2");
  }

  @Test
  void aJournalThatWasChangedStopsEverything() throws Exception {
    assertThat(run("withdraw", inForce(), "--because", "Nhầm tệp")).isZero();
    Path journal = home.archive().resolve("journal.jsonl");
    Files.writeString(journal, Files.readString(journal).replace("Nhầm", "Đúng"));
    assertThat(run("verify", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(out.toString()).contains("line 1: the journal of decisions was changed");
    assertThat(run("load", "--lang", "en")).isEqualTo(Mang.FAILED);
    Files.delete(journal);
    assertThat(run("verify", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(out.toString()).contains("is not the one that the store was made with");
  }

  @Test
  void anInstantThatIsNoneIsSaid() throws Exception {
    assertThat(run("sql", "select 1", "--as-of", "hôm qua", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("'hôm qua' is no date or time");
    try (RunLock lock = RunLock.take(home).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(run("sql", "select 1", "--as-of", "2020-01-01")).isEqualTo(Mang.HELD);
      assertThat(run("sql", "select 1")).isZero();
    }
  }
}
