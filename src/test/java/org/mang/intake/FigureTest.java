package org.mang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a figure, by what is known of the place where it stands. */
class FigureTest {

  @ParameterizedTest
  @CsvSource({
    // cell, may be one, number, reported, day, written, other than nought
    "'12', true, true, true, false, true, true",
    "'1.150', true, true, true, false, true, true",
    "'1 150', false, true, true, false, false, true",
    "'+3', true, false, true, false, true, false",
    "'−3', false, true, true, false, false, true",
    "'12 %', true, true, true, false, false, true",
    "'12 ‰', false, false, true, false, false, false",
    "'3/4', true, true, true, false, false, true",
    "'0', true, true, false, false, true, false",
    "'0,00', true, true, false, false, true, false",
    "'-', false, false, false, false, false, false",
    "'2020-03-31', true, false, false, true, false, false",
    "'31/3/2020', true, true, false, true, false, true",
    "'12kg', false, false, false, false, false, false",
    "'NA', false, false, false, false, true, false",
  })
  void isToldByWhatIsKnown(
      String cell,
      boolean mayBe,
      boolean isNumber,
      boolean isReported,
      boolean isDay,
      boolean isWritten,
      boolean isNotNought) {
    assertThat(Figure.mayBe(cell)).as("may be").isEqualTo(mayBe);
    assertThat(Figure.isNumber(cell)).as("number").isEqualTo(isNumber);
    assertThat(Figure.isReported(cell)).as("reported").isEqualTo(isReported);
    assertThat(Figure.isDay(cell)).as("day").isEqualTo(isDay);
    assertThat(Figure.isWritten(cell)).as("written").isEqualTo(isWritten);
    assertThat(Figure.isNotNought(cell)).as("not nought").isEqualTo(isNotNought);
  }
}
