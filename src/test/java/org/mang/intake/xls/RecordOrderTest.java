package org.mang.intake.xls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.SourceFile;

/** Workbooks (.xls) whose records stand in another order than Excel's. */
class RecordOrderTest {

  private static final int WINDOW2 = 0x023E;
  private static final int DIMENSIONS = 0x0200;
  private static final int NUMBER = 0x0203;
  private static final int ROW = 0x0208;

  private final Path file;
  private final SourceFile source;

  RecordOrderTest(@TempDir Path folder) {
    this.file = folder.resolve("bieu.xls");
    this.source = new SourceFile(Limits.read(new Definitions(folder)));
  }

  @Test
  void aWindowBeforeTheCellsIsNoDamage() throws IOException {
    assertThatItReadsTheSame(records -> move(records, WINDOW2, ROW));
  }

  @Test
  void aWindowBeforeTheDimensionsIsNoDamage() throws IOException {
    assertThatItReadsTheSame(records -> move(records, WINDOW2, DIMENSIONS));
  }

  @Test
  void aWindowAmongTheCellsIsNoDamage() throws IOException {
    assertThatItReadsTheSame(records -> move(records, WINDOW2, NUMBER));
  }

  @Test
  void aSheetWithoutAWindowIsNoDamage() throws IOException {
    assertThatItReadsTheSame(records -> records.removeIf(record -> kind(record) == WINDOW2));
  }

  /** The others in the container, such as the properties, go back to the clerk with the cells. */
  @Test
  void whatElseIsInTheContainerStays() throws IOException {
    write();
    rewrite(records -> move(records, WINDOW2, ROW));
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true);
        HSSFWorkbook workbook = OldWorkbook.open(container)) {
      assertThat(workbook.getDirectory().hasEntryCaseInsensitive("Ghi chú")).isTrue();
      assertThat(workbook.getSheetAt(0).getRow(2).getCell(0).getCellComment()).isNotNull();
    }
  }

  private void assertThatItReadsTheSame(Consumer<List<byte[]>> change) throws IOException {
    write();
    List<org.mang.intake.Sheet> sheets = source.read(file);
    rewrite(change);
    assertThatThrownBy(
            () -> {
              try (InputStream in = Files.newInputStream(file)) {
                new HSSFWorkbook(in).close();
              }
            })
        .as("what POI says of it")
        .isNotNull();
    assertThat(source.read(file)).isEqualTo(sheets);
    assertThat(sheets.get(0).merges()).hasSize(1);
    assertThat(sheets.get(0).fonts()).isNotEmpty();
    assertThat(sheets.get(1).isHidden()).isTrue();
    assertThat(sheets.get(0).rows().toString())
        .contains("Tiên Lãng", "2020-03-31", "42", "#DIV/0!");
  }

  private void write() throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      for (String name : List.of("Quý I", "Quý II")) {
        Sheet sheet = workbook.createSheet(name);
        for (int i = 0; i < 70; i++) {
          Row row = sheet.createRow(i + 2);
          row.createCell(0).setCellValue("Xã " + i);
          row.createCell(1).setCellValue(i * 3);
        }
        Row row = sheet.createRow(80);
        CellStyle old = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setFontName(".VnTime");
        old.setFont(font);
        row.createCell(0).setCellValue("Tiªn L·ng");
        row.getCell(0).setCellStyle(old);
        CellStyle day = workbook.createCellStyle();
        day.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
        row.createCell(1).setCellValue(43_921);
        row.getCell(1).setCellStyle(day);
        Cell sum = row.createCell(2);
        sum.setCellFormula("6*7");
        row.createCell(3).setCellFormula("1/0");
        row.createCell(4).setCellFormula("\"a\"&\"b\"");
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 3));
        if (name.equals("Quý II")) {
          // Nothing but the window ends its cells.
          continue;
        }
        Drawing<?> drawing = sheet.createDrawingPatriarch();
        Comment comment = drawing.createCellComment(drawing.createAnchor(0, 0, 0, 0, 4, 4, 6, 8));
        comment.setString(workbook.getCreationHelper().createRichTextString("Ghi chú"));
        sheet.getRow(2).getCell(0).setCellComment(comment);
      }
      workbook.setSheetHidden(1, true);
      try (OutputStream out = Files.newOutputStream(file)) {
        workbook.write(out);
      }
    }
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), false)) {
      container.createDocument(new ByteArrayInputStream(new byte[] {1}), "Ghi chú");
      container.writeFilesystem();
    }
  }

  /** Changes the records of every sheet. */
  private void rewrite(Consumer<List<byte[]>> change) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), false)) {
      byte[] stream = container.createDocumentInputStream("Workbook").readAllBytes();
      List<byte[]> all = new ArrayList<>();
      List<byte[]> sheet = null;
      for (int at = 0; at + 4 <= stream.length; ) {
        int length = 4 + ((stream[at + 2] & 0xFF) | (stream[at + 3] & 0xFF) << 8);
        byte[] record = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + length));
        at += length;
        if (kind(record) == 0x0809 && record[6] == 0x10) {
          sheet = new ArrayList<>();
        }
        (sheet == null ? all : sheet).add(record);
        if (sheet != null && kind(record) == 0x000A) {
          change.accept(sheet);
          all.addAll(sheet);
          sheet = null;
        }
      }
      container.getRoot().getEntry("Workbook").delete();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      all.forEach(out::writeBytes);
      container.createDocument(new ByteArrayInputStream(out.toByteArray()), "Workbook");
      container.writeFilesystem();
    }
  }

  private static void move(List<byte[]> records, int kind, int before) {
    byte[] moved = records.stream().filter(r -> kind(r) == kind).findFirst().orElseThrow();
    records.remove(moved);
    int to = 0;
    while (kind(records.get(to)) != before) {
      to++;
    }
    records.add(to, moved);
  }

  private static int kind(byte[] record) {
    return (record[0] & 0xFF) | (record[1] & 0xFF) << 8;
  }
}
