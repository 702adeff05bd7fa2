package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mang.Home;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.office.OfficeWorkbook;

/** A report is in time by the clock of the offices, wherever the server stands. */
class LocalClockTest {

  private static final TimeZone OURS = TimeZone.getDefault();

  private final Path folder;

  LocalClockTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void restore() {
    TimeZone.setDefault(OURS);
  }

  /** Due on 15 January 2021. */
  @ParameterizedTest
  @CsvSource({
    "UTC, 2021-01-15T23:59:00+07:00, true",
    "UTC, 2021-01-16T00:30:00+07:00, false",
    "Asia/Ho_Chi_Minh, 2021-01-15T23:59:00+07:00, true",
    "Asia/Ho_Chi_Minh, 2021-01-16T00:30:00+07:00, false"
  })
  void theDueDayEndsAtMidnightThere(String server, String writtenAt, boolean inTime)
      throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone(server));
    Home home = new Home(folder.resolve("home"));
    home.create();
    Path file =
        OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN).save(home.inbox().resolve("a.xlsx"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.from(OffsetDateTime.parse(writtenAt))));
    Samples.load(home);
    assertThat(
            Samples.ask(
                home,
                "select in_time from mart.reporting where form_code = 'district-children' and reporter_code = '308' and period_code = '2020'"))
        .containsExactly("" + inTime);
  }

  @Test
  void aTimeZoneThatIsNoneIsSaid() throws Exception {
    Files.createDirectories(folder.resolve("jobs"));
    Files.writeString(folder.resolve("jobs/clock.yaml"), "time_zone: Hà Nội\n");
    assertThatThrownBy(() -> LocalClock.read(new Definitions(folder)))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("there is no 'Hà Nội'");
  }
}
