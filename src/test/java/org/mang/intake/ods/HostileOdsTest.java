package org.mang.intake.ods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mang.office.OfficeOds.number;
import static org.mang.office.OfficeOds.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.SourceFile;
import org.mang.intake.UnreadableFileException;
import org.mang.office.OfficeOds;

/** An .ods that nobody means well with, or that is damaged, or that is none. */
@Timeout(60)
class HostileOdsTest {

  private final Path home;
  private final Path file;

  HostileOdsTest(@TempDir Path home) {
    this.home = home;
    this.file = home.resolve("a.ods");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cells | <table:table-row table:number-rows-repeated='1048576'>A</table:table-row>",
        "cells | <table:table-row><table:table-cell table:number-columns-repeated='16000' office:value-type='float' office:value='1'/></table:table-row>",
        "columns | <table:table-row><table:table-cell table:number-columns-repeated='999999999'/>A</table:table-row>",
        "columns | <table:table-row><table:table-cell office:value-type='float' office:value='1' table:number-columns-repeated='999999999'/></table:table-row>",
        "characters | <table:table-row><table:table-cell><text:p><text:s text:c='999999999'/></text:p></table:table-cell></table:table-row>",
        "characters | <table:table-row table:number-rows-repeated='9000'>B</table:table-row>",
      })
  void whatIsRepeatedIsHeldAgainstTheLimits(String limit, String rows) throws IOException {
    limit("cells", 10_000);
    limit("characters", 50_000);
    String xml =
        rows.replace('\'', '"').replace("A", text("A")).replace("B", text("BBBBBBBBBBBBBBBBBBBB"));
    String unit = limit;
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> read(new OfficeOds().sheet("Sheet1", xml)))
        .withMessageContaining("larger than the limit of")
        .withMessageContaining(unit);
  }

  @Test
  void blankRowsToTheEndCostNothing() throws IOException {
    OfficeOds workbook = new OfficeOds();
    String blank =
        "<table:table-row table:number-rows-repeated=\"%d\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    workbook.sheet(
        "Sheet1",
        blank.formatted(1_048_575)
            + "<table:table-row>"
            + number("7")
            + "</table:table-row>"
            + blank.formatted(999_999_999));
    assertThat(read(workbook)).containsExactly("1048576 [7]");
  }

  @Test
  void aRowBehindTheLastIsDamage() {
    refused(
        new OfficeOds()
            .sheet(
                "Sheet1",
                "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell/></table:table-row><table:table-row>"
                    + number("7")
                    + "</table:table-row>"),
        "damaged");
  }

  @Test
  void moreSheetsThanAllowedAreRefused() throws IOException {
    limit("sheets", 2);
    refused(new OfficeOds().row(text("A")).row(text("A")).row(text("A")), "2 sheets");
  }

  @Test
  void whatIsUnpackedIsCounted() throws IOException {
    limit("  unpacked", 1);
    refused(new OfficeOds().row(text("A".repeat(2 << 20))), "1 MB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a>",
        "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;&x;&x;\">]>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
      })
  void aPartThatDeclaresADocumentTypeIsNotRead(String prolog) {
    refused(new OfficeOds().prolog(prolog).row(text("A")), "<!DOCTYPE>");
    refused(new OfficeOds().part("styles.xml", prolog + "<a/>").row(text("A")), "<!DOCTYPE>");
  }

  @Test
  void aTextInAVeryManyPartsIsReadAllTheSame() throws IOException {
    String parts = "<text:span text:style-name=\"T1\">1</text:span>x".repeat(100_000);
    OfficeOds workbook =
        new OfficeOds()
            .styles(
                "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties"
                    + " style:text-position=\"super 58%\"/></style:style>")
            .row(text(parts));
    assertThat(read(workbook).get(0)).hasSize(100_000 + "1 []".length());
  }

  @Test
  void deepNestingIsNoMatter() throws IOException {
    int deep = 100_000;
    String spans = "<text:span>".repeat(deep) + "x" + "</text:span>".repeat(deep);
    String tables = "<table:table>".repeat(deep) + "</table:table>".repeat(deep);
    String groups =
        "<table:table-row-group>".repeat(deep)
            + "<table:table-row>"
            + text(spans)
            + "<table:table-cell>"
            + tables
            + "</table:table-cell></table:table-row>"
            + "</table:table-row-group>".repeat(deep);
    assertThat(read(new OfficeOds().sheet("Sheet1", groups))).containsExactly("1 [x]");
  }

  @Test
  void noFlippedBitGivesOtherFigures() throws IOException {
    new OfficeOds().row(number("4133"), text("Hải An")).save(file);
    byte[] whole = Files.readAllBytes(file);
    Path flipped = home.resolve("b.ods");
    for (int at = 0; at < whole.length; at++) {
      byte[] bytes = whole.clone();
      bytes[at] = (byte) (bytes[at] ^ (1 << (at % 8)));
      Files.write(flipped, bytes);
      try {
        assertThat(rows(flipped)).as("bit in byte " + at).containsExactly("1 [4133, Hải An]");
      } catch (UnreadableFileException e) {
        assertThat(e.reason().vi()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', damaged",
    "<office:document-content, damaged",
  })
  void contentThatIsNoneIsDamage(String content, String said) {
    OfficeOds workbook = new OfficeOds().part("content.xml", content.isEmpty() ? null : content);
    workbook.saveParts(file);
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> rows(file))
        .withMessageContaining(said);
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.oasis.opendocument.text, no spreadsheet, not a spreadsheet",
    "application/vnd.oasis.opendocument.presentation, no spreadsheet, not a spreadsheet",
  })
  void whatIsNoSpreadsheetIsRefusedByName(String type, String kind, String said)
      throws IOException {
    refused(new OfficeOds().part("mimetype", type).row(text("A")), said);
    assertThat(source().kind(file)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vnd.oasis.opendocument.spreadsheet-template",
        "application/vnd.oasis.opendocument.spreadsheet\n",
        "",
      })
  void templatesAndPackagesThatOnlyTheirManifestNamesAreRead(String type) throws IOException {
    OfficeOds workbook = new OfficeOds().part("mimetype", type.isEmpty() ? null : type);
    assertThat(read(workbook.row(text("A")))).containsExactly("1 [A]");
  }

  @Test
  void aPasswordIsNamed() throws IOException {
    String manifest =
        "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry m:full-path=\"content.xml\">"
            + "<m:encryption-data/></m:file-entry></m:manifest>";
    refused(new OfficeOds().part("META-INF/manifest.xml", manifest).row(text("A")), "password");
    assertThat(source().kind(file)).isEqualTo("OpenDocument, password");
  }

  @Test
  void oneXmlFileIsRefusedByName() throws IOException {
    Files.writeString(
        file,
        "<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"/>");
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> rows(file))
        .withMessageContaining(".fods");
  }

  private void refused(OfficeOds workbook, String said) {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> read(workbook))
        .withMessageContaining(said);
  }

  private List<String> read(OfficeOds workbook) throws IOException {
    return rows(workbook.save(file));
  }

  private List<String> rows(Path workbook) throws IOException {
    return source().read(workbook).get(0).rows().stream()
        .map(row -> row.number() + " " + row.cells())
        .toList();
  }

  private SourceFile source() {
    return new SourceFile(Limits.read(new Definitions(home)));
  }

  private void limit(String key, int value) throws IOException {
    Path limits = Files.createDirectories(home.resolve("jobs")).resolve("limits.yaml");
    String all = Files.readString(Files.exists(limits) ? limits : Path.of("jobs/limits.yaml"));
    Files.writeString(limits, all.replaceAll("(?m)^" + key + ": \\d+", key + ": " + value));
  }
}
