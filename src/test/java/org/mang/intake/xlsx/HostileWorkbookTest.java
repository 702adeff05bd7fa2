package org.mang.intake.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;
import org.mang.intake.UnreadableFileException;

/** Files made to break their reader, or broken on the way: each is read or refused, and soon. */
class HostileWorkbookTest {

  private static final String RELATIONS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
  private static final String TYPE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Path folder;
  private final Path file;
  private SourceFile source;

  HostileWorkbookTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("bom.xlsx");
    this.source = new SourceFile(Limits.read(new Definitions(folder)));
  }

  @Test
  void aSheetOfAnyProgramIsRead() throws IOException {
    write(
        "",
        "<x:row><x:c><x:v>1</x:v></x:c><x:c t=\"inlineStr\"><x:is><x:t>Xã</x:t></x:is></x:c></x:row>",
        "x:");
    assertThat(source.read(file).get(0).rows().get(0).cells()).containsExactly("1", "Xã");
  }

  @Test
  void strictOoxmlReadsTheSame() throws IOException {
    write(
        "",
        "<row r=\"2\"><c r=\"B2\" t=\"d\"><v>2020-03-31T00:00:00.000Z</v></c></row>",
        "",
        "http://purl.oclc.org/ooxml/spreadsheetml/main");
    assertThat(source.read(file).get(0).rows().get(0).cells()).containsExactly(null, "2020-03-31");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;&x;&x;\">]>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
      })
  void entitiesAreNeitherExpandedNorFetched(String prolog) throws IOException {
    write(prolog, "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&x;</v></c></row>", "");
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> source.read(file))
        .withMessageContaining("<!DOCTYPE>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r=\"4294967297\"><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"2000000\"><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"2\"/><row r=\"1\"/>",
        "<row r=\"1\"><c r=\"AAAAA1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"1\"><v>1</v></c></row>",
        "<row r=\"1\"><c t=\"s\"><v>99</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"",
      })
  void whatNoWorkbookCanHoldIsRefused(String rows) throws IOException {
    write("", rows, "");
    assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> source.read(file));
  }

  @Test
  void whatASheetClaimsOfItsSizeTakesNoMemory() throws IOException {
    write(
        "",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\" s=\"0\"/></row>"
            + "</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells><sheetData>",
        "");
    assertThat(source.read(file).get(0).width()).isEqualTo(1);
  }

  /** Excel writes whole columns and rows so where somebody merged them by their letters. */
  @ParameterizedTest
  @CsvSource({
    "A1:C2, 1, 2, 0, 2",
    "C2:A1, 1, 2, 0, 2",
    "$B$3, 3, 3, 1, 1",
    "A:C, 1, 1048576, 0, 2",
    "B:B, 1, 1048576, 1, 1",
    "1:1, 1, 1, 0, 16383",
    "2:4, 2, 4, 0, 16383",
  })
  void mergesOfWholeColumnsAndRowsAreMerges(
      String range, int firstRow, int lastRow, int firstColumn, int lastColumn) throws IOException {
    write(
        "",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\""
            + range
            + "\"/></mergeCells><sheetData>",
        "");
    assertThat(source.read(file).get(0).merges())
        .containsExactly(new Sheet.Merge(firstRow, lastRow, firstColumn, lastColumn));
  }

  @ParameterizedTest
  @CsvSource({"cells, 3, cells", "columns, 2, columns", "characters, 2, characters"})
  void limitsAreSetBesideTheHomeAndSaid(String key, int most, String said) throws IOException {
    limit(key, most);
    write("", "<row r=\"1\"><c r=\"D1\" t=\"str\"><v>bốn</v></c></row>", "");
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> source.read(file))
        .withMessageContaining("limit of " + most + " " + said);
  }

  @Test
  void deepNestingIsNoMatter() throws IOException {
    write(
        "",
        "<row r=\"1\"><c r=\"A1\"><v>1</v>"
            + "<e>".repeat(20_000)
            + "</e>".repeat(20_000)
            + "</c></row>",
        "");
    try {
      assertThat(source.read(file).get(0).rows().get(0).cells()).containsExactly("1");
    } catch (UnreadableFileException e) {
      assertThat(e.reason().en()).isNotBlank();
    }
  }

  private void limit(String key, int value) throws IOException {
    String limits = Files.readString(Path.of("jobs/limits.yaml"));
    assertThat(limits).contains(key + ": ");
    Files.createDirectories(folder.resolve("jobs"));
    Files.writeString(
        folder.resolve("jobs/limits.yaml"),
        limits.replaceFirst("(?m)^" + key + ": \\d+", key + ": " + value));
    source = new SourceFile(Limits.read(new Definitions(folder)));
  }

  private void write(String prolog, String rows, String prefix) throws IOException {
    write(prolog, rows, prefix, "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
  }

  private void write(String prolog, String rows, String prefix, String namespace)
      throws IOException {
    String declared =
        " xmlns%s=\"%s\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            .formatted(prefix.isEmpty() ? "" : ":" + prefix.replace(":", ""), namespace);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      part(zip, "[Content_Types].xml", "<Types/>");
      part(
          zip,
          "_rels/.rels",
          RELATIONS.formatted(
              "<Relationship Id=\"a\" Type=\"%sofficeDocument\" Target=\"xl/workbook.xml\"/>"
                  .formatted(TYPE)));
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          RELATIONS.formatted(
              "<Relationship Id=\"b\" Type=\"%sworksheet\" Target=\"/xl/s.xml\"/>"
                  .formatted(TYPE)));
      part(
          zip,
          "xl/workbook.xml",
          "<%1$sworkbook%2$s><%1$ssheets><%1$ssheet name=\"S\" sheetId=\"1\" r:id=\"b\"/></%1$ssheets></%1$sworkbook>"
              .formatted(prefix, declared));
      part(
          zip,
          "xl/s.xml",
          prolog
              + "<%1$sworksheet%2$s><%1$ssheetData>%3$s</%1$ssheetData></%1$sworksheet>"
                  .formatted(prefix, declared, rows));
    }
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
