package org.mang.check;

import org.mang.form.Form;

/**
 * A rule that compares the submissions of a batch with what the warehouse holds already, and with
 * those of the batch that came before them, as one query. Its cost grows with the batch and with
 * what it is compared with, not by one search a row.
 */
sealed interface PastRule permits CopiedRule, DuplicateRule, OwnPastRule, RunningSumRule {

  /** Whether the rule says anything of such a form. */
  boolean isFor(Form form);

  /**
   * A query that gives a number: of the earlier submissions that one of the batch may be compared
   * with. Comparing is dear, knowing that there is nothing to compare with is cheap.
   */
  String others(Form form);

  /** How many there must be. */
  int least();

  /** Under which its findings are known. */
  String code(Form form);

  /**
   * The query of the findings: {@code submission_no, table_no, row_no, column_ref, header, value,
   * expected_vi, expected_en}.
   */
  String found(Form form);
}
