package org.mang.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mang.MangException;
import org.mang.check.Finding;
import org.mang.definition.Definitions;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;
import org.mang.job.Desk;

/** The blank workbook of every form: filled in as its guidance says, it loads with no finding. */
class TemplateTest {

  private static final Forms FORMS = new Forms(new Definitions(Path.of("target/no-overrides")));

  /** Where what is asked for does not say enough: a child, in a commune of the district chosen. */
  private static final Map<String, Object> KNOWN =
      Map.of(
          "birth_year", 2015,
          "birth_month", "05/2015",
          "district_code", "Quận Hồng Bàng",
          "area_code", "Phường Quán Toan");

  private final Path folder;

  TemplateTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<Arguments> everyForm() {
    return FORMS.all().stream()
        .flatMap(
            form ->
                form.periods().stream()
                    .flatMap(
                        kind ->
                            reporters(form)
                                .map(r -> Arguments.of(form.name(), r, Period.of(kind, 2020, 1)))));
  }

  /** With many communes, with communes merged that year, with none. */
  private static Stream<String> reporters(Form form) {
    return form.reportedByDistrict()
        ? Stream.of("303", "311", "318")
        : new Places(new Definitions(Path.of("target/no-overrides")), LocalDate.of(2020, 6, 30))
            .reporters(form).stream().map(Places.Named::code);
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void filledInItLoadsWithNoFinding(String form, String reporter, Period period) throws Exception {
    Path file = folder.resolve("mau.xlsx");
    new Template(new Definitions(folder)).write(form, reporter, period.code(), file);
    fill(file, form(form), period);
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(file);
      assertThat(answer.findings()).extracting(Finding::message).isEmpty();
      assertThat(answer.isAccepted()).isTrue();
      assertThat(
              desk.column("select form_code || reporter_code || period_code from core.submission"))
          .containsExactly(form + reporter + period.code());
      assertThat(
              desk.column(
                  "select count(*) > 0 from core.%s"
                      .formatted(form(form).stores().name().toLowerCase(Locale.ROOT))))
          .containsExactly("true");
    }
  }

  @Test
  void leftBlankItComesBackWithEveryRequiredCell() throws Exception {
    Path file = folder.resolve("mau.xlsx");
    new Template(new Definitions(folder)).write("district-children", "308", "2020", file);
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(file);
      assertThat(answer.isAccepted()).isFalse();
      assertThat(answer.findings()).filteredOn(f -> f.code().equals("REQUIRED")).hasSize(6 * 3);
    }
  }

  @Test
  void theCommunesAreThoseOfTheEndOfThePeriod() throws IOException {
    assertThat(communes("2019")).hasSize(11).contains("Phường Quang Trung");
    assertThat(communes("2020")).hasSize(9).doesNotContain("Phường Quang Trung");
  }

  private List<String> communes(String period) throws IOException {
    Path file = folder.resolve(period + ".xlsx");
    new Template(new Definitions(folder)).write("district-children", "303", period, file);
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getProtect()).isTrue();
      return Stream.iterate(9, r -> r + 1)
          .takeWhile(r -> !sheet.getRow(r).getCell(1).toString().equals("Tổng cộng"))
          .map(r -> sheet.getRow(r).getCell(1).getStringCellValue())
          .toList();
    }
  }

  @Test
  void whatIsAskedForAndNotThereIsSaid() {
    Template template = new Template(new Definitions(folder));
    Path file = folder.resolve("x.xlsx");
    assertThatExceptionOfType(MangException.class)
        .isThrownBy(() -> template.write("district-childs", "303", "2020", file))
        .withMessageContaining("district-children");
    assertThatExceptionOfType(MangException.class)
        .isThrownBy(() -> template.write("district-children", "999", "2020", file))
        .withMessageContaining("303 (Quận Hồng Bàng)");
    assertThatExceptionOfType(MangException.class)
        .isThrownBy(() -> template.write("district-children", "303", "2020-Q1", file))
        .withMessageContaining("2020-H1 or 2020");
    template.write("district-children", "303", "2020", file);
    assertThatExceptionOfType(MangException.class)
        .isThrownBy(() -> template.write("district-children", "303", "2020", file))
        .withMessageContaining("such a file already");
  }

  @Test
  void whereNoOfficeOwedTheFormItIsSaidWhenOfficesDid() {
    Template template = new Template(new Definitions(folder));
    Path file = folder.resolve("x.xlsx");
    assertThatExceptionOfType(MangException.class)
        .isThrownBy(() -> template.write("district-children", "303", "2031-H1", file))
        .withMessage(
            "no office owed district-children in 2031-H1;"
                + " offices owed it from 31/08/2004 until before 01/07/2025")
        .satisfies(
            e ->
                assertThat(e.vietnamese())
                    .endsWith("từ ngày 31/08/2004 đến trước ngày 01/07/2025"));
    assertThatExceptionOfType(MangException.class)
        .isThrownBy(() -> template.write("health-hiv", "so-y-te", "1999-H1", file))
        .withMessageEndingWith("offices owe it from 31/08/2004 on");
  }

  @Test
  void aFolderThatIsNotThereIsSaidAndNothingIsLeftOfWhatFailed() throws IOException {
    Template template = new Template(new Definitions(folder));
    assertThatExceptionOfType(MangException.class)
        .isThrownBy(
            () -> template.write("health-hiv", "so-y-te", "2020-H1", folder.resolve("none/x.xlsx")))
        .withMessageContaining("there is no folder " + folder.resolve("none"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                NewFile.write(
                    folder.resolve("x.xlsx"),
                    out -> {
                      out.write(1);
                      throw new IOException("the disk is full");
                    }));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void theGuidanceSaysHowToFillInEachColumn() throws IOException {
    assertThat(guidance("district-children", "303", "2020"))
        .contains("Không có thì ghi 0; chưa có số liệu thì ghi hai dấu chấm (..).")
        .contains("Đã điền sẵn")
        .contains("Tệp bị trả lại nếu: số nữ lớn hơn tổng số trẻ em")
        .contains("Măng hỏi lại nếu: tổng các nhóm nhỏ hơn")
        .doesNotContain("Due ", "Báo lại");
    assertThat(guidance("district-injuries", "303", "2020-Q1"))
        .contains("Ghi số mắc/số tử vong, ví dụ 12/0; không có thì ghi 0/0");
    assertThat(guidance("health-hiv", "so-y-te", "2020-H1"))
        .contains("Một hay nhiều mục, cách nhau bằng dấu chấm phẩy (;). Bắt buộc")
        .contains("Năm, 4 chữ số. Bắt buộc")
        .contains("Ghi đúng mã hồ sơ; Măng thay bằng mã khác khi lưu. Bắt buộc")
        .contains("Măng không lưu cột này");
    assertThat(guidance("education-pupils", "so-gddt", "2020"))
        .contains("số bỏ học lớn hơn số học sinh (cột Bỏ học trong năm – Tiểu học)")
        .contains("số bỏ học lớn hơn số học sinh (cột Bỏ học trong năm – Trung học cơ sở)");
    assertThat(guidance("child-register", "so-ldtbxh", "2020"))
        .contains("từ 01/01/2020 đến 31/12/2020 (trong kỳ báo cáo); mọi dòng ghi cùng một ngày")
        .contains("quá 2 % số dòng thì cả tệp bị trả lại");
  }

  @Test
  void theTitleStandsOnce() throws IOException {
    try (XSSFWorkbook workbook = open(template("district-injuries", "303", "2020-Q1"))) {
      long said =
          texts(workbook.getSheetAt(0)).stream()
              .filter(text -> text.toLowerCase(Locale.ROOT).contains("tai nạn thương tích"))
              .count();
      assertThat(said).isEqualTo(1);
    }
  }

  @Test
  void theLetterheadIsTheReportersOwn() throws IOException {
    assertThat(letterhead("district-injuries", "311", "2020-Q1"))
        .containsExactly(
            "ỦY BAN NHÂN DÂN HUYỆN THUỶ NGUYÊN",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Phụ lục 1. Tình hình tai nạn thương tích trẻ em",
            "Đơn vị tính: số mắc/số tử vong",
            "Đơn vị báo cáo: Huyện Thuỷ Nguyên",
            "Kỳ báo cáo: quý I/2020 (từ 01/01/2020 đến 31/03/2020)");
    assertThat(letterhead("police-abuse", "cong-an", "2020-M03"))
        .startsWith("BỘ CÔNG AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .contains("CÔNG AN THÀNH PHỐ HẢI PHÒNG", "Đơn vị báo cáo: Công an thành phố");
    assertThat(letterhead("education-pupils", "so-gddt", "2020"))
        .startsWith("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG")
        .contains("SỞ GIÁO DỤC VÀ ĐÀO TẠO");
  }

  private List<String> letterhead(String form, String reporter, String period) throws IOException {
    try (XSSFWorkbook workbook = open(template(form, reporter, period))) {
      return texts(workbook.getSheetAt(0)).stream()
          .takeWhile(text -> !text.equals("STT"))
          .filter(text -> !text.isEmpty())
          .toList();
    }
  }

  @Test
  void placeDateAndNamesAreOpenBelowTheTable() throws IOException {
    try (XSSFWorkbook workbook = open(template("district-children", "303", "2020"))) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(texts(sheet))
          .contains(
              "......, ngày ...... tháng ...... năm ......", "Người lập biểu", "Thủ trưởng đơn vị");
      Row names = sheet.getRow(sheet.getLastRowNum());
      assertThat(names.getCell(0).getCellStyle().getLocked()).isFalse();
      assertThat(sheet.getRow(0).getCell(0).getCellStyle().getLocked()).isTrue();
    }
  }

  @Test
  void aListHasManyOpenRowsAndTakesMore() throws Exception {
    Path file = template("district-participation", "303", "2020-Q1");
    try (XSSFWorkbook workbook = open(file)) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.isInsertRowsLocked()).isFalse();
      int first = 9;
      // As a clerk would, one above the thin row at the end.
      int edge = first + 100;
      assertThat(sheet.getRow(edge).getCell(1).getCellStyle().getLocked()).isTrue();
      sheet.shiftRows(edge, sheet.getLastRowNum(), 1);
      for (int row = first; row <= edge; row++) {
        Row activity = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        String[] texts = {"Hoạt động bịa ra " + row, "Diễn đàn trẻ em"};
        for (int i = 0; i < texts.length; i++) {
          cell(activity, i + 1).setCellValue(texts[i]);
        }
        cell(activity, 3).setCellValue(LocalDate.of(2020, 3, 31));
        cell(activity, 3).setCellStyle(sheet.getRow(first).getCell(3).getCellStyle());
        cell(activity, 5).setCellValue(10);
      }
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      assertThat(sheet.getRow(edge + 2).getCell(5).getNumericCellValue()).isEqualTo(1010);
      try (OutputStream out = Files.newOutputStream(file)) {
        workbook.write(out);
      }
    }
    try (Desk desk = Desk.in(folder)) {
      assertThat(desk.hand(file).marks()).isEmpty();
      assertThat(desk.column("select count(*) from core.event")).containsExactly("101");
    }
  }

  private static Cell cell(Row row, int column) {
    Cell cell = row.getCell(column);
    return cell == null ? row.createCell(column) : cell;
  }

  @Test
  void aListOfPersonsHasRowsEnoughAndIsNoLargeFile() throws IOException {
    Path file = template("health-hiv", "so-y-te", "2020-H1");
    assertThat(Files.size(file)).isLessThan(200_000);
    try (XSSFWorkbook workbook = open(file)) {
      Row last = workbook.getSheetAt(0).getRow(9 + 199);
      for (int column = 0; column <= 20; column++) {
        assertThat(last.getCell(column).getCellStyle().getLocked()).isFalse();
      }
    }
    Path register = template("child-register", "so-ldtbxh", "2020");
    assertThat(Files.size(register)).isLessThan(200_000);
    try (XSSFWorkbook workbook = open(register)) {
      assertThat(workbook.getSheetAt(0).getLastRowNum()).isGreaterThan(1000);
    }
    try (XSSFWorkbook workbook = open(template("district-children", "303", "2020"))) {
      assertThat(workbook.getSheetAt(0).isInsertRowsLocked()).isTrue();
    }
  }

  @Test
  void aListThatMayBeEmptyLoadsAsItIs() throws Exception {
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(template("police-abuse", "cong-an", "2020-M03"));
      assertThat(answer.marks()).isEmpty();
      assertThat(answer.isAccepted()).isTrue();
    }
  }

  @Test
  void whatIsNotKnownMayBeLeftToTwoDots() throws Exception {
    for (String form : List.of("district-children", "district-injuries")) {
      Path file = template(form, "318", form.equals("district-injuries") ? "2020-Q1" : "2020");
      try (XSSFWorkbook workbook = open(file)) {
        for (Row row : workbook.getSheetAt(0)) {
          for (Cell cell : row) {
            if (row.getRowNum() > 8 && !cell.getCellStyle().getLocked() && !isSigned(row)) {
              cell.setCellValue("..");
            }
          }
        }
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        try (OutputStream out = Files.newOutputStream(file)) {
          workbook.write(out);
        }
      }
      try (Desk desk = Desk.in(folder)) {
        assertThat(desk.hand(file).marks()).isEmpty();
      }
    }
  }

  @Test
  void headingsAreHighEnoughAndStandOnEveryPage() throws IOException {
    try (XSSFWorkbook workbook = open(template("health-hiv", "so-y-te", "2020-H1"))) {
      Sheet sheet = workbook.getSheetAt(0);
      // "Dinh dưỡng, phát triển thể chất" over two narrow columns.
      assertThat(sheet.getRow(6).getHeightInPoints()).isGreaterThan(45);
      assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("7:9");
      assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A3_PAPERSIZE);
    }
    try (XSSFWorkbook workbook = open(template("district-injuries", "303", "2020-Q1"))) {
      assertThat(workbook.getSheetAt(0).getPrintSetup().getPaperSize())
          .isEqualTo(PrintSetup.A4_PAPERSIZE);
    }
  }

  private static List<String> texts(Sheet sheet) {
    List<String> texts = new ArrayList<>();
    sheet.forEach(row -> row.forEach(cell -> texts.add(cell.toString())));
    return texts;
  }

  private String guidance(String form, String reporter, String period) throws IOException {
    StringBuilder text = new StringBuilder();
    try (XSSFWorkbook workbook = open(template(form, reporter, period))) {
      for (Row row : workbook.getSheet("Hướng dẫn")) {
        row.forEach(cell -> text.append(cell).append('\n'));
      }
    }
    return text.toString();
  }

  /** The blank workbook, anew. */
  private Path template(String form, String reporter, String period) throws IOException {
    Path file = folder.resolve(form + ".xlsx");
    Files.deleteIfExists(file);
    new Template(new Definitions(folder)).write(form, reporter, period, file);
    return file;
  }

  private static Form form(String name) {
    return FORMS.all().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  /** Types into what is not locked, as a clerk would; in lists, into three rows. */
  private static void fill(Path file, Form form, Period period) throws IOException {
    List<Slot> slots = Slot.of(form, FORMS);
    try (XSSFWorkbook workbook = open(file)) {
      Sheet sheet = workbook.getSheetAt(0);
      boolean open = !form.columns().containsKey(form.rows().each());
      int typed = 0;
      for (Row row : sheet) {
        boolean unlocked = false;
        for (Cell cell : row) {
          unlocked |= !cell.getCellStyle().getLocked();
        }
        if (!unlocked || row.getRowNum() < Letterhead.ROWS) {
          continue;
        }
        if (isSigned(row)) {
          sign(row);
          continue;
        }
        if (open && typed == 3) {
          continue;
        }
        typed++;
        for (int i = 0; i < slots.size(); i++) {
          Cell cell = row.getCell(i + 1);
          if (!cell.getCellStyle().getLocked()) {
            type(cell, slots, i, typed, period);
          }
        }
      }
      assertThat(typed).isPositive();
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      try (OutputStream out = Files.newOutputStream(file)) {
        workbook.write(out);
      }
    }
  }

  /** Below the table each half is one cell. */
  private static boolean isSigned(Row row) {
    return row.getSheet().getMergedRegions().stream()
        .anyMatch(merged -> merged.isInRange(row.getRowNum(), row.getLastCellNum() - 1));
  }

  private static void sign(Row row) {
    for (Cell cell : row) {
      if (!cell.getCellStyle().getLocked()) {
        cell.setCellValue(
            cell.toString().isEmpty() ? "Nguyễn Thị Bịa" : "Hải Phòng, ngày 3 tháng 7 năm 2020");
      }
    }
  }

  private static XSSFWorkbook open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  private static void type(Cell cell, List<Slot> slots, int i, int row, Period period) {
    Slot slot = slots.get(i);
    Column column = slot.definition();
    if (column == null) {
      // The same total on every axis: one in the first column of each.
      boolean first =
          slots.get(i - 1).isCell()
              ? !slots.get(i - 1).levels().get(0).equals(slot.levels().get(0))
              : true;
      cell.setCellValue(first ? row + "/0" : "0/0");
      return;
    }
    boolean optionalArea =
        slot.is(Column.Type.AREA)
            && slots.stream().noneMatch(s -> "district_code".equals(s.name()));
    Object value = optionalArea ? null : KNOWN.get(Objects.requireNonNull(slot.name()));
    if (value instanceof String text) {
      cell.setCellValue(text);
    } else if (value instanceof Integer number) {
      cell.setCellValue(number);
    } else {
      type(cell, column, row, period);
    }
  }

  private static void type(Cell cell, Column column, int row, Period period) {
    @Nullable Long min = column.min();
    switch (column.type()) {
      case COUNT, DECIMAL, PERCENT -> {
        if (column.kept() != Column.Keep.NOTHING) {
          cell.setCellValue(min == null ? 0 : min.doubleValue());
        }
      }
      case TEXT -> cell.setCellValue("Hoạt động bịa ra " + row);
      case IDENTIFIER -> cell.setCellValue("BỊA-" + row);
      case FLAG -> cell.setCellValue("x");
      case CODE ->
          cell.setCellValue(
              FORMS
                  .codes(Objects.requireNonNull(column.codes()))
                  .values()
                  .values()
                  .iterator()
                  .next()
                  .vi());
      case DATE, DATETIME -> {
        if (column.isRequired()) {
          cell.setCellValue(period.end());
        }
      }
      case MONTH, AREA -> {}
    }
  }
}
