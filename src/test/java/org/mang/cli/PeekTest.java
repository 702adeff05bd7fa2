package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.definition.Definitions;
import org.mang.form.Forms;
import org.mang.intake.Limits;
import org.mang.intake.Recogniser;
import org.mang.intake.Recognition;
import org.mang.intake.SourceFile;
import org.mang.intake.table.FoundTable;
import org.mang.office.OfficeWorkbook;

/** What {@code mang peek} shows of a file, of a form or of none. */
class PeekTest {

  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  PeekTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyFileOfTheSampleDataHasATableWhereItsFormHasOne() throws IOException {
    Definitions definitions = new Definitions(folder);
    SourceFile source = new SourceFile(Limits.read(definitions));
    Recogniser recogniser = new Recogniser(new Forms(definitions));
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    try (Stream<Path> files = Files.walk(Path.of("sample-data"))) {
      for (Path file : files.filter(PeekTest::isSubmission).sorted().toList()) {
        if (!(recogniser.recognise(source.read(file)) instanceof Recognition.Found found)) {
          wrong.add(file + ": of no form");
          continue;
        }
        seen++;
        FoundTable guessed = FoundTable.on(found.tables().first().sheet()).get(0);
        boolean same =
            guessed.headerRow() == found.tables().first().headerRow()
                && guessed.firstRow() == found.tables().first().firstRow()
                && found.tables().first().columns().values().stream()
                    .allMatch(p -> guessed.headers().get(p.column()).equals(p.header()));
        if (!same) {
          wrong.add(
              "%s: header %d, rows from %d; by its form %d and %d"
                  .formatted(
                      file,
                      guessed.headerRow(),
                      guessed.firstRow(),
                      found.tables().first().headerRow(),
                      found.tables().first().firstRow()));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).isGreaterThan(300);
  }

  private static boolean isSubmission(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file)
        && (name.contains("/2019/") || name.contains("/2020/"))
        && !name.contains("truth");
  }

  @Test
  void aFileOfAFormShowsWhatIsReadOfItAndWhyNoOtherForm() {
    assertThat(peek(OfficeWorkbook.sample(OfficeWorkbook.DO_SON_CHILDREN).toString())).isZero();
    assertThat(out.toString())
        .contains("Excel (.xlsx)")
        .contains("Form: district-children")
        .contains("Period: 2020")
        .contains("→ commune")
        .contains("header from row 8")
        .contains("“Biểu 06/CA-TE” is not said above");
  }

  @Test
  void identifiersAreMaskedInTheFirstRows() {
    Path police = OfficeWorkbook.sample(OfficeWorkbook.POLICE);
    assertThat(peek(police.toString())).isZero();
    assertThat(out.toString()).contains("→ full_name").contains("•••");
  }

  @Test
  void aColumnOfNamesIsMaskedInAFileOfNoFormToo() throws IOException {
    Path file = folder.resolve("ten.csv");
    Files.writeString(file, "Họ và tên;Lớp;Điểm\nBùi Văn Bịa;5A;7\n");
    assertThat(peek(file.toString())).isZero();
    assertThat(out.toString()).contains("••• | 5A | 7").doesNotContain("Bùi Văn Bịa");
  }

  /** Whether the first heading is missing or the last, nobody can tell. */
  @Test
  void namesAreMaskedThoughTheyMayStandBesideTheirHeading() throws IOException {
    Path file = folder.resolve("ten.csv");
    Files.writeString(file, "Họ và tên;Điểm\n7;Bùi Văn Bịa;5\n8;Lê Thị Bịa;6\n");
    assertThat(peek(file.toString())).isZero();
    assertThat(out.toString()).contains("••• | ••• | 5").doesNotContain("Bịa");
    Files.writeString(
        file, "\"Họ và tên\",\"Lớp\"\n\"1\",\"Bùi Văn Bịa\",\"5A\"\n\"2\",\"Lê Bịa\",\"5B\"\n");
    assertThat(peek(file.toString())).isZero();
    assertThat(out.toString()).contains("1 | ••• | 5A").doesNotContain("Bịa");
  }

  @Test
  void csvIsTheRowsOfTheTableWithTheirTextUntouchedAndNothingElse() throws IOException {
    Path file = folder.resolve("bang-la.xlsx");
    OfficeWorkbook.xlsx()
        .row("Danh mục không thuộc biểu nào")
        .row()
        .row("Tên", "Số lượng", null)
        .row(null, "Nam", "Nữ")
        .row("  Lớp \u00A0A ", 1.15, 1150)
        .row("=cmd|' /C calc'!A0", null, 3)
        .save(file);
    assertThat(peek("--csv", file.toString())).isZero();
    assertThat(out.toString())
        .isEqualTo(
            "Tên,Số lượng / Nam,Số lượng / Nữ\n  Lớp \u00A0A ,1.15,1150\n=cmd|' /C calc'!A0,,3\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void csvTakesTheSheetThatIsNamed() throws IOException {
    Path file = folder.resolve("hai-trang.xlsx");
    OfficeWorkbook workbook = OfficeWorkbook.xlsx().row("a", "b").row(1, 2);
    workbook.sheet("Khác").row("c", "d").row(3, 4);
    workbook.save(file);
    assertThat(peek("--csv", "--sheet", "Khác", file.toString())).isZero();
    assertThat(out.toString()).isEqualTo("c,d\n3,4\n");
    assertThat(peek("--csv", "--sheet", "Khac", file.toString())).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("there is no sheet Khac").contains("Khác");
  }

  @Test
  void severalTablesOfASheetAreToldApartAndTheLargestIsPrintedUnlessOneIsNamed()
      throws IOException {
    Path file = folder.resolve("hai-bang.csv");
    Files.writeString(
        file,
        """
        Lớp;Số trẻ
        A;10
        B;12

        Bảng 2
        Trường;Nam;Nữ
        X;1;2
        Y;3;4
        Z;5;6
        """);
    assertThat(peek(file.toString())).isZero();
    assertThat(out.toString()).contains("from row 1, rows 2–3").contains("from row 6, rows 7–9");
    assertThat(peek("--csv", file.toString())).isZero();
    assertThat(out.toString()).isEqualTo("Trường,Nam,Nữ\nX,1,2\nY,3,4\nZ,5,6\n");
    assertThat(peek("--csv", "--table", "1", file.toString())).isZero();
    assertThat(out.toString()).startsWith("Lớp,Số trẻ,").endsWith("\nA,10,\nB,12,\n");
    assertThat(peek("--csv", "--table", "3", file.toString())).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("there is no table 3");
  }

  @Test
  void ofALargeTextEveryRowIsPrintedWhateverStandsBetween() throws IOException {
    Path file = folder.resolve("lon.csv");
    // Of the rows without a figure only the one above the note is at hand; it is no header.
    String text =
        "Mã;Tên;Số;Ghi chú\n"
            + "1;Xã A;5;x\n".repeat(1_000)
            + "TE-1;Xã A2;K5;Lớp 3\n".repeat(60_000)
            + "x;Dòng không có số;;chuyển đi\n"
            + "2;Xã B;5;x\n".repeat(300);
    Files.writeString(file, text);
    assertThat(Files.size(file)).isGreaterThan(1 << 20);
    assertThat(peek("--csv", file.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(61_302);
  }

  @Test
  void theOldFontsOfAWorkbookAreSaid() throws IOException {
    Path file = folder.resolve("phong-cu.xls");
    OfficeWorkbook.xls().font(".VnTime").row("M\u00B7", "T\u00AAn").row(1, "X\u00B7").save(file);
    assertThat(peek(file.toString())).isZero();
    assertThat(out.toString()).contains("Old fonts: .VnTime (TCVN3)");
  }

  @Test
  void aTextFileWithoutAHeaderNamesColumnsByTheirLetters() throws IOException {
    Path file = folder.resolve("x.csv");
    Files.writeString(file, "1;2020-01-01;Xã A\n2;2020-01-02;Xã B\n", StandardCharsets.UTF_8);
    assertThat(peek("--csv", file.toString())).isZero();
    assertThat(out.toString()).isEqualTo("A,B,C\n1,2020-01-01,Xã A\n2,2020-01-02,Xã B\n");
  }

  @Test
  void aFirstRowThatReads1234IsARowOfFigures() throws IOException {
    Path file = folder.resolve("x.csv");
    Files.writeString(file, "Ten,a,b,c,d\nAn,1,2,3,4\nBinh,5,6,7,8\n");
    assertThat(peek("--csv", file.toString())).isZero();
    assertThat(out.toString()).isEqualTo("Ten,a,b,c,d\nAn,1,2,3,4\nBinh,5,6,7,8\n");
  }

  @Test
  void theDialectOfATextIsSaid() throws IOException {
    Path file = folder.resolve("x.txt");
    Files.write(file, org.mang.sample.Old.encode("TCVN3", "Mã\tHọ và tên\r\n1\tTrẻ em số một\r\n"));
    assertThat(peek(file.toString())).isZero();
    assertThat(out.toString()).contains("text, TCVN3, TAB, CRLF").contains("Họ và tên");
  }

  @Test
  void quotesAndHowTheyAreEscapedAreSaid() throws IOException {
    Path file = folder.resolve("x.csv");
    Files.writeString(file, "a;b\n\"x \\\"y\\\" z\";1\n");
    assertThat(peek(file.toString())).isZero();
    assertThat(out.toString()).contains("“;”, LF, \"…\", \\\",").contains("x \"y\" z");
    Files.writeString(file, "a,b\n'x, y','1'\n'z','2'\n");
    assertThat(peek(file.toString())).isZero();
    assertThat(out.toString()).contains("“,”, LF, '…',");
  }

  @Test
  void whatCannotBeReadSaysWhy() throws IOException {
    Path file = folder.resolve("x.xlsx");
    Files.write(file, new byte[0]);
    assertThat(peek(file.toString())).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("0 bytes");
    assertThat(peek(folder.resolve("none").toString())).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no such file").doesNotContain("Exception");
  }

  private int peek(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all =
        new ArrayList<>(List.of("peek", "--lang", "en", "--home", folder.toString()));
    all.addAll(List.of(args));
    try (PrintWriter to = new PrintWriter(out);
        PrintWriter errors = new PrintWriter(err)) {
      return Mang.execute(to, errors, all.toArray(String[]::new));
    } catch (RuntimeException e) {
      return fail(e);
    }
  }
}
