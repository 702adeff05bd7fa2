package org.mang.sample;

import java.util.List;

/**
 * A line of the health department's half-yearly list of children affected by HIV/AIDS.
 *
 * @param needs codes of services
 * @param given those of them that the child got
 */
record HivChild(
    String key,
    String name,
    int birthYear,
    String sex,
    District district,
    List<String> circles,
    List<String> needs,
    List<String> given) {

  boolean isServed() {
    return given.containsAll(needs);
  }
}
