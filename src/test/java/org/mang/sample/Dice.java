package org.mang.sample;

import java.util.List;
import java.util.Random;

/**
 * Chance with a name: the same name throws the same numbers, on every machine.
 *
 * <p>{@link Random} is specified down to its arithmetic; only its {@code nextInt} and {@code
 * nextDouble} are used. One stream a subject keeps a change to one form out of the others.
 */
final class Dice {
  private final Random random;

  Dice(String name) {
    // The spread keeps names that differ in one character from starting alike.
    this.random = new Random(73L ^ (name.hashCode() * 0x5DEECE66D1234567L));
  }

  /** From 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From {@code least} to {@code most}, both possible. */
  int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An index, each as likely as its weight. */
  int weighted(List<Double> weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = random.nextDouble() * total;
    for (int i = 0; i < weights.size(); i++) {
      left -= weights.get(i);
      if (left < 0) {
        return i;
      }
    }
    return weights.size() - 1;
  }
}
