package org.mang.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;
import org.mang.office.OfficeWorkbook;

/** Where tables begin and end with no form in hand, and what heads their columns. */
class FoundTableTest {

  private final Path folder;
  private final SourceFile source;

  FoundTableTest(@TempDir Path folder) {
    this.folder = folder;
    this.source = new SourceFile(Limits.read(new Definitions(folder)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tỉnh;2000;2001\nHà Nội;150;160\nHuế;15;16\n",
        "Tỉnh;2000\nHà Nội;150\nHuế;2010\n",
        ";2019-2020\nHà Nội;150\nHuế;15\n",
        "Tỉnh;01/2020;02/2020\nHà Nội;150;160\n",
        "Tỉnh;2000;2001\nHuế;1950;2010\nVinh;12;1999\n",
        "Tỉnh;0-5;6-9\nHà Nội;150;160\n",
      })
  void yearsMonthsAndAgesHeadColumns(String text) throws IOException {
    FoundTable table = tables(text).get(0);
    assertThat(table.headerRow()).isEqualTo(1);
    assertThat(text).startsWith(String.join(";", table.headers()) + "\n");
  }

  @Test
  void yearsBelowATextOfTheirOwnAreItsSecondLevel() throws IOException {
    FoundTable table = tables("Tỉnh;Nam;;Nữ;\n;2000;2001;2000;2001\nHuế;15;4;6;7\n").get(0);
    assertThat(table.headers())
        .containsExactly("Tỉnh", "Nam / 2000", "Nam / 2001", "Nữ / 2000", "Nữ / 2001");
    assertThat(table.firstRow()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hà Nội;2000\nHuế;2001\nVinh;2003\n",
        "An;2015-03-01;2\nBình;2016-04-01;3\n",
        "2000;150\n2001;160\n",
      })
  void figuresWithoutAHeaderAreNone(String text) throws IOException {
    assertThat(tables(text).get(0).headerRow()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lớp;Số trẻ\nA;10\nB;12\nTrường;Nam;Nữ\nX;1;2\nY;3;4\n",
        "Trường;Nam;Nữ\nX;1;2\nY;3;4\nLớp;Số trẻ\nA;10\nB;12\n",
        "Lớp;Nam;Nữ\nA;10;1\nB;12;1\nTrường;Trai;Gái\nX;1;2\nY;3;4\n",
        "Lớp;Số trẻ\nA;10\nB;12\nTrường;Số em\nX;1\nY;3\n",
        "Lớp;2000;2001\nA;10;11\nB;12;11\nTrường;2002;2003\nX;1;2\nY;3;4\n",
        "STT;Họ tên;Tuổi\n1;Trần A;5\n2;Lê B;6\nXã;Số trẻ\nX;1\nY;3\n",
        "STT;Tên;Số\n1;a;5\n2;b;6\nMã;Nơi;Lượng\n7;X;2\n8;Y;4\n",
      })
  void aHeaderRightBelowATableBeginsAnother(String text) throws IOException {
    List<FoundTable> tables = tables(text);
    assertThat(tables)
        .extracting(t -> t.headerRow() + ": " + t.firstRow() + "-" + t.lastRow())
        .containsExactly("1: 2-3", "4: 5-6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lớp;Nam;Nữ\nA;10;1\nB;không;chưa có\nC;12;1\n",
        "Lớp;Nam;Nữ\nA;10;1\nB;đang rà soát;đang rà soát\nC;12;1\n",
        "Lớp;Số\nA;10\nB;chưa báo cáo\nC;12\n",
        "STT;Họ tên;Tuổi\n1;Trần A;5\n3a;Lê B;5 tháng\n4;Ngô C;6\n",
        "Mã;Họ tên;Tuổi;Nặng\n101;Trần A;5;12.5\nBN103;Lê B;sơ sinh;ba ký\n104;Ngô C;6;14\n",
        "Họ tên;Tuổi;Nặng\nTrần A;5;12.5\nLê B;sơ sinh;ba ký\nNgô C;6;14\n",
        "Xã;Nam;Nữ\nA;5;6\nB;5 em;6 em\nC;7;8\n",
        "Ngày;Giờ;Kết quả\n01/02/2020;10;5\nhôm sau;sáng;âm tính\n04/02/2020;12;7\n",
        "Lớp;Số;Ghi chú\nA;10;\nB;đang hỏi;gọi lại\nC;12;\n",
        "Lớp;Năm 1;Năm 2\nA;10;1\nB;2000;1999\nC;12;1\n",
        "Lớp;Nam;Nữ\nA;10;1\nToàn huyện;;\nC;12;1\n",
      })
  void textsInPlaceOfFiguresBeginNoTable(String text) throws IOException {
    assertThat(tables(text)).extracting(FoundTable::lastRow).containsExactly(4);
  }

  @Test
  void ofTablesOfOtherWidthsNoRowIsLost() throws IOException {
    String narrow = "Tên;Số\n" + "a;1\n".repeat(36);
    String wide = "x;1;2;3;4;10\n".repeat(50);
    assertThat(tables(narrow + "Xã;Q1;Q2;Q3;Q4;Cả năm\n" + wide))
        .extracting(t -> t.headerRow() + ": " + t.firstRow() + "-" + t.lastRow())
        .containsExactly("1: 2-37", "38: 39-88");
    assertThat(tables(narrow + wide))
        .extracting(t -> t.headerRow() + ": " + t.firstRow() + "-" + t.lastRow())
        .containsExactly("1: 2-87");
  }

  @Test
  void aLineOfFiguresAboveATableDoesNotTakeItsHeader() throws IOException {
    assertThat(tables("Tổng số;5\nTên;Nam;Nữ;Cả hai\nA;1;2;3\nB;3;4;7\n"))
        .extracting(FoundTable::headerRow)
        .containsExactly(0, 2);
  }

  @Test
  void figuresThatAreOfNoTableAreKnownOf() throws IOException {
    Sheet sheet = sheet("Tên;Nam;Nữ;Cả hai\nA;1;2;3\nB;3;4;7\nGhi chú: ước tính\nC;1;2;3\n");
    assertThat(FoundTable.outside(sheet, FoundTable.on(sheet))).containsExactly(5);
  }

  @Test
  void aLastRowWithNothingBesideItsNameIsKnownOf() throws IOException {
    Sheet sheet = sheet("Tên;Số;Nơi\nAn;1;x\nBình;2;y\nChi;;\nNgười lập;;\nLê;;\n");
    assertThat(FoundTable.outside(sheet, FoundTable.on(sheet))).containsExactly(4);
  }

  @Test
  void aHeaderThatIsRepeatedOnAFurtherPageIsNoRow() throws IOException {
    String header = "Lớp;Số trẻ;\n;Nam;Nữ\n";
    List<FoundTable> tables = tables(header + "A;10;1\nB;12;1\n" + header + "C;1;2\n");
    assertThat(tables).hasSize(1);
    List<String> rows = new ArrayList<>();
    tables.get(0).forEachRow(row -> rows.add(String.valueOf(row.cell(0))));
    assertThat(rows).containsExactly("A", "B", "C");
  }

  @Test
  void aLineWithMoreCommasThanTheTableHasColumnsIsNoHeader() throws IOException {
    FoundTable table =
        tables("Nguồn: số liệu;theo báo cáo;của xã;gửi ngày 5;có sửa\nTên;Nam;Nữ\nA;1;2\nB;3;4\n")
            .get(0);
    assertThat(table.headerRow()).isEqualTo(2);
    assertThat(tables("Tên;Nam;Nữ;Ghi chú\nA;không;không\nB;3;4\nC;3;4\n").get(0).headerRow())
        .isEqualTo(1);
  }

  @Test
  void aRowMergedAcrossTheTableIsNoLevelOfItsHeader() throws IOException {
    OfficeWorkbook workbook =
        OfficeWorkbook.xlsx()
            .row("Quý", "AFB", null, "Âm", "Tổng")
            .row(null, "Mới", "Cũ", null, null)
            .row("Hà Nội")
            .row(1, 10, 20, 5, 35)
            .row("Hải Phòng")
            .row(1, 10, 20, 5, 35)
            .merge("A1:A2")
            .merge("B1:C1")
            .merge("D1:D2")
            .merge("A3:E3")
            .merge("A5:E5");
    FoundTable table =
        FoundTable.on(source.read(workbook.save(folder.resolve("t6.xlsx"))).get(0)).get(0);
    assertThat(table.headers()).containsExactly("Quý", "AFB / Mới", "AFB / Cũ", "Âm", "Tổng");
    assertThat(table.firstRow()).isEqualTo(3);
  }

  @Test
  void headingsAreAsTheCellsHaveThem() throws IOException {
    assertThat(tables("\" Tên \";Nam  ;\"Nữ\nem\"\nA;1;2\n").get(0).headers())
        .containsExactly(" Tên ", "Nam  ", "Nữ\nem");
  }

  private List<FoundTable> tables(String text) throws IOException {
    return FoundTable.on(sheet(text));
  }

  private Sheet sheet(String text) throws IOException {
    Path file = Objects.requireNonNull(Files.writeString(folder.resolve("x.csv"), text));
    return source.readUntouched(file).get(0);
  }
}
