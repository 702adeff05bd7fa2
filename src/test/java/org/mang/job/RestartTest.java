package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.springframework.util.FileSystemUtils;

/** What stops a run, and how the next one goes on. */
class RestartTest {

  private static final String VERDICTS =
      "select target, area_code, year, verdict, value from mart.target_verdict order by all";

  @TempDir private Path folder = Path.of("unset");
  private Home home = new Home(Path.of("unset"));

  @BeforeEach
  void makeHome() {
    home = new Home(folder.resolve("home"));
  }

  @Test
  void restartedRunDoesNotRepeatTheStepsThatItHadDone() throws Exception {
    Samples.arrive(home, "2020/303-hong-bang/");
    Path inTheWay = home.snapshot().resolve("current").resolve("not-a-link");
    Files.createDirectories(inTheWay);

    assertThatThrownBy(() -> Samples.load(home))
        .isInstanceOf(MangException.class)
        .hasMessageContaining("step 'snapshot'")
        .hasMessageContaining("run again to go on");
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    Samples.load(home);

    assertThat(steps().subList(0, 7))
        .containsExactly(
            "1 receive COMPLETED",
            "1 check COMPLETED",
            "1 give-back COMPLETED",
            "1 marts COMPLETED",
            "1 snapshot FAILED",
            "2 snapshot COMPLETED",
            "2 dataset COMPLETED");
    assertThat(home.snapshot().resolve("current").resolve("mang.duckdb")).exists();
  }

  @Test
  void killedRunEndsWhereAnUndisturbedOneWould() throws Exception {
    String[] files = {"2020/303-hong-bang/", "2020/305-le-chan/", "2020/cong-an/", "2020/so-y-te/"};
    Home undisturbed = new Home(folder.resolve("undisturbed"));
    Samples.arrive(undisturbed, files);
    Samples.load(undisturbed);

    Samples.arrive(home, files);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    killWhileChecking(temporary);
    assertThat(temporary).as("no library of DuckDB's is left").isEmptyDirectory();
    assertThat(Samples.ask(home, "select count(*) > 0 from ops.original where state = 'received'"))
        .as("the run was killed in the middle")
        .containsExactly("true");
    RunSummary summary = Samples.load(home);

    assertThat(summary.failed()).isEmpty();
    assertThat(Samples.ask(home, VERDICTS)).isEqualTo(Samples.ask(undisturbed, VERDICTS));
    String facts =
        "select 'o', count(*), sum(value) from core.observation union all select 'e', count(*), sum(row_no) from core.event order by 1";
    assertThat(Samples.ask(home, facts)).isEqualTo(Samples.ask(undisturbed, facts));
    assertThat(home.returned().toFile().list())
        .containsExactlyInAnyOrder(undisturbed.returned().toFile().list())
        .hasSize(2);
  }

  @Test
  void failureOnOneFormDoesNotStopTheOthersAndIsTriedAgain() throws IOException, SQLException {
    Samples.arrive(home, "2020/311-thuy-nguyen/Bieu_02TE_quy_I_", "2020/cong-an/");
    Path override = home.beside().resolve("jobs/forms/police-abuse.yaml");
    Files.createDirectories(override.getParent());
    String sound = Files.readString(Path.of("jobs/forms/police-abuse.yaml"));
    Files.writeString(override, sound.replace("age < 16", "cast(category_code as integer) < 16"));

    RunSummary failing = Samples.load(home);
    // In two months nothing happened that the check could fail on.
    assertThat(failing.accepted()).isEqualTo(3);
    assertThat(failing.failed()).hasSize(10);

    Files.writeString(override, sound);
    RunSummary mended = Samples.load(home);
    assertThat(mended.failed()).isEmpty();
    assertThat(mended.accepted()).isEqualTo(10);
  }

  @Test
  void whatWasReturnedIsCheckedAgainWhenItsFormIsMended() throws IOException, SQLException {
    Samples.arrive(home, "2020/312-an-duong/Bieu 02TE quy II ");
    assertThat(Samples.load(home).returned()).isEqualTo(1);

    Path override = home.beside().resolve("jobs/forms/district-participation.yaml");
    Files.createDirectories(override.getParent());
    Files.writeString(
        override,
        Files.readString(Path.of("jobs/forms/district-participation.yaml"))
            .replace(", within: period", ""));
    assertThat(Samples.load(home).accepted()).isEqualTo(1);

    assertThat(home.returned()).isEmptyDirectory();
    assertThat(Samples.ask(home, "select count(*) from ops.finding")).containsExactly("0");
    assertThat(Samples.load(home).nothingNew()).isTrue();
  }

  @Test
  void lostSnapshotIsMadeAgainAndLostKeyIsNot() throws IOException {
    Samples.arrive(home, "2020/311-thuy-nguyen/Bieu_02TE_quy_IV");
    Samples.load(home);
    FileSystemUtils.deleteRecursively(home.snapshot());
    assertThat(Samples.load(home).snapshot()).isPresent();

    Files.delete(home.keys().resolve("pseudonym.key"));
    assertThatThrownBy(() -> Samples.load(home))
        .isInstanceOf(MangException.class)
        .hasMessageContaining("the key of the pseudonyms is gone");
  }

  @Test
  void twoRunsNeverMeet() throws IOException {
    home.create();
    try (RunLock lock = RunLock.take(home).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(new Run(home, new Definitions(home.beside()), Progress.silent()).load(List.of()))
          .isEmpty();
    }
  }

  /** Starts the command in a process of its own, and kills it once some files are checked. */
  private void killWhileChecking(Path temporary) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "org.mang.cli.Mang",
                "load",
                "--home",
                home.root().toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.matches("(Check|Kiểm tra) .*")) {
        line = lines.readLine();
      }
    }
    process.destroyForcibly().waitFor();
  }

  /** Every step that was run, with the number of the execution it belongs to, in order. */
  private List<String> steps() throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Connection jobs =
            DriverManager.getConnection("jdbc:h2:file:" + home.store().resolve("jobs"));
        Statement statement = jobs.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select job_execution_id, step_name, status from batch_step_execution order by step_execution_id")) {
      while (result.next()) {
        steps.add(result.getString(1) + " " + result.getString(2) + " " + result.getString(3));
      }
    }
    return steps;
  }
}
