package org.mang.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.definition.Definitions;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;
import org.mang.form.PeriodKind;

/** What may be typed, computed by the formulas that stand in the blank workbook. */
class CellLimitTest {

  private static final Period MARCH = Period.of(PeriodKind.MONTH, 2020, 3);

  private static final String OF_EVERY_TYPE =
      """
      form: typed
      title: {vi: "Biểu 99/TE. Thử", en: "Form 99/TE. A trial"}
      sector: health
      reporter: health
      periods: [month]
      due: 10 days
      recognise: "Biểu 99/TE"
      period_from: as_of
      layout: list
      stores: event
      kind: trial
      rows: {each: row}
      on_error: return
      columns:
        count: {header: "Đếm", type: count, min: 1, max: 20, keep: nothing}
        year: {header: "Năm", type: count, min: 1990, max: 2100, keep: nothing}
        decimal: {header: "Số", type: decimal, min: 0, max: 10, keep: nothing}
        percent: {header: "Tỷ lệ", type: percent, min: 0, max: 100, keep: nothing}
        occurred_on: {header: "Ngày", type: date, within: period}
        reported_at: {header: "Giờ", type: datetime, within: period}
        as_of: {header: "Ngày chốt", type: date, keep: nothing}
        detail: {header: "Chữ", type: text}
      """;

  private final Form form;
  private final Map<String, Slot> slots;

  CellLimitTest(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("jobs/forms"));
    Files.writeString(folder.resolve("jobs/forms/typed.yaml"), OF_EVERY_TYPE);
    Forms forms = new Forms(new Definitions(folder));
    form = forms.all().stream().filter(f -> f.name().equals("typed")).findFirst().orElseThrow();
    slots =
        Slot.of(form, forms).stream()
            .collect(Collectors.toMap(slot -> Objects.requireNonNull(slot.name()), slot -> slot));
  }

  @Test
  void aCountIsAWholeNumberWithinItsLimitsOrTwoDots() {
    assertThat(takes("count", 1)).isTrue();
    assertThat(takes("count", 20)).isTrue();
    assertThat(takes("count", "..")).isTrue();
    assertThat(takes("count", 0)).isFalse();
    assertThat(takes("count", 21)).isFalse();
    assertThat(takes("count", 1.5)).isFalse();
    assertThat(takes("count", ":")).isFalse();
    assertThat(takes("count", "nhiều")).isFalse();
    assertThat(takes("year", 2004)).isTrue();
    assertThat(takes("year", 4)).isFalse();
  }

  @Test
  void limitsOfPercentAreInPointsAndTheCellIsNot() {
    assertThat(takes("percent", 0.197)).isTrue();
    assertThat(takes("percent", 1)).isTrue();
    assertThat(takes("percent", "..")).isTrue();
    assertThat(takes("percent", 1.01)).isFalse();
    assertThat(takes("percent", 19.7)).isFalse();
    assertThat(takes("decimal", 9.5)).isTrue();
    assertThat(takes("decimal", 10.5)).isFalse();
  }

  @Test
  void aDateIsOfThePeriodItsLastDayWithin() {
    for (String column : new String[] {"occurred_on", "as_of"}) {
      assertThat(takes(column, LocalDate.of(2020, 3, 1))).isTrue();
      assertThat(takes(column, LocalDate.of(2020, 3, 31))).isTrue();
      assertThat(takes(column, LocalDate.of(2020, 2, 29))).isFalse();
      assertThat(takes(column, LocalDate.of(2020, 4, 1))).isFalse();
      assertThat(takes(column, "ngày 3")).isFalse();
    }
    assertThat(takes("reported_at", LocalDateTime.of(2020, 3, 31, 23, 59))).isTrue();
    assertThat(takes("reported_at", LocalDateTime.of(2020, 4, 1, 0, 0))).isFalse();
    assertThat(new CellLimit(form, MARCH).formula(slot("detail"), "A1")).isNull();
  }

  @Test
  void aPairIsTwoNumbersOrTwoDots() {
    Forms forms = new Forms(new Definitions(Path.of("target/no-overrides")));
    Form injuries =
        forms.all().stream()
            .filter(f -> f.name().equals("district-injuries"))
            .findFirst()
            .orElseThrow();
    Slot pair = Slot.of(injuries, forms).get(1);
    assertThat(takes(pair, "12/0")).isTrue();
    assertThat(takes(pair, "..")).isTrue();
    assertThat(takes(pair, "12")).isFalse();
    assertThat(takes(pair, "12/")).isFalse();
    assertThat(takes(pair, 12)).isFalse();
  }

  private Slot slot(String column) {
    return Objects.requireNonNull(slots.get(column));
  }

  private boolean takes(String column, Object typed) {
    return takes(slot(column), typed);
  }

  private boolean takes(Slot slot, Object typed) {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Row row = workbook.createSheet().createRow(0);
      Cell cell = row.createCell(0);
      if (typed instanceof String text) {
        cell.setCellValue(text);
      } else if (typed instanceof LocalDate day) {
        cell.setCellValue(day);
      } else if (typed instanceof LocalDateTime moment) {
        cell.setCellValue(moment);
      } else {
        cell.setCellValue(((Number) typed).doubleValue());
      }
      Cell limit = row.createCell(1);
      limit.setCellFormula(new CellLimit(form, MARCH).formula(slot, "A1"));
      return workbook
          .getCreationHelper()
          .createFormulaEvaluator()
          .evaluate(limit)
          .getBooleanValue();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
