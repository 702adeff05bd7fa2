package org.mang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.form.Forms;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;
import org.mang.sample.Old;
import org.mang.template.Template;

/**
 * A ministry's yearbook that nobody here designed, read by the form of {@code
 * docs/how-to/describe-a-strange-workbook.md}: the definitions are taken from that page.
 */
class YearbookTest {

  private static final Path PAGE = Path.of("docs/how-to/describe-a-strange-workbook.md");
  private static final Pattern DEFINITION =
      Pattern.compile("```yaml\n# (jobs/\\S+\\.yaml)\n(.*?)```", Pattern.DOTALL);

  private final Path folder;

  YearbookTest(@TempDir Path folder) {
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
    assertThat(found).isEqualTo(4);
  }

  @Test
  void everyFigureIsAnObservationOfItsDiseaseProvinceAndMonth() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      Answer answer = desk.hand(yearbook().save(folder.resolve("x.xls")));
      assertThat(answer.marks()).isEmpty();
      assertThat(answer.isAccepted()).isTrue();
      assertThat(
              desk.rows(
                  """
                  select sheet, category_code, measure_code, count(*), count(distinct area_code),
                         count(distinct period_code), sum(value)::integer
                  from core.observation group by all order by all
                  """))
          .containsExactly(
              List.of("Soi", "measles", "disease_cases", "756", "63", "12", "" + sum("Soi", 0)),
              List.of("Soi", "measles", "disease_deaths", "756", "63", "12", "" + sum("Soi", 1)),
              List.of("Ta", "cholera", "disease_cases", "756", "63", "12", "" + sum("Ta", 0)),
              List.of("Ta", "cholera", "disease_deaths", "756", "63", "12", "" + sum("Ta", 1)));
      assertThat(
              desk.rows(
                  """
                  select row_no, column_ref, period_code, period_start, period_end, value::integer
                  from core.observation
                  where area_code = '31' and category_code = 'measles' and measure_code = 'disease_cases'
                      and period_code = '2019-M03'
                  """))
          .containsExactly(
              List.of(
                  "26", "G", "2019-M03", "2019-03-01", "2019-03-31", "" + figure("Soi", 19, 2, 0)));
    }
  }

  @Test
  void whatDoesNotFitIsSaidAtItsCell() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook workbook = yearbook();
      // Of Hải Phòng: a case more in March than the sums have, an unread one, and more deaths.
      workbook.sheet("Soi").set("G26", figure("Soi", 19, 2, 0) + 1).set("I27", "nhiều");
      workbook.set("L28", 1000);
      workbook.sheet("Ta").clear(30);
      workbook.poi().setSheetName(0, "Sheet1");
      workbook.sheet("Sheet1").set("A1", "§©y lµ g×");
      Answer answer = desk.hand(workbook.save(folder.resolve("x.xls")));
      assertThat(answer.isAccepted()).isFalse();
      assertThat(answer.marks())
          .contains("UNKNOWN_TABLE", "NOT_A_COUNT I27", "TOTAL_MISMATCH AA26", "TOTAL_MISMATCH G6")
          .contains("TOTAL_MISMATCH G73", "DEATHS_WITHIN_CASES L28", "MISSING_ROW B");
      assertThat(answer.finding("MISSING_ROW").message().vi()).contains("Nam Định");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soi A (H5N1)", "Nghi sởi", "Sởi - Rubella", "Soi B"})
  void aSheetWhoseNameOnlyHoldsThatOfADiseaseIsAWarning(String name) throws Exception {
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook workbook = yearbook();
      workbook.poi().setSheetName(1, name);
      Answer answer = desk.hand(workbook.save(folder.resolve("x.xls")));
      assertThat(answer.isAccepted()).isTrue();
      assertThat(answer.marks()).containsExactly("TABLE_NAMED_IN_PART");
      assertThat(answer.findings().get(0).message().vi()).contains(name).contains("“Sởi”");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2. Bệnh Sởi", "Soi 2019", "Sởi năm 2019", "Biểu 3 Sởi các tỉnh", "SOI"})
  void framingWordsAroundTheNameOfADiseaseAreNoDoubt(String name) throws Exception {
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook workbook = yearbook();
      workbook.poi().setSheetName(1, name);
      assertThat(desk.hand(workbook.save(folder.resolve("x.xls"))).marks()).isEmpty();
    }
  }

  @Test
  void aTitleThatIsOfADiseaseGoesBeforeASheetWhoseNameOnlyHoldsAnother() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook workbook = yearbook();
      workbook.poi().setSheetName(0, "Mo ta");
      workbook.sheet("Mo ta").set("A1", old("Bệnh sốt xuất huyết năm 2019"));
      Answer answer = desk.hand(workbook.save(folder.resolve("x.xls")));
      assertThat(answer.marks()).isEmpty();
      assertThat(desk.column("select distinct category_code from core.observation order by 1"))
          .containsExactly("dengue", "measles");
    }
  }

  @Test
  void aDiseaseThatIsThereTwiceIsSaidOnceWithBothSheets() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook workbook = yearbook();
      workbook.poi().setSheetName(0, "Soi A (H5N1)");
      Answer answer = desk.hand(workbook.save(folder.resolve("x.xls")));
      assertThat(answer.isAccepted()).isFalse();
      assertThat(answer.marks()).containsExactlyInAnyOrder("TABLE_NAMED_IN_PART", "TABLE_TWICE");
      assertThat(answer.finding("TABLE_TWICE").message().vi())
          .isEqualTo("Mục “Sởi” có ở hơn một bảng: Soi A (H5N1)!7; Soi!7");
    }
  }

  @Test
  void namesThatAreNoneOfALongListAreNotAnsweredWithTheWholeOfIt() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      OfficeWorkbook workbook = yearbook();
      workbook.sheet("Soi").set("B26", "Atlantis").set("B27", "=SUM(" + "A1;".repeat(300) + ")");
      Answer answer = desk.hand(workbook.save(folder.resolve("x.xls")));
      assertThat(answer.findings())
          .filteredOn(f -> f.code().equals("UNKNOWN_CODE") && "26".equals("" + f.row()))
          .singleElement()
          .satisfies(
              f -> {
                assertThat(Objects.requireNonNull(f.suggestion()).vi())
                    .contains("Hà Nội; ")
                    .contains("… và 53 mục nữa");
                assertThat(Objects.requireNonNull(f.suggestion()).en()).contains("… and 53 more");
              });
      assertThat(answer.findings())
          .allSatisfy(
              f -> {
                assertThat(f.message().vi()).hasSizeLessThan(300);
                assertThat("" + f.value()).hasSizeLessThanOrEqualTo(160);
              });
    }
  }

  @Test
  void itsBlankWorkbookHasASheetForEachDisease() throws Exception {
    Path file = folder.resolve("blank.xlsx");
    Definitions definitions = new Definitions(folder);
    new Template(definitions).write("disease-yearbook", "so-y-te", "2019", file);
    OfficeWorkbook blank = OfficeWorkbook.open(file);
    for (String disease : List.of("Tả", "Sởi", "Sốt xuất huyết")) {
      blank.sheet(disease);
      assertThat(blank.text("C7")).isEqualTo("Tháng 1");
      assertThat(blank.text("D8")).isEqualTo("C");
      int last = 9 + new Forms(definitions).codes("province").values().size();
      for (int row = 10; row <= last; row++) {
        for (int column = 2; column < 26; column++) {
          blank.set(
              new org.apache.poi.ss.util.CellReference(row - 1, column).formatAsString(),
              column / 2);
        }
      }
    }
    blank.computeFormulas();
    try (Desk desk = Desk.in(folder)) {
      Answer answer = desk.hand(blank.save(folder.resolve("filled.xlsx")));
      assertThat(answer.marks()).isEmpty();
      assertThat(desk.column("select count(*) from core.observation"))
          .containsExactly("" + 3 * 63 * 24);
    }
  }

  /** The workbook: sums at every level, somebody's own at the right, sources and figures below. */
  private OfficeWorkbook yearbook() {
    OfficeWorkbook workbook = OfficeWorkbook.xls();
    workbook.poi().setSheetName(0, "Ta");
    for (String disease : List.of("Ta", "Soi")) {
      workbook.sheet(disease);
      workbook.font(".VnTimeH").row(old("bộ y tế"));
      workbook.font(".VnTime").row(old("Tình hình mắc, chết bệnh truyền nhiễm năm 2019"));
      workbook.row();
      workbook.row(header(disease, true)).row(header(disease, false));
      workbook.merge("A4:A5").merge("B4:B5");
      for (int column = 2; column < 28; column += 2) {
        workbook.poi().getSheet(disease).addMergedRegion(cells(3, column));
      }
      List<String> provinces = provinces();
      int[][] regions = {{0, 25}, {25, 39}, {39, 44}, {44, 63}};
      String[] names = {"Miền Bắc", "Miền Trung", "Tây Nguyên", "Miền Nam"};
      for (int region = 0; region < 4; region++) {
        workbook.row(sums(names[region], disease, regions[region][0], regions[region][1]));
        for (int province = regions[region][0]; province < regions[region][1]; province++) {
          workbook.row(figures(provinces.get(province), disease, province));
        }
      }
      workbook.row(sums("Cả nước", disease, 0, 63));
      workbook.row();
      workbook.row(null, old("Nguồn: Cục Y tế dự phòng"));
      workbook.row(null, null, null, 12, null, 40);
      workbook.set("AE9", 1.5).set("AE10", old("tính lại")).set("AF40", 77);
    }
    return workbook;
  }

  private static @Nullable Object[] header(String disease, boolean top) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(top ? "TT" : null);
    cells.add(top ? old("Địa phương") : null);
    for (int month = 1; month <= 13; month++) {
      String name = month == 13 ? "Cả năm" : disease.equals("Ta") ? "Tháng " + month : "T" + month;
      cells.add(top ? old(name) : "M");
      cells.add(top ? null : "C");
    }
    return cells.toArray();
  }

  private static @Nullable Object[] figures(String name, String disease, int province) {
    return row(province + 1, name, disease, province, province + 1);
  }

  private static @Nullable Object[] sums(String name, String disease, int from, int to) {
    return row(null, name, disease, from, to);
  }

  private static @Nullable Object[] row(
      @Nullable Integer number, String name, String disease, int from, int to) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(number);
    cells.add(old(name));
    for (int month = 0; month <= 12; month++) {
      for (int part = 0; part < 2; part++) {
        int sum = 0;
        for (int province = from; province < to; province++) {
          for (int m = month < 12 ? month : 0; m < (month < 12 ? month + 1 : 12); m++) {
            sum += figure(disease, province, m, part);
          }
        }
        cells.add(sum == 0 && number != null ? "-" : (Object) sum);
      }
    }
    return cells.toArray();
  }

  private static int sum(String disease, int part) {
    int sum = 0;
    for (int province = 0; province < 63; province++) {
      for (int month = 0; month < 12; month++) {
        sum += figure(disease, province, month, part);
      }
    }
    return sum;
  }

  /** Invented; deaths are never more than cases. */
  private static int figure(String disease, int province, int month, int part) {
    int cases = (province * 7 + month * 5 + disease.length()) % 23;
    return part == 0 ? cases : cases / 9;
  }

  private List<String> provinces() {
    return new Forms(new Definitions(folder))
        .codes("province").values().values().stream().map(value -> value.vi()).toList();
  }

  private static String old(String text) {
    return new String(Old.encode("TCVN3", text), StandardCharsets.ISO_8859_1);
  }

  private static org.apache.poi.ss.util.CellRangeAddress cells(int row, int column) {
    return new org.apache.poi.ss.util.CellRangeAddress(row, row, column, column + 1);
  }
}
