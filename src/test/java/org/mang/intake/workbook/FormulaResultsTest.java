package org.mang.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.intake.CellNote;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;
import org.mang.office.OfficeWorkbook;

/** Formulas that a program wrote with nought as their value, and never computed. */
class FormulaResultsTest {

  private final SourceFile source = new SourceFile(Limits.read(new Definitions(Path.of("target"))));

  private final Path folder;

  FormulaResultsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void noughtsThatNoProgramHasComputedAreNoFigures(String kind) throws IOException {
    OfficeWorkbook workbook = of(kind).row("Xã", 12, 5, null).row("Tổng", 30, 9, null);
    formula(workbook, 0, 3, "B1-C1");
    formula(workbook, 1, 3, "SUM(D1:D1)");
    workbook.poi().setForceFormulaRecalculation(true);
    Sheet sheet = read(workbook, kind);
    assertThat(column(sheet, 3)).containsExactly("=B1-C1", "=SUM(D1:D1)");
    assertThat(sheet.notes().cells())
        .extracting(CellNote::kind)
        .containsOnly(CellNote.Kind.UNCOMPUTED)
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void whereOneGaveAnotherValueTheNoughtsAreRight(String kind) throws IOException {
    OfficeWorkbook workbook = of(kind).row("Xã", 12, 12, null).row("Xã", 30, 9, null);
    formula(workbook, 0, 3, "B1-C1");
    formula(workbook, 1, 3, "B2-C2");
    workbook.computeFormulas().poi().setForceFormulaRecalculation(true);
    assertThat(column(read(workbook, kind), 3)).containsExactly("0", "21");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void noughtOfNoughtsIsRight(String kind) throws IOException {
    OfficeWorkbook workbook = of(kind).row("Xã", 0, 0, null).row("Tổng", 0, 0, null);
    formula(workbook, 0, 3, "B1-C1");
    formula(workbook, 1, 3, "SUM(B1:C1)");
    workbook.poi().setForceFormulaRecalculation(true);
    assertThat(column(read(workbook, kind), 3)).containsExactly("0", "0");
  }

  /** A control sum that a program computed gives nought, and the file asks for nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void noughtsOfAWorkbookThatAsksForNothingAreRight(String kind) throws IOException {
    OfficeWorkbook workbook = of(kind).row("Xã", 12, 12, null);
    formula(workbook, 0, 3, "B1-C1");
    if (workbook.poi() instanceof XSSFWorkbook xlsx) {
      xlsx.getCTWorkbook().addNewCalcPr().setCalcId(191029);
    }
    assertThat(column(read(workbook, kind), 3)).containsExactly("0");
  }

  private static OfficeWorkbook of(String kind) {
    return kind.equals("xls") ? OfficeWorkbook.xls() : OfficeWorkbook.xlsx();
  }

  private static void formula(OfficeWorkbook workbook, int row, int column, String formula) {
    Row at = workbook.poi().getSheetAt(0).getRow(row);
    var cell = at.createCell(column);
    cell.setCellValue(0);
    cell.setCellFormula(formula);
    cell.setCellValue(0);
  }

  private Sheet read(OfficeWorkbook workbook, String kind) throws IOException {
    return source.read(workbook.save(folder.resolve("Book1." + kind))).get(0);
  }

  private static List<@Nullable String> column(Sheet sheet, int column) {
    return sheet.rows().stream().map(row -> row.cell(column)).toList();
  }
}
