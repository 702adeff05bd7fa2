package org.mang.sample;

import java.time.YearMonth;
import java.util.List;

/**
 * A line of the city's register of children.
 *
 * @param commune code in 2019; the export writes the code of its own day
 * @param groups letters of special circumstances, mostly none
 */
record RegisterChild(
    String key,
    String name,
    YearMonth birthMonth,
    String sex,
    District district,
    String commune,
    List<String> groups,
    boolean assisted) {}
