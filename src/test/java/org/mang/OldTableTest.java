package org.mang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.definition.Definitions;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;
import org.mang.template.Template;

/**
 * A table made for paper, read by the form of {@code docs/how-to/describe-an-old-table.md}: the
 * definitions are taken from that page.
 */
class OldTableTest {

  private static final Path PAGE = Path.of("docs/how-to/describe-an-old-table.md");
  private static final Pattern DEFINITION =
      Pattern.compile("```yaml\n# (jobs/\\S+\\.yaml)\n(.*?)```", Pattern.DOTALL);

  private final Path folder;

  OldTableTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void takeTheDefinitionsOfThePage() throws IOException {
    Matcher definition = DEFINITION.matcher(Files.readString(PAGE));
    int found = 0;
    while (definition.find()) {
      Path file = folder.resolve(definition.group(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, definition.group(2));
      found++;
    }
    assertThat(found).isEqualTo(3);
  }

  @Test
  void everyFigureIsOfItsGroupReasonAndQuarterAndTheBadCellAloneIsLeftOut() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      Answer answer = desk.hand(table().save(folder.resolve("x.xlsx")));
      assertThat(answer.marks()).containsExactly("NOT_A_COUNT C8");
      assertThat(answer.isAccepted()).isTrue();
      assertThat(
              desk.rows(
                  """
                  select sex_code, category_code, period_code, sum(value)::integer
                  from core.observation group by all order by all
                  """))
          .containsExactly(
              List.of("F", "illness", "2020-Q1", "9"),
              List.of("F", "illness", "2020-Q2", "2"),
              List.of("F", "illness", "2020-Q3", "1"),
              List.of("F", "illness", "2020-Q4", "6"),
              List.of("F", "school", "2020-Q1", "3"),
              List.of("F", "school", "2020-Q2", "8"),
              List.of("F", "school", "2020-Q3", "2"),
              List.of("M", "illness", "2020-Q1", "12"),
              List.of("M", "illness", "2020-Q2", "3"),
              List.of("M", "illness", "2020-Q4", "7"),
              List.of("M", "school", "2020-Q1", "4"),
              List.of("M", "school", "2020-Q3", "5"),
              List.of("M", "school", "2020-Q4", "1"));
      assertThat(desk.rows("select sheet, row_no, column_ref, codes from core.cell_left_out"))
          .containsExactly(List.of("Sheet1", "8", "C", "NOT_A_COUNT"));
    }
  }

  @Test
  void whatDoesNotAddUpIsSaid() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      Answer answer = desk.hand(table().set("C8", 6).set("E13", 7).save(folder.resolve("x.xlsx")));
      assertThat(answer.marks()).containsExactly("TOTAL_BLANK C9", "TOTAL_MISMATCH E13");
      assertThat(answer.isAccepted()).isFalse();
    }
  }

  @Test
  void itsBlankWorkbookLoadsWithNoFinding() throws Exception {
    Path file = folder.resolve("blank.xlsx");
    new Template(new Definitions(folder)).write("family-visits", "313", "2020", file);
    OfficeWorkbook blank = OfficeWorkbook.open(file);
    assertThat(List.of(blank.text("B7"), blank.text("C7"), blank.text("D7")))
        .containsExactly("Giới tính", "Lý do", "Quý I");
    assertThat(List.of(blank.text("B9"), blank.text("C9"), blank.text("B12"), blank.text("C12")))
        .containsExactly("Nam", "Ốm đau", "Nữ", "Bỏ học");
    for (int row = 9; row <= 12; row++) {
      blank.set("D" + row, row).set("F" + row, 2 * row);
    }
    try (Desk desk = Desk.in(folder)) {
      Answer answer = desk.hand(blank.computeFormulas().save(folder.resolve("filled.xlsx")));
      assertThat(answer.marks()).isEmpty();
      assertThat(answer.isAccepted()).isTrue();
      assertThat(desk.column("select count(*) from core.observation")).containsExactly("8");
    }
  }

  private static OfficeWorkbook table() {
    return OfficeWorkbook.xlsx()
        .row("Phụ lục III")
        .row("SỐ LƯỢT THĂM HỘ GIA ĐÌNH")
        .row("Đơn vị báo cáo: Huyện An Lão")
        .row("Kỳ báo cáo: Năm 2020")
        .row(null, "Quý I", "Quý II", "Quý III", "Quý IV")
        .row("Nam")
        .merge("A6:E6")
        .row("Ốm đau", 12, 3, null, 7)
        .row("Bỏ học", 4, "nhiều", 5, 1)
        .row("Nam (tổng số)", 16, null, 5, 8)
        .row("Nữ")
        .merge("A10:E10")
        .row("Ốm đau", 9, 2, 1, 6)
        .row("Bỏ học", 3, 8, 2, null)
        .row("Nữ (tổng số)", 12, 10, 3, 6);
  }
}
