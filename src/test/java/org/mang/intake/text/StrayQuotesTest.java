package org.mang.intake.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.intake.CellNote;
import org.mang.intake.Sheet;
import org.mang.intake.UnreadableFileException;
import org.mang.intake.cell.TextMode;

/** Where the other lines tell the shape, a quote that is amiss costs neither rows nor columns. */
class StrayQuotesTest {

  private static final String HEAD = "Mã;Xã;Ghi chú;Số\n1;An Lư;\"a; b\";2\n2;Hoà Bình;;3\n";

  /** What stands in a line, and what its four cells are then. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "3;\"An;c;4 # 3|\"An|c|4",
        "\"3;An;c;4 # \"3|An|c|4",
        "3;An;c;\"4 # 3|An|c|\"4",
        "3;An\";c;4 # 3|An\"|c|4",
        "3;\"An;\"c; d\";4 # 3|\"An|c; d|4",
        "3;\"An \"Lư\" a\";c;4 # 3|An \"Lư\" a|c|4",
        "3;\"\"An; Lư\";c;4 # 3|\"An; Lư|c|4",
        "3;An;\"\"\";4 # 3|An|\"|4",
        "3;\"An\" Lư;c;4 # 3|\"An\" Lư|c|4",
        "3;\"An\"\";c;\"4\" # 3|An\"|c|4",
      })
  void theLineHasTheCellsThatOthersHave(String line, String cells) {
    Sheet sheet = read(HEAD + line + "\n5;Kênh Giang;\"e\nf\";6\n7;An Sơn;;8\n");
    assertThat(sheet.rows()).hasSize(6);
    assertThat(sheet.rows().get(3).cells()).containsExactly(cells.split("\\|", -1));
    assertThat(sheet.rows().get(4).cells()).containsExactly("5", "Kênh Giang", "e\nf", "6");
    assertThat(sheet.rows().get(5).number()).isEqualTo(7);
    assertThat(sheet.notes().cells())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.kind()).isEqualTo(CellNote.Kind.STRAY_QUOTE);
              assertThat(note.row()).isEqualTo(4);
            });
  }

  /** Whatever cell it stands before, in whatever row, of a text where all or some are quoted. */
  @ParameterizedTest
  @MethodSource("tables")
  void aQuoteTooManyBeforeAnyCellIsALetterOfThatCell(boolean all) {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("Mã", "Xã, phường", "Ghi chú", "Số"));
    for (int i = 1; i < 9; i++) {
      table.add(List.of("" + i, i % 2 == 0 ? "An Lư" : "Xã, thôn", i % 3 == 0 ? "" : "8\"", "0"));
    }
    for (int row = 1; row < table.size(); row++) {
      for (int column = 0; column < 4; column++) {
        StringBuilder text = new StringBuilder();
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
          List<String> cells = new ArrayList<>(table.get(i));
          List<String> written = new ArrayList<>(cells.stream().map(c -> quoted(c, all)).toList());
          if (i == row) {
            String cell = cells.get(column);
            boolean isQuoted = written.get(column).startsWith("\"");
            written.set(
                column,
                isQuoted ? "\"\"" + cell.replace("\"", "\"\"") + "\"" : "\"" + written.get(column));
            cells.set(column, "\"" + cell);
          }
          text.append(String.join(",", written)).append("\r\n");
          expected.add(cells);
        }
        assertThat(read(text.toString()).rows())
            .as(text.toString())
            .extracting(r -> r.cells().stream().map(c -> c == null ? "" : c).toList())
            .isEqualTo(expected);
      }
    }
  }

  static Stream<Boolean> tables() {
    return Stream.of(true, false);
  }

  private static String quoted(String cell, boolean all) {
    return all || cell.contains(",") || cell.contains("\"")
        ? "\"" + cell.replace("\"", "\"\"") + "\""
        : cell;
  }

  /** One at the beginning of its cell, and on the next line one at the end of its own. */
  @Test
  void namesInQuotesOnFollowingLinesAreOfTheirOwnRows() {
    Sheet sheet = read(HEAD + "3;\"Bé\" An;c;4\n4;Kênh \"Tí\";d;5\n5;An Sơn;e;6\n");
    assertThat(sheet.rows()).hasSize(6);
    assertThat(sheet.rows().get(3).cells()).containsExactly("3", "\"Bé\" An", "c", "4");
    assertThat(sheet.rows().get(4).cells()).containsExactly("4", "Kênh \"Tí\"", "d", "5");
  }

  @Test
  void aTextOfSeveralLinesStaysOneCellThoughALineOfItLooksLikeARow() {
    Sheet sheet = read("a,b\n1,\"xin chào\nbạn, khỏe\"\n2,c\n3,d\n");
    assertThat(sheet.rows().get(1).cells()).containsExactly("1", "xin chào\nbạn, khỏe");
    assertThat(sheet.notes().cells()).isEmpty();
    sheet = read("a,b\n1,\"xin, chào, các\nbạn, khỏe, không\"\n2,c\n3,d\n");
    assertThat(sheet.rows().get(1).cells())
        .containsExactly("1", "xin, chào, các\nbạn, khỏe, không");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;b;c\n1;\"x;2\n2;y;3\n3;z\";4\n",
        "a;b;c\n1;2;3\n1;\"x;2\";3;\"z\n5;6;7\n",
      })
  void whatCannotBeToldIsRefusedWithItsLine(String text) {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> DelimitedReader.read(text, TextMode.CLEANED))
        .satisfies(e -> assertThat(e.reason().en()).containsPattern("in line [23]"));
  }

  // Dialects

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t", "|"})
  void blanksMayStandAroundQuotes(String separator) {
    String text =
        "\"Mã\" ; \"Xã; thôn\" ; \"Số\"\n \"1\" ; \"An; Lư\" ;\"2\" \n\"3\" ; \"b\" ; \"\"\n";
    Sheet sheet = read(text.replace(";", separator));
    assertThat(sheet.rows().get(0).cells())
        .containsExactly("Mã", "Xã; thôn".replace(";", separator), "Số");
    assertThat(sheet.rows().get(1).cells())
        .containsExactly("1", "An; Lư".replace(";", separator), "2");
    assertThat(sheet.rows().get(2).cells()).containsExactly("3", "b");
    assertThat(sheet.notes().cells()).isEmpty();
  }

  @Test
  void apostrophesQuoteThoughBlanksStandBesideThemAndOneBelongsToTheText() {
    Sheet sheet = read("'a' , 'b, c'\n'ma''am' , 'Ea H'Leo'\n'' , 'x'\n");
    assertThat(sheet.rows().get(0).cells()).containsExactly("a", "b, c");
    assertThat(sheet.rows().get(1).cells()).containsExactly("ma'am", "Ea H'Leo");
    assertThat(sheet.rows().get(2).cells()).containsExactly(null, "x");
    assertThat(sheet.notes().cells()).isEmpty();
  }

  @Test
  void wordsInQuotesWithinATextAreLeftAlone() {
    Sheet sheet = read("a;b\n1;gọi là \"An\" nhé\n2; \"An\" nhé\n3;cao 5\" và 6\"\n");
    assertThat(sheet.rows().get(1).cells()).containsExactly("1", "gọi là \"An\" nhé");
    assertThat(sheet.rows().get(2).cells()).containsExactly("2", " \"An\" nhé");
    assertThat(sheet.notes().cells()).isEmpty();
  }

  @Test
  void theSignsByWhichExcelKeepsATextAreNoPartOfIt() {
    String text = "Mã;Tên\n=\"007\";=\"a;b\"\n\"=\"\"008\"\"\";c\n";
    Sheet cleaned = DelimitedReader.read(text, TextMode.CLEANED);
    assertThat(cleaned.rows().get(1).cells()).containsExactly("007", "a;b");
    assertThat(cleaned.rows().get(2).cells()).containsExactly("008", "c");
    assertThat(read(text).rows().get(1).cells()).containsExactly("=\"007\"", "=\"a;b\"");
  }

  @Test
  void theApostropheBeforeKeysAndDaysIsTakenOffWhereItStandsDownAColumn() {
    String text = "Mã;Ngày;Năm\n'BN-1;'01/06/2020;'90\n'BN-2;'02/06/2020;1991\nBN'3;'O;1992\n";
    Sheet cleaned = DelimitedReader.read(text, TextMode.CLEANED);
    assertThat(cleaned.rows().get(1).cells()).containsExactly("BN-1", "01/06/2020", "'90");
    assertThat(cleaned.rows().get(3).cells()).containsExactly("BN'3", "'O", "1992");
    assertThat(read(text).rows().get(1).cells()).containsExactly("'BN-1", "'01/06/2020", "'90");
  }

  @Test
  void blanksPartFieldsThatAreQuotedOrFigures() {
    Sheet sheet =
        read(
            "\"xa\" \"so\" \"nu\"\n\"1\" \"An Lư\" 12 5\n\"2\" \"Hoà, Bình\" 7 3\n\"3\" \"x\" 1 NA\n");
    assertThat(sheet.rows().get(0).cells()).containsExactly(null, "xa", "so", "nu");
    assertThat(sheet.rows().get(2).cells()).containsExactly("2", "Hoà, Bình", "7", "3");
    sheet = read("nam so nu\n2019 12 5\n2020 7 3\n2021 8 2\n");
    assertThat(sheet.rows().get(3).cells()).containsExactly("2021", "8", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nguyễn Văn An\nTrần Thị Bình\nLê Văn Cường\nĐỗ Thị Dung\n",
        "Tổ dân phố 12\nTổ dân phố 13\nTổ dân phố 14\nTổ dân phố 15\n",
        "Quý 1 2020\nQuý 2 2020\nQuý 3 2020\n",
      })
  void wordsOfOneColumnAreNotParted(String text) {
    assertThat(read(text).width()).isEqualTo(1);
  }

  @Test
  void linesThatAreQuotedAsAWholeAreReadAsWhatStandsWithin() {
    String text = "Báo cáo\n\n\"Mã,Xã,Số,Nữ\"\n\"1,\"\"An, Lư\"\",2,1\"\n\"2,Hoà Bình,3,1\"\n";
    for (TextMode mode : TextMode.values()) {
      Sheet sheet = DelimitedReader.read(text, mode);
      assertThat(sheet.rows().get(1).cells()).containsExactly("Mã", "Xã", "Số", "Nữ");
      assertThat(sheet.rows().get(2).cells()).containsExactly("1", "An, Lư", "2", "1");
      assertThat(sheet.rows().get(3).number()).isEqualTo(5);
    }
    text = "\"Nơi ở\"\n\"Xã An Lư, Thuỷ Nguyên\"\n\"Xã Hoà Bình, Thuỷ Nguyên\"\n";
    assertThat(read(text).width()).isEqualTo(1);
    text =
        "\"Lời kể\"\n\"Cháu nói: \"\"ở nhà, một mình\"\", rồi im\"\n\"Không, \"\"a\"\", b, c\"\n";
    assertThat(read(text).rows().get(1).cells())
        .containsExactly("Cháu nói: \"ở nhà, một mình\", rồi im");
  }

  /** As R's write.table leaves it. */
  @Test
  void aHeadingThatIsShortOfTheNamesOfItsRowsStandsAboveTheirColumns() {
    Sheet sheet = read("\"xa\",\"so\"\n\"1\",\"An Lư\",5\n\"2\",\"Hoà Bình\",6\n");
    assertThat(sheet.rows().get(0).cells()).containsExactly(null, "xa", "so");
    sheet = read("\"mpg\",\"cyl\"\n\"Mazda RX4\",21,6\n\"Datsun 710\",22.8,4\n");
    assertThat(sheet.rows().get(0).cells()).containsExactly(null, "mpg", "cyl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STT;Xã;Số\n1;An Lư;5;ghi chú\n2;Hoà Bình;6;x\n",
        "Mã số;Xã;Số\n1;An Lư;5;ghi chú\n2;Hoà Bình;6;x\n",
        "Thứ tự;Xã;Số\n1;An Lư;5;ghi chú\n2;Hoà Bình;6;x\n",
        "Tháng;Số\n1;5;ghi chú\n2;6;x\n",
        "Xã;Số\nAn Lư;5;ghi chú\nHoà Bình;6;x\n",
        "Xã;Số\n1;5;\n2;6;\n",
      })
  void aHeadingThatIsShortOfItsLastColumnStaysWhereItIs(String text) {
    assertThat(read(text).rows().get(0).cell(0)).isNotNull();
  }

  @Test
  void aQuoteThatStandsAloneIsNotCheckedWithItsCell() {
    Sheet sheet = DelimitedReader.read("a;b\n1;2\n\"3;3\n4;4\"\n5;x \"y\"\n", TextMode.CLEANED);
    assertThat(sheet.rows().get(2).cells()).containsExactly("3", "3");
    assertThat(sheet.rows().get(3).cells()).containsExactly("4", "4");
    assertThat(sheet.rows().get(4).cells()).containsExactly("5", "x \"y\"");
    assertThat(sheet.notes().cells()).extracting(CellNote::text).containsExactly("\"3", "4\"");
  }

  private static Sheet read(String text) {
    return DelimitedReader.read(text, TextMode.UNTOUCHED);
  }
}
