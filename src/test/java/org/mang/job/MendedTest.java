package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;

/** What a clerk does with a workbook that came back. */
class MendedTest {

  @Test
  void returnedWorkbookIsAcceptedOnceItsCellIsMended(@TempDir Path folder) throws Exception {
    Home home = new Home(folder.resolve("home"));
    Samples.arrive(home, "2020/312-an-duong/Bieu 02TE quy II ");
    Path returned = Samples.load(home).returnedWorkbooks().get(0);
    String cell =
        Samples.ask(
                home, "select column_ref || row_no from ops.finding where code = 'OUTSIDE_PERIOD'")
            .get(0);

    mend(returned, cell, "15/06/2020", home.inbox().resolve("da-sua.xlsx"));
    RunSummary again = Samples.load(home);

    assertThat(again.accepted()).isEqualTo(1);
    assertThat(
            Samples.ask(
                home,
                "select state from mart.reporting where reporter_code = '312' and form_code = 'district-participation' and period_code = '2020-Q2'"))
        .containsExactly("accepted");
  }

  private static void mend(Path from, String cell, String value, Path to) throws IOException {
    try (Workbook workbook = WorkbookFactory.create(Files.newInputStream(from));
        OutputStream out = Files.newOutputStream(to)) {
      CellReference at = new CellReference(cell);
      for (Sheet sheet : workbook) {
        if (!sheet.getSheetName().startsWith(org.mang.intake.Sheet.FINDINGS)) {
          sheet.getRow(at.getRow()).getCell(at.getCol()).setCellValue(value);
        }
      }
      workbook.write(out);
    }
  }
}
