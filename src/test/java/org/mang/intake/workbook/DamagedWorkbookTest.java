package org.mang.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.SourceFile;
import org.mang.intake.UnreadableFileException;

/** A workbook that was damaged, or tampered with, is never read with other figures. */
class DamagedWorkbookTest {

  private static final int FLIPS = 600;

  private final Path file;
  private final SourceFile source;

  DamagedWorkbookTest(@TempDir Path folder) {
    this.file = folder.resolve("bieu.xlsx");
    this.source = new SourceFile(Limits.read(new Definitions(folder)));
  }

  /** Deflated parts and stored ones, whose every bit is a bit of a figure. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noFlippedBitGivesOtherFigures(boolean stored) throws IOException {
    writeWorkbook();
    if (stored) {
      rewrite(stored, (name, bytes) -> bytes);
    }
    byte[] whole = Files.readAllBytes(file);
    List<String> figures = figures();
    Random random = new Random(20_200_331);
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = whole.clone();
      int bit = random.nextInt(whole.length * 8);
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      try {
        assertThat(figures()).as("bit %d", bit).isEqualTo(figures);
      } catch (UnreadableFileException e) {
        refused++;
        assertThat(e.reason().vi()).isNotBlank();
      }
    }
    // What remains lies in parts that are not read, and in what no program needs.
    assertThat(refused).isGreaterThan(FLIPS / 3);
  }

  /** The directory at the end alone says where Java looks; a part's own header says the rest. */
  @ParameterizedTest
  @ValueSource(strings = {"xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"})
  void aPartWhoseNameIsDamagedIsMissed(String part) throws IOException {
    writeWorkbook();
    byte[] whole = Files.readAllBytes(file);
    String bytes = new String(whole, StandardCharsets.ISO_8859_1);
    whole[bytes.lastIndexOf(part) + 3] ^= 1;
    Files.write(file, whole);
    assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> source.read(file));
  }

  @Test
  void theReasonNamesThePartAndWhatToDo() throws IOException {
    writeWorkbook();
    rewrite(true, (name, bytes) -> bytes);
    String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
    // The directory and the headers agree still: a figure alone is another.
    Files.writeString(
        file, whole.replaceFirst("<v>43921.0</v>", "<v>43922.0</v>"), StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> source.read(file))
        .satisfies(
            e -> {
              assertThat(e.reason().vi())
                  .contains("xl/worksheets/sheet1.xml", "mã kiểm tra", "Gửi lại từ tệp gốc");
              assertThat(e.reason().en()).contains("does not match its checksum", "Send it again");
            });
  }

  /** An entity reads as the text before it, as nothing, or as what lies on the disk. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "xl/worksheets/sheet1.xml"
      })
  void aPartThatDeclaresADocumentTypeIsNotRead(String part) throws IOException {
    writeWorkbook();
    rewrite(
        false,
        (name, bytes) ->
            name.equals(part)
                ? new String(bytes, StandardCharsets.UTF_8)
                    .replaceFirst("(<[A-Za-z])", "<!DOCTYPE a [<!ENTITY h \"9\">]>$1")
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> source.read(file))
        .satisfies(
            e -> {
              assertThat(e.reason().vi()).contains(part, "<!DOCTYPE>", "Lưu thành");
              assertThat(e.reason().en()).contains(part, "Save As");
            });
  }

  @Test
  void anEntityThatNobodyDeclaredIsDamage() throws IOException {
    writeWorkbook();
    rewrite(
        false,
        (name, bytes) ->
            new String(bytes, StandardCharsets.UTF_8)
                .replace("<v>43921.0</v>", "<v>43921&h;</v>")
                .getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> source.read(file));
  }

  /** Programs that write to a pipe say the sizes of a part behind it, and nought before it. */
  @Test
  void sizesThatFollowTheirPartAreNoDamage() throws IOException {
    writeWorkbook();
    List<String> figures = figures();
    rewrite(false, (name, bytes) -> bytes);
    assertThat(figures()).isEqualTo(figures);
  }

  @Test
  void whatIsWrittenBeforeAZipIsNoDamage() throws IOException {
    writeWorkbook();
    List<String> figures = figures();
    byte[] whole = Files.readAllBytes(file);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("PK\u0003\u0004 something".getBytes(StandardCharsets.ISO_8859_1));
      out.write(whole);
    }
    assertThat(figures()).isEqualTo(figures);
  }

  private void writeWorkbook() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = workbook.createSheet("Quý I");
      CellStyle day = workbook.createCellStyle();
      day.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
      for (int i = 0; i < 40; i++) {
        Row row = sheet.createRow(i);
        row.createCell(0).setCellValue("Xã thử nghiệm số " + i);
        row.createCell(1).setCellValue(1_000 + 37 * i);
        row.createCell(2).setCellValue(0.25 * i);
        row.createCell(3).setCellValue(43_921 + i);
        row.getCell(3).setCellStyle(day);
      }
      workbook.write(out);
    }
  }

  /** Writes the workbook anew with other bytes in its parts, and checksums that fit. */
  private void rewrite(boolean stored, BiFunction<String, byte[], byte[]> change)
      throws IOException {
    Path old = Files.move(file, file.resolveSibling("cu.xlsx"));
    try (ZipFile in = new ZipFile(old.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] bytes = change.apply(entry.getName(), in.getInputStream(entry).readAllBytes());
        ZipEntry copy = new ZipEntry(entry.getName());
        if (stored) {
          copy.setMethod(ZipEntry.STORED);
          copy.setSize(bytes.length);
          CRC32 crc = new CRC32();
          crc.update(bytes);
          copy.setCrc(crc.getValue());
        }
        out.putNextEntry(copy);
        out.write(bytes);
      }
    }
    Files.delete(old);
  }

  private List<String> figures() throws IOException {
    return source.read(file).stream()
        .map(sheet -> sheet.name() + sheet.isHidden() + sheet.isFrom1904() + sheet.rows())
        .toList();
  }
}
