package org.mang.explain;

/**
 * Which value is asked after.
 *
 * @param area an area's code
 * @param sex the code of the row; {@value #TOTAL} for the total, likewise ageBand, category, place
 */
public record Question(
    String indicator,
    String area,
    int year,
    String sex,
    String ageBand,
    String category,
    String place) {

  /** The total of an axis. */
  public static final String TOTAL = "_T";
}
