package org.mang.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** What the store keeps of what was handed in, and in which order it counts. */
class SubmissionsTest {

  private static final LocalDateTime JANUARY = LocalDateTime.of(2021, 1, 12, 9, 0);
  private static final LocalDateTime FEBRUARY = LocalDateTime.of(2021, 2, 1, 9, 0);
  private static final LocalDateTime MARCH = LocalDateTime.of(2021, 3, 1, 9, 0);

  private static final String VERSIONS =
      """
      select version_no || ' ' || coalesce(in_force_to::varchar, 'in force')
      from core.version order by in_force_from
      """;

  private final Path folder;
  private final Desk desk;

  SubmissionsTest(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    this.desk = Desk.in(folder);
  }

  @AfterEach
  void close() throws SQLException {
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "321", "213"})
  void versionsFollowTheTimesOfReceiptWhateverTheOrderOfLoading(String order) throws Exception {
    List<LocalDateTime> received = List.of(JANUARY, FEBRUARY, MARCH);
    for (int i = 0; i < order.length(); i++) {
      int version = order.charAt(i) - '0';
      desk.hand(version("" + version), received.get(version - 1));
    }
    assertThat(desk.column(VERSIONS))
        .containsExactly("1 2021-02-01 09:00:00", "2 2021-03-01 09:00:00", "3 in force");
    assertThat(desk.column("select received_at::varchar from core.submission_in_force"))
        .containsExactly("2021-03-01 09:00:00");
  }

  @Test
  void factsOfASupersededVersionStay() throws Exception {
    Answer first = desk.hand(version("1"), JANUARY);
    List<List<@Nullable String>> before = observations(first);
    Answer second = desk.hand(version("2"), FEBRUARY);
    assertThat(observations(first)).isEqualTo(before).hasSize(6 * 21);
    assertThat(
            desk.column(
                "select superseded_by from core.version where submission_id = '%s'"
                    .formatted(first.submissionId())))
        .containsExactly(second.submissionId());
  }

  @Test
  void aReturnedVersionSupersedesNothing() throws Exception {
    desk.hand(version("1"), JANUARY);
    Answer bad =
        desk.hand(
            OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN)
                .set("C11", "nhiều")
                .save(folder.resolve("bad.xlsx")),
            FEBRUARY);
    assertThat(observations(bad)).isEmpty();
    assertThat(desk.column("select version_no from core.submission_in_force")).containsExactly("1");
  }

  @Test
  void otherPeriodsAndOtherOfficesAreNoVersions() throws Exception {
    desk.hand(OfficeWorkbook.sample(OfficeWorkbook.DO_SON_CHILDREN), FEBRUARY);
    desk.hand(OfficeWorkbook.sample("2019/308-do-son/Bieu 01TE nam 2019.xlsx"), JANUARY);
    desk.hand(OfficeWorkbook.sample("2020/308-do-son/Bieu 01TE 6 thang dau nam 2020.xlsx"), MARCH);
    desk.hand(OfficeWorkbook.sample("2020/318-bach-long-vi/Bieu 01TE nam 2020.xlsx"), MARCH);
    assertThat(desk.column("select version_no from core.submission_in_force"))
        .containsExactly("1", "1", "1", "1");
  }

  @Test
  void theSameBytesTwiceAreOneSubmissionWithTwoReceipts() throws Exception {
    Path file = version("1");
    Path copy = Files.copy(file, folder.resolve("copy.xlsx"));
    Answer first = desk.hand(file, JANUARY);
    Answer second = desk.hand(copy, FEBRUARY);
    desk.hand(file, JANUARY);
    assertThat(second.submissionId()).isEqualTo(first.submissionId());
    assertThat(desk.column("select count(*) from core.submission")).containsExactly("1");
    assertThat(desk.column("select file_name from ops.receipt order by received_at"))
        .containsExactly("v1.xlsx", "copy.xlsx");
    assertThat(observations(first)).hasSize(6 * 21);
  }

  static Stream<String> wholeFiles() {
    return Stream.of(
        OfficeWorkbook.DO_SON_CHILDREN,
        OfficeWorkbook.DO_SON_INJURIES,
        "2020/303-hong-bang/Bieu 01TE - nam 2020.xlsx",
        "2020/311-thuy-nguyen/Bieu_01TE_nam_2020.xlsx",
        "2019/315-tien-lang/Bieu 01TE nam 2019.xls",
        "2020/so-giao-duc/Bieu 05GD-TE - nam 2020.xlsx");
  }

  @ParameterizedTest
  @MethodSource("wholeFiles")
  void everyFactPointsAtTheVeryCellItCameFrom(String sample) throws Exception {
    Answer answer = desk.hand(OfficeWorkbook.sample(sample));
    assertThat(answer.isAccepted()).isTrue();
    OfficeWorkbook original = OfficeWorkbook.of(sample);
    List<List<@Nullable String>> facts = observations(answer);
    assertThat(facts).isNotEmpty();
    for (List<@Nullable String> fact : facts) {
      String address = fact.get(2) + fact.get(1);
      original.sheet(String.valueOf(fact.get(0)));
      assertThat(value(original.text(address), String.valueOf(fact.get(3))))
          .as(address)
          .isEqualTo(fact.get(4));
    }
  }

  @Test
  void everyEventPointsAtTheVeryRowItCameFrom() throws Exception {
    Answer answer = desk.hand(OfficeWorkbook.sample(OfficeWorkbook.LE_CHAN_ACTIVITIES));
    OfficeWorkbook original = OfficeWorkbook.of(OfficeWorkbook.LE_CHAN_ACTIVITIES);
    List<List<@Nullable String>> events =
        desk.rows(
            "select row_no, detail, participants, column_ref from core.event where submission_id = '%s'"
                .formatted(answer.submissionId()));
    assertThat(events).hasSize(3);
    for (List<@Nullable String> event : events) {
      assertThat(original.text("B" + event.get(0))).isEqualTo(event.get(1));
      assertThat(original.text("F" + event.get(0))).isEqualTo(event.get(2));
      assertThat(event.get(3)).isEqualTo("B:G");
    }
  }

  @Test
  void aSubmissionKnowsItsFileFormOfficeAndDays() throws Exception {
    desk.hand(version("1"), JANUARY);
    assertThat(
            desk.rows(
                """
                select file_name, form_code, reporter_code, period_code, period_start, period_end, row_count,
                       left(sha256, 16) = submission_id
                from core.submission
                """))
        .containsExactly(
            List.of(
                "v1.xlsx",
                "district-children",
                "308",
                "2020",
                "2020-01-01",
                "2020-12-31",
                "6",
                "true"));
  }

  private List<List<@Nullable String>> observations(Answer answer) throws SQLException {
    return desk.rows(
        """
        select sheet, row_no, column_ref, measure_code, value
        from core.observation where submission_id = '%s' order by all
        """
            .formatted(answer.submissionId()));
  }

  /** What a clerk's cell says, as the store writes numbers. */
  private static String value(String cell, String measure) {
    String number = cell.replace(".", "").replace(",", "").replace("không", "0/0");
    String[] parts = number.split("/", 2);
    return (measure.equals("injury_deaths") ? parts[1] : parts[0]) + ".000";
  }

  private Path version(String version) throws IOException {
    Path file = folder.resolve("v" + version + ".xlsx");
    return Files.exists(file)
        ? file
        : OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN).set("A3", "Lần " + version).save(file);
  }
}
