package org.mang.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.mang.release.CountSystem.Count;
import org.mang.release.CountSystem.Kind;

/** A system of counts in which a test says what there is and what ties it. */
final class Counts {

  private final List<Count> counts = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();
  private final BitSet known = new BitSet();

  /** A count, dearer to hide the larger it is; returns its number. */
  int count(double value) {
    counts.add(new Count(Kind.COUNT, value, false, value));
    return counts.size() - 1;
  }

  /** A count that the plan asks for. */
  int asked(double value) {
    counts.add(new Count(Kind.COUNT, value, true, value));
    return counts.size() - 1;
  }

  int rest(int numerator, int denominator) {
    double value = counts.get(denominator).value() - counts.get(numerator).value();
    counts.add(new Count(Kind.REST, value, false, 0));
    int rest = counts.size() - 1;
    sum(denominator, numerator, rest);
    return rest;
  }

  /** The parts add up to the total. */
  void sum(int total, int... parts) {
    tie(true, total, parts);
  }

  /** The parts are together no more than the total. */
  void within(int total, int... parts) {
    tie(false, total, parts);
  }

  private void tie(boolean isEquation, int total, int... parts) {
    int[] all = new int[parts.length + 1];
    double[] coefficients = new double[all.length];
    for (int i = 0; i < parts.length; i++) {
      all[i] = parts[i];
      coefficients[i] = 1;
    }
    all[parts.length] = total;
    coefficients[parts.length] = -1;
    relations.add(new Relation(isEquation, 0, all, coefficients));
  }

  void knownSinceEarlier(int count) {
    known.set(count);
  }

  /**
   * A table with its totals: of row r and column c the count r × (columns + 1) + c, the last of
   * each being the totals.
   */
  static Counts table(int[][] inner) {
    Counts table = new Counts();
    int rows = inner.length;
    int columns = inner[0].length;
    for (int r = 0; r <= rows; r++) {
      for (int c = 0; c <= columns; c++) {
        int value = 0;
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            value += (r == rows || r == i) && (c == columns || c == j) ? inner[i][j] : 0;
          }
        }
        table.count(value);
      }
    }
    for (int r = 0; r <= rows; r++) {
      int row = r * (columns + 1);
      table.sum(row + columns, numbers(row, 1, columns));
    }
    for (int c = 0; c <= columns; c++) {
      table.sum(rows * (columns + 1) + c, numbers(c, columns + 1, rows));
    }
    return table;
  }

  private static int[] numbers(int first, int step, int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = first + i * step;
    }
    return numbers;
  }

  CountSystem system() {
    return new CountSystem(counts, relations, known);
  }

  /** What the attack finds if just these are hidden: count: least to greatest. */
  List<String> found(int... hidden) {
    return found(Attack.POSSIBLE_VALUES, Arrays.stream(hidden).boxed().toList());
  }

  /** Of these hidden counts, how far the attack narrows them, however wide that is. */
  List<String> ranges(int... hidden) {
    return found(1000, Arrays.stream(hidden).boxed().toList());
  }

  private List<String> found(int needed, List<Integer> hidden) {
    CountSystem system = system();
    return new Attack(system, needed)
        .on(system.shown(set(hidden.stream().mapToInt(Integer::intValue).toArray()))).stream()
            .map(
                exposure ->
                    "%d: %.0f to %.0f"
                        .formatted(exposure.count(), exposure.least(), exposure.greatest()))
            .toList();
  }

  static BitSet set(int... numbers) {
    BitSet set = new BitSet();
    for (int number : numbers) {
      set.set(number);
    }
    return set;
  }
}
