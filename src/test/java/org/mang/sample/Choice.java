package org.mang.sample;

import java.util.List;

/**
 * A value of a code list, how often it occurs, and the ways in which clerks write it.
 *
 * @param labels the list's own label first
 */
record Choice(String code, double weight, List<String> labels) {
  static Choice of(String code, double weight, String... labels) {
    return new Choice(code, weight, List.of(labels));
  }

  static Choice pick(Dice dice, List<Choice> choices) {
    return choices.get(dice.weighted(choices.stream().map(Choice::weight).toList()));
  }

  static Choice withCode(List<Choice> choices, String code) {
    return choices.stream().filter(choice -> choice.code().equals(code)).findFirst().orElseThrow();
  }

  String label() {
    return labels.get(0);
  }
}
