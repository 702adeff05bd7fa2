package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.intake.Archive;

/** A file on which Măng itself fails stops none that is checked together with it. */
class FailingFileTest {

  private static final String STATES =
      "select first_file_name, state from ops.original order by first_received_at";

  /** A cast that fails on one text, and so does the statement, for all files in it. */
  private static final String FAILING =
      """
      checks:
        fails:
          that: "cast(case when thing = 'Hỏng' then 'x' else '1' end as integer) = 1"
          say: {vi: "Hỏng", en: "Broken"}
      """;

  @TempDir private Path folder = Path.of("unset");
  private Path form = Path.of("unset");
  private String sound = "";

  @BeforeEach
  void breakForm() throws IOException {
    Post.formsBeside(folder);
    form = folder.resolve("jobs/forms/visits.yaml");
    sound = Files.readString(form);
    Files.writeString(form, sound + FAILING);
  }

  @Test
  void thatOneIsNotedAndTheOthersAreAcceptedAsIfItWereNotThere() throws Exception {
    Post post = new Post(folder.resolve("post"));
    post.injuries(3, "HS-1", "HS-2");
    broken(post, "Quận Lê Chân", 1);
    post.visits("Quận Đồ Sơn", 2020, 1, 10);
    post.visits("Quận Đồ Sơn", 2020, 2, 25);
    broken(post, "Quận Lê Chân", 2);
    broken(post, "Quận Lê Chân", 3);
    post.visits("Quận Đồ Sơn", 2020, 3, 30);
    post.injuries(4, "HS-2");
    post.visits("Quận Đồ Sơn", 2020, 4, 35);
    broken(post, "Quận Lê Chân", 4);
    Home single = new Home(folder.resolve("single"));
    Lots.load(single, post.folder(), Lots.single());
    Home whole = new Home(folder.resolve("whole"));
    RunSummary summary = Lots.load(whole, post.folder(), Lots.usual());

    assertThat(summary.failed())
        .containsExactly(
            "02-broken-1.csv", "05-broken-2.csv", "06-broken-3.csv", "10-broken-4.csv");
    assertThat(summary.accepted()).isEqualTo(6);
    assertThat(Samples.ask(whole, STATES))
        .containsExactly(
            "01-injuries-3.csv|checked",
            "02-broken-1.csv|failed",
            "03-visits-2020-1.csv|checked",
            "04-visits-2020-2.csv|checked",
            "05-broken-2.csv|failed",
            "06-broken-3.csv|failed",
            "07-visits-2020-3.csv|checked",
            "08-injuries-4.csv|checked",
            "09-visits-2020-4.csv|checked",
            "10-broken-4.csv|failed");
    assertThat(
            Samples.ask(
                whole,
                "select file_name, code from ops.finding join core.submission using (submission_id) order by received_at"))
        .containsExactly("08-injuries-4.csv|DUPLICATE_EVENT", "09-visits-2020-4.csv|NEVER_FALLS");
    assertThat(Lots.differences(single, whole)).isEmpty();
  }

  @Test
  void whatFailedIsTriedAgainAndALostOriginalStopsNoOther() throws Exception {
    Post post = new Post(folder.resolve("post"));
    broken(post, "Quận Lê Chân", 1);
    broken(post, "Quận Lê Chân", 2);
    broken(post, "Quận Lê Chân", 3);
    Home home = new Home(folder.resolve("home"));
    assertThat(Lots.load(home, post.folder(), Lots.usual()).failed()).hasSize(3);

    Files.writeString(form, sound);
    String lost =
        Samples.ask(
                home, "select sha256 from ops.original where first_file_name like '%-broken-2.csv'")
            .get(0);
    Files.delete(new Archive(home.archive(), LocalClock.read(Definitions.carried())).path(lost));
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    RunSummary summary = Lots.load(home, nothing, Lots.usual());

    assertThat(summary.failed()).containsExactly("02-broken-2.csv");
    assertThat(summary.accepted()).isEqualTo(2);
    assertThat(Samples.ask(home, STATES))
        .containsExactly(
            "01-broken-1.csv|checked", "02-broken-2.csv|failed", "03-broken-3.csv|checked");
  }

  private static void broken(Post post, String office, int quarter) throws IOException {
    post.text(
        "broken-" + quarter, Post.visitsOf(office, 2020, quarter, 10).replace("Cả quận", "Hỏng"));
  }
}
