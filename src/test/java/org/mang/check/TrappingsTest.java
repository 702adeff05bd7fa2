package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.office.OfficeWorkbook;

/** Small workbooks in which every mark would take long: they are answered by a list alone. */
class TrappingsTest {

  private final Path file;
  private final Limits limits;

  TrappingsTest(@TempDir Path folder) {
    this.file = folder.resolve("bieu.xlsx");
    this.limits = Limits.read(new Definitions(folder));
  }

  @ParameterizedTest
  @CsvSource({
    "fonts, <font><name val=\"F\"/></font>, 3500, true",
    "fonts, <font><name val=\"F\"/></font>, 45001, false",
    "fills, <fill><patternFill/></fill>, 45001, false",
    "borders, <border/>, 45001, false",
    // As many as an old workbook may have grown: POI does not search these.
    "cellXfs, <xf numFmtId=\"0\" fontId=\"0\"/>, 45001, true",
  })
  void looksAreCountedBeforeTheWorkbookIsOpened(
      String group, String look, int count, boolean isMarked) throws IOException {
    OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN).save(file);
    change("xl/styles.xml", "</" + group + ">", look.repeat(count) + "</" + group + ">");
    assertThat(Trappings.areFew(file)).isEqualTo(isMarked);
    if (!isMarked) {
      assertThat(ClerkWorkbook.open(file, limits)).isEmpty();
    }
  }

  @Test
  void whatConditionalFormatsLookLikeIsNotSearched() throws IOException {
    part(
        "<styleSheet><fonts><font/></fonts><dxfs>"
            + "<dxf><font/><fill/><border/></dxf>".repeat(20_000)
            + "</dxfs></styleSheet>",
        StandardCharsets.UTF_8);
    assertThat(Trappings.areFew(file)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "<comment ref=\"A1\"/>, 1900, true",
    "<comment ref=\"A1\"/>, 2100, false",
    "<v:shape id=\"s\"><br></v:shape>, 2100, false",
    "<v:shape/>, 2100, false",
  })
  void notesAreCountedInAnyEncoding(String note, int count, boolean isMarked) throws IOException {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE}) {
      part("<xml>" + note.repeat(count) + "</xml>", charset);
      assertThat(Trappings.areFew(file)).as(charset.name()).isEqualTo(isMarked);
    }
  }

  private void part(String text, Charset charset) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("xl/part.xml"));
      zip.write(text.getBytes(charset));
    }
  }

  private void change(String part, String text, String to) throws IOException {
    Path old = Files.move(file, file.resolveSibling("cu.xlsx"));
    try (ZipFile in = new ZipFile(old.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        String whole = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        if (entry.getName().equals(part)) {
          assertThat(whole).contains(text);
          whole = whole.replace(text, to);
        }
        out.write(whole.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
