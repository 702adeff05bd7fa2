package org.mang.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mang.intake.Sheet;

/** Which rows number columns, and which are figures that happen to read so. */
class ColumnNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(A) (B) (1) (2); 1 An 7 8",
        "A B 1 2 3=1+2; 1 An 7 8 15",
        "A 1 2 3; An 7 8 15",
        "B 1 2 4; An 7 8 15",
        "1 2 3 4; 1 An 7 8",
        "2 3 4 5; An 7 8 9",
        "(1) (2) (2) (3); An 7 8 9",
      })
  void numbersOfColumns(String row, String below) {
    assertThat(ColumnNumbers.at(List.of(row(1, row), row(2, below)), 0)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "An 1 2 3 4; Binh 5 6 7 8",
        "A 1 2 3 4; B 5 6 7 8",
        "C 1 2 3 4; An 5 6 7 8",
        "a 1; a 1",
        "A 1; A 1",
        "1 2 3 4 5; 6 7 8 9 9",
        "1 2 3; 1 An 7",
        "A 3 2 1; An 5 6 7",
      })
  void figuresThatReadSo(String row, String below) {
    assertThat(ColumnNumbers.at(List.of(row(1, row), row(2, below)), 0)).isFalse();
  }

  private static Sheet.Row row(int number, String cells) {
    return new Sheet.Row(number, Arrays.<@Nullable String>asList(cells.split(" ")));
  }
}
