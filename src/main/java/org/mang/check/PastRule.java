package org.mang.check;

/**
 * A rule that compares a submission with what the warehouse holds already, as one query; the cost
 * of it grows with the submission and with what it is compared with, not by one search a row.
 */
sealed interface PastRule permits DuplicateRule, OwnPastRule, RunningSumRule {

  /** Whether the rule says anything of such a form. */
  boolean isFor(Arrived arrived);

  /**
   * A query that gives a number: of the earlier submissions to compare with. Comparing is dear,
   * knowing that there is nothing to compare with is cheap.
   */
  String others(Arrived arrived);

  /** How many there must be. */
  int least();

  /** Under which its findings are known. */
  String code(Arrived arrived);

  /**
   * The query of the findings: {@code table_no, row_no, column_ref, header, value, expected_vi,
   * expected_en}.
   */
  String found(Arrived arrived);
}
