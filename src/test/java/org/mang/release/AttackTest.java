package org.mang.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Weak suppressions of each kind, which the attack must find. */
class AttackTest {

  private final Counts counts = new Counts();

  @Test
  void theExampleOfTheLiteratureHasItsProtectionInterval() {
    // Fischetti and Salazar 2001, fig. 1: by activity and region; 22 is sensitive, 8, 17 and 12
    // are hidden with it, and it is between 5 and 30. Here hidden counts are known to be 1 or more.
    Counts table = Counts.table(new int[][] {{20, 50, 10}, {8, 19, 22}, {17, 32, 12}});
    assertThat(table.ranges(4, 6, 8, 10)).contains("6: 6 to 29");
    assertThat(table.found(4, 6, 8, 10)).isEmpty();
  }

  @Test
  void aSingleHiddenPartOfASumIsFound() {
    counts.sum(counts.count(20), counts.count(3), counts.count(17));
    assertThat(counts.found(1)).containsExactly("1: 3 to 3");
  }

  @Test
  void hiddenPartsThatAreTogetherFewAreFoundByThoseWhoKnowThatNoneIsZero() {
    counts.sum(counts.count(20), counts.count(1), counts.count(2), counts.count(17));
    assertThat(counts.found(1, 2)).containsExactly("1: 1 to 2", "2: 1 to 2");
  }

  @Test
  void whatIsLeftByTheTotalsOfSeveralTablesIsFound() {
    // Hidden in pairs by row, and in one column there is only one.
    Counts table = Counts.table(new int[][] {{3, 9, 30}, {4, 40, 8}, {50, 60, 70}});
    assertThat(table.found(0, 1, 4, 6))
        .containsExactly("0: 3 to 3", "1: 9 to 9", "4: 4 to 4", "6: 8 to 8");
  }

  @Test
  void aCountThatIsTheDenominatorOfASmallShareIsFound() {
    // 1 of 2 in the open is a bound for the part that is hidden.
    counts.within(counts.count(2), counts.count(1));
    assertThat(counts.found(1)).containsExactly("1: 1 to 2");
  }

  @Test
  void thoseWhomAShareLeavesAreFound() {
    int rest = counts.rest(counts.count(37), counts.count(38));
    assertThat(counts.found()).containsExactly(rest + ": 1 to 1");
    assertThat(counts.found(0)).isEmpty();
  }

  @Test
  void overlappingGroupsTellNothingButThatTheyArePartsOfTheWhole() {
    int whole = counts.count(30);
    counts.within(whole, counts.count(3));
    counts.within(whole, counts.count(29));
    assertThat(counts.found(1)).isEmpty();
  }

  @Test
  void whatAnEarlierReleaseShowedIsFoundThoughItIsHiddenNow() {
    counts.sum(counts.count(20), counts.count(3), counts.count(17));
    assertThat(counts.found(1, 2)).isEmpty();
    counts.knownSinceEarlier(2);
    assertThat(counts.found(1, 2)).containsExactly("1: 3 to 3");
  }
}
