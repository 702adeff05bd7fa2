package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.check.Finding;
import org.mang.definition.Definitions;
import org.mang.warehouse.EarlierReports;
import org.mang.warehouse.Found;
import org.mang.warehouse.Warehouse;

/** What a check says is what a load says then. All cases are invented. */
class CheckBeforeLoadTest {

  private final Path folder;
  private final Home home;

  CheckBeforeLoadTest(@TempDir Path folder) {
    this.folder = folder;
    this.home = new Home(folder.resolve("home"));
  }

  @Test
  void aCheckSaysWhatTheLoadSaysThenAndChangesNothing() throws Exception {
    Samples.load(home, injuries(1, "HS-1", "HS-2"));
    List<Path> files =
        List.of(
            injuries(3, "HS-4", "HS-3"),
            injuries(2, "HS-2", "HS-3"),
            Samples.DATA.resolve("2020/305-le-chan/Bieu 01TE 6 thang dau nam 2020.xlsx"),
            Samples.DATA.resolve("2020/308-do-son/Bieu 01TE nam 2020.xlsx"));
    Map<String, String> before = times();
    Map<String, List<Finding>> said = new HashMap<>();
    try (FileCheck check = new FileCheck(home, new Definitions(home.beside()))) {
      assertThat(check.earlier()).isEqualTo(EarlierReports.Read.ALL);
      for (Path file : check.inOrder(files)) {
        said.put(file.getFileName().toString(), check.check(file, false).findings().listed());
      }
    }
    assertThat(times()).isEqualTo(before);
    assertThat(said.get("2.csv")).extracting(Finding::code).containsExactly("DUPLICATE_EVENT");
    assertThat(said.get("3.csv")).extracting(Finding::code).containsExactly("DUPLICATE_EVENT");

    Samples.load(home, files.toArray(Path[]::new));
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select file_name, submission_id from core.submission where file_name <> '1.csv'")) {
      int compared = 0;
      while (rows.next()) {
        assertThat(new Found(connection).in(rows.getString(2), 1_000).listed())
            .isEqualTo(said.get(rows.getString(1)));
        compared++;
      }
      assertThat(compared).isEqualTo(files.size());
    }
  }

  @Test
  void whileARunHasTheStoreTheSnapshotIsReadAndThatIsSaid() throws Exception {
    Samples.load(home, injuries(1, "HS-1", "HS-2"));
    Path file = injuries(2, "HS-2", "HS-3");
    try (Warehouse running = Warehouse.open(home)) {
      assertThat(running).isNotNull();
      try (FileCheck check = new FileCheck(home, new Definitions(home.beside()))) {
        assertThat(check.earlier()).isEqualTo(EarlierReports.Read.WITHOUT_PERSONS);
        assertThat(check.check(file, false).accepted()).isTrue();
      }
    }
  }

  @Test
  void withoutAHomeNothingIsMadeThere() throws Exception {
    try (FileCheck check = new FileCheck(home, new Definitions(home.beside()))) {
      assertThat(check.earlier()).isEqualTo(EarlierReports.Read.ALL);
      assertThat(check.check(injuries(1, "HS-1"), false).accepted()).isTrue();
    }
    assertThat(home.root()).doesNotExist();
  }

  private Map<String, String> times() throws IOException {
    Map<String, String> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home.root())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return times;
  }

  private Path injuries(int month, String... keys) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Biểu 03/YT-TE",
                "Đơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Tháng " + month + " năm 2020",
                "Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả"));
    for (String key : keys) {
      lines.add(
          key + ";Trai;05/03/2012;Nam;10/0" + month + "/2020;Quận Lê Chân;;Ngã;;Không tàn phế");
    }
    Path file = Files.writeString(folder.resolve(month + ".csv"), String.join("\n", lines) + "\n");
    return Files.setLastModifiedTime(
        file, FileTime.from(Instant.parse("2020-0" + (month + 1) + "-05T08:00:00Z")));
  }
}
