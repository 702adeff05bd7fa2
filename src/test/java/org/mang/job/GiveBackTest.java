package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.office.OfficeWorkbook;

/** What lies in {@code returned/}, and for how long. All cases are invented. */
class GiveBackTest {

  private static final Instant JANUARY = Instant.parse("2021-01-12T09:00:00Z");
  private static final Instant FEBRUARY = Instant.parse("2021-02-01T09:00:00Z");
  private static final Instant MARCH = Instant.parse("2021-03-01T09:00:00Z");

  private final Home home;

  GiveBackTest(@TempDir Path folder) {
    this.home = new Home(folder.resolve("home"));
  }

  @BeforeEach
  void makeHome() {
    home.create();
  }

  @Test
  void aReturnedWorkbookIsTakenAwayWhenALaterFileIsAccepted() throws IOException {
    arrive("bad.xlsx", false, JANUARY);
    assertThat(Samples.load(home).returnedWorkbooks()).hasSize(1);
    Files.writeString(home.inbox().resolve("la.csv"), "a,b\n1,2\n");
    Samples.load(home);
    assertThat(names()).hasSize(2);

    arrive("mended.xlsx", true, FEBRUARY);
    assertThat(Samples.load(home).accepted()).isEqualTo(1);
    assertThat(names()).as("of the one of an unknown office nobody can tell").hasSize(1);
    assertThat(names().get(0)).startsWith("chua-ro-la-");
    assertThat(Samples.load(home).nothingNew()).isTrue();
    assertThat(names()).hasSize(1);
  }

  @Test
  void aWorkbookOfAfterTheAcceptedReportStays() throws IOException {
    arrive("good.xlsx", true, JANUARY);
    arrive("worse.xlsx", false, FEBRUARY);
    Samples.load(home);
    assertThat(names()).hasSize(1);
    arrive("best.xlsx", true, MARCH);
    Samples.load(home);
    assertThat(names()).isEmpty();
  }

  @Test
  void aWorkbookThatTheStewardDeletedStaysAway() throws IOException, SQLException {
    arrive("bad.xlsx", false, JANUARY);
    Path workbook = Samples.load(home).returnedWorkbooks().get(0);
    Files.delete(workbook);
    assertThat(Samples.load(home).nothingNew()).isTrue();
    assertThat(workbook).doesNotExist();

    // Checked anew, with the same result: the office has it.
    Samples.ask(home, "update ops.original set state = 'received' returning 1");
    Samples.load(home);
    assertThat(workbook).doesNotExist();

    Samples.ask(home, "update ops.finding set message_vi = message_vi || ' (trước)' returning 1");
    RunSummary changed = Samples.load(home);
    assertThat(workbook).exists();
    assertThat(changed.returnedWorkbooks()).as("it is no new return").isEmpty();
    assertThat(changed.markedAnew()).containsExactly(workbook);
  }

  @Test
  void aRunKilledBeforeItNotedTheWorkbookEndsWithItThere() throws IOException, SQLException {
    arrive("bad.xlsx", false, JANUARY);
    Path workbook = Samples.load(home).returnedWorkbooks().get(0);
    Samples.ask(home, "delete from ops.given_back returning 1");
    Files.writeString(workbook, "half");
    Samples.load(home);
    assertThat(names()).hasSize(1);
    try (Workbook opened = WorkbookFactory.create(workbook.toFile(), null, true)) {
      assertThat(opened.getNumberOfSheets()).isEqualTo(2);
    }
  }

  @Test
  void rowsLeftOutOfAnAcceptedReportReachItsOfficeUntilALaterOneIsAccepted() throws IOException {
    injuries("31/13/2020", JANUARY);
    RunSummary summary = Samples.load(home);
    assertThat(summary.accepted()).isEqualTo(1);
    assertThat(summary.leftOut()).isEqualTo(1);
    Path workbook = summary.returnedWorkbooks().get(0);
    assertThat(workbook.getFileName().toString()).contains("-con-dong-loi-");
    try (Workbook opened = WorkbookFactory.create(workbook.toFile(), null, true)) {
      assertThat(opened.getSheetAt(0).getRow(5).getCell(0).toString())
          .isEqualTo(
              "Tệp đã được nhận, trừ 1 dòng có lỗi bị để riêng. Sửa các dòng đó rồi gửi lại cả tệp: bản gửi sau thay bản gửi trước.");
    }

    injuries("28/03/2020", FEBRUARY);
    assertThat(Samples.load(home).leftOut()).isZero();
    assertThat(names()).isEmpty();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home.returned())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private void arrive(String name, boolean isSound, Instant at) throws IOException {
    Path file =
        OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN)
            .set("A3", name)
            .set(isSound ? "A3" : "C11", isSound ? name : "nhiều")
            .save(home.inbox().resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(at));
  }

  private void injuries(String seventh, Instant at) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Biểu 03/YT-TE",
                "Đơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Tháng 3 năm 2020",
                "Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả"));
    for (int i = 1; i <= 40; i++) {
      lines.add(
          "HS-%d;Trai;05/03/2012;Nam;%s;Quận Lê Chân;;Ngã;;Không tàn phế"
              .formatted(i, i == 7 ? seventh : "10/03/2020"));
    }
    Path file = Files.writeString(home.inbox().resolve("3.csv"), String.join("\n", lines) + "\n");
    Files.setLastModifiedTime(file, FileTime.from(at));
  }
}
