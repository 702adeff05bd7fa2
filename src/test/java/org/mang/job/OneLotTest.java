package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.office.OfficeWorkbook;

/**
 * Files of one lot of which a later one depends on an earlier: what comes of each is what came of
 * it if they were taken one by one, in order of receipt. All names and figures are invented.
 */
class OneLotTest {

  private static final String HONG_BANG = "2020/303-hong-bang/Bieu 01TE - nam 2020.xlsx";
  private static final String NGO_QUYEN = "2020/304-ngo-quyen/Bieu_01TE_nam_2020.xlsx";
  private static final String LE_CHAN = "2020/305-le-chan/Bieu 01TE nam 2020.xlsx";

  private static final String FOUND =
      """
      select file_name, state, list(code || coalesce(' ' || column_ref || row_no, '') order by finding_no)
      from core.submission
      join ops.finding using (submission_id)
      group by submission_id, file_name, state, received_at
      order by received_at, submission_id""";

  private static final String VERSIONS =
      "select file_name, version_no, superseded_by is not null from core.version join core.submission using (submission_id) where version_no > 1 or superseded_by is not null order by submission.received_at, submission_id";

  @TempDir private Path folder = Path.of("unset");
  private Post post = new Post(Path.of("unset"));

  @BeforeEach
  void makePost() throws IOException {
    post = new Post(folder.resolve("post"));
    Post.formsBeside(folder);
  }

  @Test
  void correctionsTakeThePlaceOfWhatCameBefore() throws Exception {
    post.visits("Quận Lê Chân", 2020, 1, 10);
    post.visits("Quận Lê Chân", 2020, 1, 11);
    post.visits("Quận Lê Chân", 2020, 1, 12);
    // At the same time the hash decides.
    post.atTheSameTime().visits("Quận Lê Chân", 2020, 1, 13);
    Home single = loadAllWays();
    assertThat(Samples.ask(single, VERSIONS)).hasSize(4);
    assertThat(Samples.ask(single, "select value from core.observation"))
        .as("facts stay")
        .hasSize(8);
  }

  @Test
  void aCaseIsSaidTwiceAtWhicheverReportIsReceivedLast() throws Exception {
    post.injuries(3, "HS-1", "HS-2");
    post.injuries(4, "HS-3", "HS-2");
    // The later month first.
    post.injuries(8, "HS-7", "HS-8");
    post.injuries(7, "HS-6", "HS-7");
    // A case that a correction takes out may be elsewhere then, and not before.
    post.injuries(9, "HS-9", "HS-10", "HS-12");
    post.injuries(10, "HS-10");
    post.injuries(9, "HS-9");
    post.injuries(11, "HS-10");
    post.carers("Quận Lê Chân", 2020, "T1", "T2");
    post.carers("Quận Đồ Sơn", 2020, "T3", "T2");
    post.carers("Quận Đồ Sơn", 2019, "T1");
    post.injuries(12, "HS-12");
    Home single = loadAllWays();
    assertThat(Samples.ask(single, FOUND))
        .containsExactly(
            "02-injuries-4.csv|accepted|[DUPLICATE_EVENT A5]",
            "04-injuries-7.csv|accepted|[DUPLICATE_EVENT A5]",
            "06-injuries-10.csv|accepted|[DUPLICATE_EVENT A4]",
            "08-injuries-11.csv|accepted|[DUPLICATE_EVENT A4]",
            "10-carers-2020.csv|accepted|[DUPLICATE_CHILD A5]");
  }

  @Test
  void thePastMayBeInTheSameLot() throws Exception {
    int[] usual = {40, 44, 38, 42};
    int[] growing = {10, 25, 30, 35};
    for (int quarter = 1; quarter <= 4; quarter++) {
      post.visits("Quận Lê Chân", 2019, quarter, usual[quarter - 1]);
      post.visits("Quận Kiến An", 2019, quarter, quarter == 2 ? 420 : usual[quarter - 1]);
      post.visits("Quận Đồ Sơn", 2020, quarter, growing[quarter - 1]);
      post.injuries(quarter, "A" + quarter, "B" + quarter);
    }
    post.visits("Quận Kiến An", 2019, 2, 44);
    post.visits("Quận Lê Chân", 2020, 1, 420);
    post.visits("Quận Kiến An", 2020, 1, 42);
    post.visits("Quận Lê Chân", 2020, 1, 43);
    post.visits("Quận Lê Chân", 2020, 2, 40);
    String[] many = new String[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = "C" + i;
    }
    post.injuries(5, many);
    // A gap that is filled late shows what the last could not.
    post.visits("Quận Hải An", 2020, 1, 10);
    post.visits("Quận Hải An", 2020, 3, 30);
    post.visits("Quận Hải An", 2020, 4, 35);
    post.visits("Quận Hải An", 2020, 2, 25);
    Home single = loadAllWays();
    assertThat(Samples.ask(single, FOUND))
        .containsExactly(
            "15-visits-2020-4.csv|accepted|[NEVER_FALLS B4]",
            "18-visits-2020-1.csv|accepted|[UNLIKE_PAST B4]",
            "22-injuries-5.csv|accepted|[ROWS_UNLIKE_PAST]",
            "26-visits-2020-2.csv|accepted|[NEVER_FALLS B4]");
  }

  @Test
  void sourcesThatDifferAreSaidAtWhicheverComesLast() throws Exception {
    post.injuries(1, "HS-1", "HS-2");
    post.copy("crosstab.xlsx", OfficeWorkbook.sample(OfficeWorkbook.DO_SON_INJURIES));
    post.injuries(2);
    post.injuries(3, "HS-3");
    post.injuries(2, "HS-4");
    // Saved again, it has other bytes.
    post.workbook("crosstab", OfficeWorkbook.of(OfficeWorkbook.DO_SON_INJURIES));
    Home single = loadAllWays();
    assertThat(Samples.ask(single, FOUND))
        .containsExactly(
            "04-injuries-3.csv|accepted|[SOURCES_DIFFER]",
            "05-injuries-2.csv|accepted|[SOURCES_DIFFER]",
            "06-crosstab.xlsx|accepted|[SOURCES_DIFFER]");
  }

  @Test
  void whatComesBackHindersNoOther() throws Exception {
    post.copy("hong-bang.xlsx", OfficeWorkbook.sample(HONG_BANG));
    post.workbook("office", OfficeWorkbook.of(NGO_QUYEN).set("A5", "Đơn vị báo cáo: Quận Lê Chân"));
    post.workbook(
        "rows", OfficeWorkbook.of(NGO_QUYEN).set("C11", "nhiều").clear(12).clear(14).clear(16));
    post.copy("ngo-quyen.xlsx", OfficeWorkbook.sample(NGO_QUYEN));
    post.injuries(3, "HS-1", "HS-2", "HS-3");
    post.text("month", Files.readString(post.last()).replace("Tháng 3 năm", "Tháng 4 năm"));
    post.injuries(4, "HS-4", "HS-2");
    Path broken = Files.writeString(folder.resolve("broken"), "PK\u0003\u0004 no workbook");
    post.copy("broken.xlsx", broken);
    post.text("letter", "Kính gửi: Sở Y tế", "Chúng tôi xin gửi lời chào.");
    post.copy("le-chan.xlsx", OfficeWorkbook.sample(LE_CHAN));
    Home single = loadAllWays();
    assertThat(Samples.ask(single, "select file_name, state from core.submission order by 1"))
        .containsExactly(
            "01-hong-bang.xlsx|accepted",
            "02-office.xlsx|returned",
            "03-rows.xlsx|returned",
            "04-ngo-quyen.xlsx|accepted",
            "05-injuries-3.csv|accepted",
            "06-month.csv|returned",
            "07-injuries-4.csv|accepted",
            "08-broken.xlsx|returned",
            "09-letter.csv|returned",
            "10-le-chan.xlsx|accepted");
    assertThat(Samples.ask(single, FOUND))
        .contains(
            "02-office.xlsx|returned|[REPORTER_NOT_OF_AREAS A5]",
            "06-month.csv|returned|[PERIOD_NOT_OF_DAYS A2]",
            "07-injuries-4.csv|accepted|[DUPLICATE_EVENT A5]",
            "08-broken.xlsx|returned|[UNREADABLE]",
            "09-letter.csv|returned|[UNKNOWN_FORM]")
        .filteredOn(file -> file.startsWith("03-rows.xlsx"))
        .singleElement()
        .asString()
        .contains("[MISSING_ROW, MISSING_ROW, MISSING_ROW, NOT_A_COUNT C11");
  }

  @Test
  void whatArrivesLateIsComparedAsInItsOwnNight() throws Exception {
    Post late = new Post(folder.resolve("late"));
    post.visits("Quận Lê Chân", 2019, 1, 40);
    post.injuries(3, "HS-1", "HS-2");
    late.after(post).visits("Quận Lê Chân", 2019, 2, 44);
    late.injuries(4, "HS-2");
    late.injuries(3, "HS-1", "HS-3");
    post.after(late).visits("Quận Lê Chân", 2019, 3, 38);
    post.injuries(4, "HS-3");
    late.after(post).injuries(3, "HS-1", "HS-4");
    late.injuries(5, "HS-3", "HS-4");
    Home single = new Home(folder.resolve("single"));
    Home whole = new Home(folder.resolve("whole"));
    for (Post night : List.of(post, late)) {
      Lots.load(single, night.folder(), Lots.single());
      Lots.load(whole, night.folder(), Lots.usual());
    }
    assertSame(single, whole);
    assertThat(Samples.ask(single, VERSIONS))
        .containsExactly(
            "02-injuries-3.csv|1|true",
            "04-injuries-4.csv|1|true",
            "05-injuries-3.csv|2|true",
            "07-injuries-4.csv|2|false",
            "08-injuries-3.csv|3|false");
    assertThat(Samples.ask(single, FOUND))
        .containsExactly(
            "04-injuries-4.csv|accepted|[DUPLICATE_EVENT A4]",
            "05-injuries-3.csv|accepted|[DUPLICATE_EVENT A5]",
            "09-injuries-5.csv|accepted|[DUPLICATE_EVENT A4, DUPLICATE_EVENT A5]");
  }

  @Test
  void missingRowsAreSaidInTheirOrderHoweverManyFilesMissThem() throws Exception {
    for (int i = 1; i <= 40; i++) {
      post.homes(i % 2 == 0 ? "Quận Lê Chân" : "Huyện An Dương", i);
    }
    Home whole = new Home(folder.resolve("whole"));
    Lots.load(whole, post.folder(), Lots.usual());
    assertThat(
            Samples.ask(
                whole,
                """
                select findings, count(*)
                from (
                    select string_agg(message_vi, '; ' order by finding_no) as said, count(*) as findings
                    from ops.finding
                    group by submission_id
                )
                group by said, findings"""))
        .containsExactly("14|20", "14|20");
  }

  @Test
  void spoiltFilesDoNotRubOffOnOneAnother() throws Exception {
    Path corpus = Path.of("src/test/resources/corpus");
    try (Stream<Path> files = Files.list(corpus)) {
      for (Path file : files.filter(OneLotTest::isOfCorpus).sorted().toList()) {
        post.copy(file.getFileName().toString(), file);
      }
    }
    assertThat(Samples.ask(loadAllWays(), "select count(*) > 50 from core.submission"))
        .containsExactly("true");
  }

  private static boolean isOfCorpus(Path file) {
    String name = file.getFileName().toString();
    return !name.endsWith(".expected") && !name.equals("README.md");
  }

  /** Loads file by file, in one lot and in lots of random sizes; it is the same. */
  private Home loadAllWays() throws SQLException, IOException {
    Home single = new Home(folder.resolve("single"));
    Lots.load(single, post.folder(), Lots.single());
    Home whole = new Home(folder.resolve("whole"));
    Lots.load(whole, post.folder(), Lots.usual());
    assertSame(single, whole);
    Random random = new Random(7);
    Home some = new Home(folder.resolve("some"));
    Lots.load(some, post.folder(), () -> new Lot(1 + random.nextInt(5)));
    assertSame(single, some);
    return single;
  }

  private static void assertSame(Home one, Home other) throws SQLException, IOException {
    assertThat(Lots.differences(one, other)).isEmpty();
    assertThat(Lots.returned(other)).isEqualTo(Lots.returned(one));
  }
}
