package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** A district's crosstab against the health department's list. All cases are invented. */
class CrossFormTest {

  private final Path folder;
  private final Path crosstab = OfficeWorkbook.sample(OfficeWorkbook.DO_SON_INJURIES);

  CrossFormTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void figuresFarApartAreSaidWithBothOnceAllReportsAreThere() throws Exception {
    tolerance(0, 1);
    try (Desk desk = Desk.in(folder)) {
      desk.hand(list(1, 2));
      desk.hand(list(2, 0));
      desk.hand(list(3, 1));
      Answer answer = desk.hand(crosstab);
      assertThat(answer.isAccepted()).isTrue();
      assertThat(answer.marks()).containsExactly("SOURCES_DIFFER");
      String injured =
          desk.column(
                  "select sum(value)::integer from core.observation where measure_code = 'injured_children' and sex_code <> '_T'")
              .get(0);
      assertThat(answer.finding("SOURCES_DIFFER").message().vi())
          .contains("Quận Đồ Sơn, quý I/2020: báo cáo này " + injured + ", nguồn kia 3;");
      assertThat(answer.finding("SOURCES_DIFFER").message().en()).contains("Q1 2020");
      assertThat(
              desk.column(
                  "select warning_count from core.submission where form_code = 'district-injuries'"))
          .containsExactly("1");
    }
  }

  @Test
  void theReportThatComesLastIsTold() throws Exception {
    tolerance(0, 1);
    try (Desk desk = Desk.in(folder)) {
      assertThat(desk.hand(crosstab).marks()).isEmpty();
      assertThat(desk.hand(list(1, 2)).marks()).isEmpty();
      assertThat(desk.hand(list(3, 1)).marks()).isEmpty();
      Answer last = desk.hand(list(2, 1));
      assertThat(last.marks()).containsExactly("SOURCES_DIFFER");
      assertThat(last.finding("SOURCES_DIFFER").message().en())
          .contains("Quận Đồ Sơn", "this report 4, the other source");
    }
  }

  @Test
  void nothingIsSaidWithinTheTolerance() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      desk.hand(list(1, 2));
      desk.hand(list(2, 0));
      desk.hand(list(3, 1));
      assertThat(desk.hand(crosstab).marks()).isEmpty();
    }
  }

  private void tolerance(int share, int count) throws IOException {
    for (String form : new String[] {"district-injuries", "health-injuries"}) {
      Path file = folder.resolve("jobs/forms/" + form + ".yaml");
      Files.createDirectories(folder.resolve("jobs/forms"));
      Files.writeString(
          file,
          Files.readString(Path.of("jobs/forms/" + form + ".yaml"))
              .replaceAll(
                  "injuries: \\{tolerance.*",
                  "injuries: {tolerance_share: %d, tolerance_count: %d}".formatted(share, count)));
    }
  }

  private Path list(int month, int cases) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "Biểu 03/YT-TE\nĐơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Tháng "
                + month
                + " năm 2020\nMã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả\n");
    for (int i = 1; i <= cases; i++) {
      text.append(
          "HS-%d-%d;Trai;05/03/2012;Nam;10/0%d/2020;Quận Đồ Sơn;;Ngã;;Không tàn phế\n"
              .formatted(month, i, month));
    }
    return Files.writeString(folder.resolve("list-" + month + ".csv"), text);
  }
}
