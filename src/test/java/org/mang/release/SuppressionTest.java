package org.mang.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SuppressionTest {

  /** Tried out by all tables near the true one, and not by the programme that hid them. */
  @Property(tries = 60)
  void everyHiddenCountOfATableHasThreePossibleValues(@ForAll("tables") int[][] table) {
    CountSystem system = Counts.table(table).system();
    BitSet hidden = new Suppression(system, new Attack(system)).hidden();
    for (int i = 0; i < system.counts().size(); i++) {
      double value = system.counts().get(i).value();
      assertThat(hidden.get(i))
          .as("%s", value)
          .isIn(value > 0 && value < 5 ? Set.of(true) : Set.of(true, false));
      assertThat(hidden.get(i) && value == 0).isFalse();
    }
    Possible possible = new Possible(table, hidden);
    possible.fill(0);
    assertThat(hidden.stream().mapToObj(i -> possible.values.get(i).size()))
        .allMatch(size -> size >= 3);
  }

  @Provide
  Arbitrary<int[][]> tables() {
    Arbitrary<int[]> row = Arbitraries.integers().between(0, 12).array(int[].class).ofSize(3);
    return row.array(int[][].class).ofMinSize(2).ofMaxSize(3);
  }

  @Example
  void theCheapestIsHiddenAndNoMoreThanIsNeeded() {
    Counts counts = new Counts();
    counts.sum(
        counts.count(150), counts.count(3), counts.count(90), counts.count(17), counts.count(40));
    assertThat(hidden(counts)).containsExactly(1, 3);
  }

  @Example
  void whatIsAskedForOrKnownSinceEarlierIsNotHidden() {
    Counts counts = new Counts();
    int total = counts.count(150);
    int small = counts.count(3);
    int asked = counts.asked(7);
    int known = counts.count(17);
    int other = counts.count(123);
    counts.sum(total, small, asked, known, other);
    counts.knownSinceEarlier(known);
    assertThat(hidden(counts)).containsExactly(small, other);
  }

  @Example
  void whatIsGivenAwayByTheCityAloneIsSaidToBe() {
    Counts counts = new Counts();
    int small = counts.count(3);
    counts.within(counts.asked(3), small);
    CountSystem system = counts.system();
    Attack attack = new Attack(system);
    BitSet hidden = Counts.set(small);
    assertThat(Audit.of(system, attack, hidden, system.shown(hidden)))
        .isEqualTo(new Audit(0, 0, 0));
    // The city's own 3 in the open, and the hidden ones two districts that are parts of it.
    int one = counts.count(1);
    counts.sum(1, one, counts.count(2));
    CountSystem more = counts.system();
    BitSet both = Counts.set(small, one, 3);
    assertThat(Audit.of(more, new Attack(more), both, more.shown(both)))
        .isEqualTo(new Audit(2, 0, 0));
  }

  @Example
  void whatCouldBeHiddenAndIsGivenAwayIsAFault() {
    Counts counts = new Counts();
    int small = counts.count(3);
    counts.sum(counts.count(20), small, counts.count(17));
    CountSystem system = counts.system();
    BitSet hidden = Counts.set(small);
    assertThat(Audit.of(system, new Attack(system), hidden, system.shown(hidden)))
        .isEqualTo(new Audit(0, 0, 1));
  }

  private static List<Integer> hidden(Counts counts) {
    CountSystem system = counts.system();
    return new Suppression(system, new Attack(system)).hidden().stream().boxed().toList();
  }

  /**
   * All tables that differ from the true one by at most 2 in each hidden cell, and show the same.
   */
  private static final class Possible {

    private final int[][] truth;
    private final int columns;
    private final BitSet hidden;
    private final int[] changed;
    private final List<Set<Integer>> values;

    Possible(int[][] truth, BitSet hidden) {
      this.truth = truth;
      this.columns = truth[0].length;
      this.hidden = hidden;
      this.changed = new int[(truth.length + 1) * (columns + 1)];
      this.values =
          IntStream.range(0, changed.length)
              .mapToObj(i -> (Set<Integer>) new HashSet<Integer>())
              .toList();
    }

    void fill(int cell) {
      if (cell == truth.length * columns) {
        note();
        return;
      }
      int row = cell / columns;
      int at = row * (columns + 1) + cell % columns;
      for (int change = hidden.get(at) ? -2 : 0; change <= (hidden.get(at) ? 2 : 0); change++) {
        if (!hidden.get(at) || truth[row][cell % columns] + change >= 1) {
          changed[at] = change;
          if (cell % columns < columns - 1 || rowHolds(row)) {
            fill(cell + 1);
          }
        }
      }
    }

    private boolean rowHolds(int row) {
      int first = row * (columns + 1);
      int sum = 0;
      for (int c = 0; c < columns; c++) {
        sum += changed[first + c];
      }
      changed[first + columns] = sum;
      return sum == 0 || hidden.get(first + columns);
    }

    private void note() {
      int last = truth.length * (columns + 1);
      for (int c = 0; c <= columns; c++) {
        int sum = 0;
        for (int r = 0; r < truth.length; r++) {
          sum += changed[r * (columns + 1) + c];
        }
        changed[last + c] = sum;
        if (sum != 0 && !hidden.get(last + c)) {
          return;
        }
      }
      hidden.stream().forEach(i -> values.get(i).add(changed[i]));
    }
  }
}
