package org.mang.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.MangException;
import org.mang.definition.Definitions;

class DatasetTest {

  private final Path home;
  private final Path releases;
  private final Dataset dataset;
  private final Evaluated store;

  DatasetTest(@TempDir Path home) throws SQLException, IOException {
    this.home = home;
    this.releases = home.resolve("releases");
    this.dataset = new Dataset(new Definitions(home));
    this.store = Evaluated.open();
    store.figure("injury_rate", "31", 300, 200_000);
    store.figure("injury_rate", "303", 100, 50_000);
    store.figure("injury_rate", "304", 90, 50_000);
    store.figure("injury_rate", "305", 107, 50_000);
    store.figure("injury_rate", "306", 3, 50_000);
    store.figure("district_share", "31", 4, 4);
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  @Test
  void aDraftIsNamedAndListsItsFilesWithTheirHashes() throws Exception {
    Path release = published();
    assertThat(release).hasFileName("2020-draft");
    List<String> lines = Files.readAllLines(release.resolve("MANIFEST"));
    assertThat(lines.get(0)).isEqualTo("# DRAFT 2020 – data up to 2021-01-31");
    assertThat(lines.get(1)).matches("# inputs: [0-9a-f]{64}");
    assertThat(lines.get(2)).matches("# definitions: [0-9a-f]{64}");
    assertThat(lines.subList(3, 6))
        .containsExactly(
            "# disclosure: hidden: 2 of 5 figures of people; of 10 counts 1 of 1 to 4 and 1 to protect them, 0.02 % of"
                + " the sum",
            "# disclosure: protection: each hidden count has at least 3 possible values",
            "# disclosure: attack: passed, by linear programmes over all that is published here");
    assertThat(lines.subList(6, 9))
        .containsExactly(
            hash(release, "evaluation.csv"),
            hash(release, "evaluation.parquet"),
            hash(release, "evaluation.xlsx"));
    try (Stream<Path> files = Files.list(releases)) {
      assertThat(files).containsExactly(release);
    }
  }

  @Test
  void theSameInputsGiveTheSameBytes() throws Exception {
    Path first = published();
    Path elsewhere = releases.resolveSibling("elsewhere");
    Path second = dataset.draft(store.connection(), elsewhere, 2020).orElseThrow();
    for (String file : List.of("evaluation.csv", "evaluation.parquet", "evaluation.xlsx")) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
  }

  @Test
  void aDraftTakesThePlaceOfTheOneBefore() throws Exception {
    Path draft = published();
    String before = Files.readString(draft.resolve("MANIFEST"));
    assertThat(dataset.draft(store.connection(), releases, 2020)).isEmpty();
    store.execute("update mart.evaluation set numerator = 101 where area_code = '303'");
    assertThat(dataset.draft(store.connection(), releases, 2020)).contains(draft);
    assertThat(draft.resolve("MANIFEST")).content().isNotEqualTo(before);
    try (Stream<Path> files = Files.list(releases)) {
      assertThat(files).containsExactly(draft);
    }
  }

  @Test
  void everySheetSaysWhichEditionItIs() throws Exception {
    Path release = Files.createDirectories(releases.resolve("2020-r3"));
    Edition edition = new Edition(2020, 3, LocalDate.of(2021, 2, 1));
    assertThat(dataset.write(store.connection(), release, edition)).isTrue();
    try (Workbook draft = open(published());
        Workbook sealed = open(release)) {
      for (Sheet sheet : draft) {
        assertThat(texts(sheet)).contains("BẢN NHÁP năm 2020 – số liệu đến ngày 31/01/2021");
        assertThat(sheet.getFooter().getLeft()).contains("BẢN NHÁP");
      }
      for (Sheet sheet : sealed) {
        assertThat(texts(sheet)).contains("Bản phát hành 2020-r3 – số liệu đến ngày 01/02/2021");
      }
    }
    assertThat(release.resolve("MANIFEST"))
        .content()
        .startsWith("# Release 2020-r3 – data up to 2021-02-01\n");
    assertThat(Releases.sameFigures(release, releases.resolve("2020-draft"))).isTrue();
  }

  @Test
  void whatGivesHiddenCountsAwayIsNotWritten() throws Exception {
    // Somebody lets rates stand, which with the children of an area give the count.
    Path release = Files.createDirectories(releases.resolve("2020-r3"));
    Path own = Files.createDirectories(home.resolve("warehouse/release"));
    Files.writeString(
        own.resolve("dataset.sql"),
        Files.readString(Path.of("warehouse/release/dataset.sql"))
            .replace("case when not suppressed then round(value, 6) end", "round(value, 6)"));
    Edition edition = new Edition(2020, 3, LocalDate.of(2021, 2, 1));
    Dataset careless = new Dataset(new Definitions(home));
    assertThatThrownBy(() -> careless.write(store.connection(), release, edition))
        .isInstanceOf(MangException.class)
        .hasMessageStartingWith("2020-r3 is not written, for 2 hidden counts could be worked out");
    assertThat(release).isEmptyDirectory();
  }

  @Test
  void ofAYearWithoutFiguresThereIsNoRelease() throws Exception {
    assertThat(dataset.draft(store.connection(), releases, 2031)).isEqualTo(Optional.empty());
  }

  @Test
  void theCsvIsPlainUtf8WithAHeader() throws Exception {
    byte[] bytes = Files.readAllBytes(published().resolve("evaluation.csv"));
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text).startsWith("year,indicator_code,indicator_vi");
    assertThat(text).contains("\"Tỷ suất trẻ em bị tai nạn, thương tích\"");
    assertThat(text.lines()).hasSize(7);
  }

  @Test
  void theParquetIsReadByApachesReaderAndDescribesItself() throws Exception {
    Path file = published().resolve("evaluation.parquet");
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      assertThat(reader.getRecordCount()).isEqualTo(6);
      assertThat(reader.getFileMetaData().getSchema().containsField("suppressed")).isTrue();
      assertThat(reader.getRowGroups())
          .flatExtracting(g -> g.getColumns())
          .allMatch(c -> c.getCodec() == CompressionCodecName.ZSTD);
      assertThat(reader.getFileMetaData().getKeyValueMetaData())
          .containsKeys("title", "description", "license", "source", "schema_version");
    }
  }

  @Test
  void aSmallNumberIsInNoFileNorTheOneThatWouldGiveItAway() throws Exception {
    Path release = published();
    String csv = Files.readString(release.resolve("evaluation.csv"));
    assertThat(csv).contains(",107.0,").doesNotContain(",3.0,").doesNotContain(",90.0,");
    assertThat(csv).doesNotContain("Đạt: 3 ").doesNotContain("Đạt: 90 ");
    try (Workbook workbook = open(release)) {
      for (Sheet sheet : workbook) {
        assertThat(numbers(sheet)).doesNotContain(3.0, 90.0, 6.0, 180.0);
      }
      assertThat(texts(workbook.getSheet("Theo quận, huyện"))).contains("(*)");
    }
  }

  @Test
  void theFirstSheetHasAVerdictOnEveryTarget() throws Exception {
    try (Workbook workbook = open(published())) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getSheetName()).isEqualTo("Kết luận");
      assertThat(texts(sheet))
          .contains(
              "Kế hoạch số 73/KH-UBND ngày 12/03/2020 của Ủy ban nhân dân thành phố Hải Phòng",
              "không quá 200/100.000 trẻ em",
              "Đạt",
              "Tổng hợp 2 chỉ tiêu. Đạt: 2.");
      assertThat(numbers(sheet)).contains(150.0, 100.0);
    }
  }

  @Test
  void aFigureThatJustMissesItsTargetIsNotShownAsTheTarget() throws Exception {
    store.execute(
        "update mart.evaluation set value = 200.004 where indicator_code = 'injury_rate'"
            + " and area_code = '31'");
    try (Workbook workbook = open(published())) {
      List<String> formats = new ArrayList<>();
      for (Row row : workbook.getSheetAt(0)) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() == 200.004) {
            formats.add(cell.getCellStyle().getDataFormatString());
          }
        }
      }
      assertThat(formats).containsExactly("#,##0.0000\"/100.000\"");
    }
  }

  @Test
  void partsStandDownAndAreasAcross() throws Exception {
    store.figure("injury_rate", "303", 2020, "falls", 40, 50_000);
    store.figure("injury_rate", "304", 2020, "falls", 2, 50_000);
    try (Workbook workbook = open(published())) {
      List<String> texts = texts(workbook.getSheet("Theo phân tổ"));
      assertThat(texts)
          .containsSubsequence(
              "Phân tổ",
              "Hồng Bàng",
              "Ngô Quyền",
              "Tỷ suất trẻ em bị tai nạn, thương tích (trên 100.000 trẻ em)",
              "falls",
              "(*)");
      assertThat(numbers(workbook.getSheet("Theo phân tổ"))).containsExactly(80.0);
    }
  }

  @Test
  void reportsThatAreLateOrMissingAreListed() throws Exception {
    try (Workbook workbook = open(published())) {
      List<String> texts = texts(workbook.getSheet("Tình hình báo cáo"));
      assertThat(texts)
          .contains(
              "Phải nộp: 3. Đúng hạn: 1; nộp muộn: 1; bị trả lại, chưa nộp lại: 0; chưa nộp: 1.",
              "Phòng LĐTBXH Ngô Quyền",
              "Nộp muộn",
              "Chưa nộp")
          .doesNotContain("Phòng LĐTBXH Hồng Bàng");
    }
  }

  @Test
  void whatIsNotDueYetIsNotCalledMissing() throws Exception {
    store.execute("update mart.reporting set status = 'not_yet_due' where status = 'missing'");
    store.execute(
        "update mart.reporting set status = 'returned_after_accepted' where status = 'late'");
    try (Workbook workbook = open(published())) {
      assertThat(texts(workbook.getSheet("Tình hình báo cáo")))
          .contains(
              "Phải nộp: 3. Đúng hạn: 1; nộp muộn: 0; bị trả lại, chưa nộp lại: 0; chưa nộp: 0;"
                  + " đã nhận, bản sửa bị trả lại: 1; chưa đến hạn: 1.",
              "Bản sửa bị trả lại")
          .doesNotContain("Chưa nộp", "Phòng LĐTBXH Lê Chân");
      assertThat(texts(workbook.getSheet("Theo quận, huyện")))
          .contains("2/2")
          .doesNotContain("2/3");
    }
  }

  @Test
  void theNotesSayThatDisclosureControlIsNotYetProved() throws Exception {
    try (Workbook workbook = open(published())) {
      assertThat(texts(workbook.getSheet("Giải thích")))
          .anyMatch(t -> t.contains("Đã thử tấn công bằng quy hoạch tuyến tính"));
    }
  }

  @Test
  void theNotesSayBySourceWhichFiguresAreMade() throws Exception {
    store.execute(
        "update core.measure set title_vi = 'Trẻ em bị tai nạn' where measure_code = 'injured'");
    store.execute(
        """
        insert into core.source_choice values
            ('injury_rate', 'injured', 'district-injuries', ['seen'], 'Cơ sở y tế không thấy hết', 'Facilities do not see all')
        """);
    try (Workbook workbook = open(published())) {
      assertThat(texts(workbook.getSheet("Giải thích")))
          .contains("Nguồn: Trẻ em bị tai nạn")
          .anyMatch(
              t ->
                  t.endsWith(
                      "Cơ sở y tế không thấy hết. Dùng cho: Tỷ suất trẻ em bị tai nạn, thương tích."));
    }
  }

  private Path published() throws SQLException {
    return dataset.draft(store.connection(), releases, 2020).orElseThrow();
  }

  private static String hash(Path release, String file) throws IOException {
    return Manifest.sha256(Files.readAllBytes(release.resolve(file))) + "  " + file;
  }

  private static Workbook open(Path release) throws IOException {
    try (InputStream in = Files.newInputStream(release.resolve("evaluation.xlsx"))) {
      return new XSSFWorkbook(in);
    }
  }

  private static List<String> texts(Sheet sheet) {
    List<String> texts = new ArrayList<>();
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING) {
          texts.add(cell.getStringCellValue());
        }
      }
    }
    return texts;
  }

  private static List<Double> numbers(Sheet sheet) {
    List<Double> numbers = new ArrayList<>();
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.NUMERIC) {
          numbers.add(cell.getNumericCellValue());
        }
      }
    }
    return numbers;
  }
}
