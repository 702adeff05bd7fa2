package org.mang.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.check.Finding;
import org.mang.check.Findings;
import org.mang.check.LeftOut;
import org.mang.check.Report;
import org.mang.check.ReturnedWorkbook;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.job.Desk;

/** However much is wrong with a file, what is read of it is bounded, and nothing goes untold. */
class FoundTest {

  private final Path folder;
  private final Desk desk;

  FoundTest(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    this.desk = Desk.in(folder);
  }

  @AfterEach
  void close() throws SQLException {
    desk.close();
  }

  @Test
  void ofEveryKindTheFirstAreListedAndAllAreCounted() throws SQLException {
    find("BLANK", "error", "C", "range(10, 100010)");
    find("LATE", "warning", "AA", "unnest([5, 7, 6, 9])");
    find("LATE", "warning", "D", "unnest([5])");
    find("WHOLE_ROW", "error", null, "unnest([3, 4, 8])");
    find("NO_PERIOD", "error", null, "unnest([null])");

    Findings found = new Found(desk.connection()).in("x", 3);

    assertThat(found.kinds())
        .extracting(k -> k.code() + " " + k.count() + " " + k.places())
        .containsExactly(
            "BLANK 100000 C10:C100009",
            "WHOLE_ROW 3 3:4, 8:8",
            "NO_PERIOD 1 ",
            "LATE 5 D5, AA5:AA7, AA9");
    assertThat(found.errors()).isEqualTo(100_004);
    assertThat(found.warnings()).isEqualTo(5);
    assertThat(found.listed())
        .extracting(Finding::code)
        .containsOnlyOnceElementsOf(java.util.List.of("NO_PERIOD"))
        .hasSize(3 + 3 + 3 + 1);
  }

  @Test
  void placesThatAreManyAreCutShort() throws SQLException {
    find("BLANK", "error", "C", "range(1, 2001, 2)");
    String places = new Found(desk.connection()).in("x", 1).kinds().get(0).places();
    assertThat(places).startsWith("C1, C3, C5, ").endsWith("C79, …");
  }

  @Test
  void aWorkbookOfAHundredThousandFindingsCanBeOpened() throws SQLException, IOException {
    find("BLANK", "error", "C", "range(10, 100010)");
    Path csv = Files.writeString(folder.resolve("a.csv"), "a\n");
    Path target = folder.resolve("a.xlsx");
    new ReturnedWorkbook(Limits.read(new Definitions(folder)))
        .write(
            csv,
            new Report(
                "a.csv",
                null,
                null,
                null,
                LocalDate.of(2020, 7, 14),
                false,
                false,
                LeftOut.NOTHING),
            new Found(desk.connection()).in("x", ReturnedWorkbook.MOST_OF_A_KIND),
            target);
    assertThat(target.toFile().length()).isLessThan(100_000);
    try (Workbook workbook = WorkbookFactory.create(target.toFile(), null, true)) {
      assertThat(workbook.getSheetAt(0).getRow(4).getCell(0).toString())
          .isEqualTo("100.000 lỗi, 0 cảnh báo");
      assertThat(workbook.getSheetAt(0).getLastRowNum())
          .isBetween(ReturnedWorkbook.MOST_OF_A_KIND, ReturnedWorkbook.MOST_OF_A_KIND + 20);
    }
  }

  private void find(
      String code, String severity, @org.jspecify.annotations.Nullable String column, String rows)
      throws SQLException {
    try (Statement statement = desk.connection().createStatement()) {
      statement.execute(
          """
          insert into ops.finding
          select 'x', (select count(*) from ops.finding) + row_number() over (), '%s', '%s', null, row_no, %s, 'Tổng số',
                 'v', 'Sai', 'Wrong', null, null
          from (select %s as row_no)
          """
              .formatted(
                  code,
                  severity,
                  column == null ? "null" : "'" + column + "'",
                  rows.startsWith("range") ? "unnest(" + rows + ")" : rows));
    }
  }
}
