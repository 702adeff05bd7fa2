package org.mang.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a whole number into whole parts, by largest remainders. */
final class Shares {
  private Shares() {}

  /** Parts that add up to {@code total}, as near to the weights as whole numbers come. */
  static List<Integer> of(int total, List<Double> weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    List<Integer> parts = new ArrayList<>();
    List<Double> remainders = new ArrayList<>();
    int given = 0;
    for (double weight : weights) {
      double exact = total * weight / sum;
      int part = (int) exact;
      parts.add(part);
      remainders.add(exact - part);
      given += part;
    }
    List<Integer> largestFirst =
        IntStream.range(0, parts.size())
            .boxed()
            .sorted(Comparator.<Integer, Double>comparing(remainders::get).reversed())
            .toList();
    for (int i = 0; given < total; i++, given++) {
      int at = largestFirst.get(i);
      parts.set(at, parts.get(at) + 1);
    }
    return List.copyOf(parts);
  }
}
