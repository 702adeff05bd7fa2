package org.mang.intake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mang.intake.Figure;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;
import org.mang.intake.UnreadableFileException;
import org.mang.intake.cell.MarkedText;
import org.mang.intake.letters.LostLetters;

/** What is as long as it is odd takes no more time than its length. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class EndlessTextTest {

  private static final int MANY = 40_000;
  private static final String FULL = "1,2,3,4,5,6,7,8,9\n";

  static Stream<String> sheets() {
    return Stream.of(
        "xã,tên,ghi chú\nA,1,2\n" + lines("xã %1$d,b%1$d,c\n"),
        "xã,tên\n" + lines("xã %1$d,b%1$d\n1,2\n"),
        lines("xã,tên%d,c\nA,1,2\nB,3,4\n\n"),
        lines("xã %1$d,b%1$d\n") + FULL,
        "a,b\n" + lines("xã %1$d,%1$d\n") + "u,v\n" + FULL,
        lines("xã,2019\nb,c\n") + FULL);
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void tablesAreFoundInOneLook(String text) {
    Sheet sheet = SourceFile.ofText(text);
    List<FoundTable> tables = FoundTable.on(sheet);
    assertThat(tables).isNotEmpty();
    assertThat(FoundTable.outside(sheet, tables)).hasSizeLessThan(sheet.rows().size());
    assertThat(tables.stream().filter(FoundTable::holdsFigures).count())
        .isLessThanOrEqualTo(tables.size());
  }

  @Test
  void questionMarksAreLookedAtOnce() {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> LostLetters.check("H?i An ".repeat(9) + "a" + "?".repeat(1_000_000)));
  }

  @Test
  void blanksInAHeadingAreLookedAtOnce() {
    String blanks = " ".repeat(1_000_000);
    assertThat(HeaderKey.levelsIn("a" + blanks + "b/c" + blanks + "/" + blanks + "d"))
        .containsExactly("a" + blanks + "b/c", "d");
  }

  @Test
  void aLongTextThatIsRaisedIsNoNote() {
    MarkedText text = new MarkedText();
    text.add("301", false, MarkedText.Script.ON_THE_LINE);
    text.add("1,".repeat(MANY), false, MarkedText.Script.RAISED);
    assertThat(text.said()).startsWith("3011,1");
  }

  @Test
  void aLongNumberIsLookedAtOnce() {
    assertThat(Figure.isNotNought("1".repeat(1_000_000) + "x")).isFalse();
    assertThat(Figure.isNotNought("0,0".repeat(1_000_000))).isFalse();
  }

  private static String lines(String pattern) {
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, MANY).forEach(i -> lines.append(pattern.formatted(i)));
    return lines.toString();
  }
}
