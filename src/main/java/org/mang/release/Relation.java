package org.mang.release;

/** What ties counts together: the sum of coefficient × count is the bound, or at most it. */
final class Relation {

  private final boolean isEquation;
  private final double bound;
  private final int[] counts;
  private final double[] coefficients;

  /**
   * Of some counts.
   *
   * @param isEquation whether the sum is the bound, and not less
   * @param counts their numbers, each once
   * @param coefficients in the order of the counts
   */
  Relation(boolean isEquation, double bound, int[] counts, double[] coefficients) {
    this.isEquation = isEquation;
    this.bound = bound;
    this.counts = counts;
    this.coefficients = coefficients;
  }

  boolean isEquation() {
    return isEquation;
  }

  double bound() {
    return bound;
  }

  int[] counts() {
    return counts;
  }

  double[] coefficients() {
    return coefficients;
  }

  double sum(double[] values) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += coefficients[i] * values[counts[i]];
    }
    return sum;
  }
}
