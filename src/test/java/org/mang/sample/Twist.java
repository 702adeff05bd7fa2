package org.mang.sample;

/** What goes wrong with a file, or is odd about it. */
enum Twist {
  LATE,
  MISSING,
  SENT_TWICE,
  CORRECTED,
  OLD_FONT,
  OLD_WORKBOOK,
  HANDFUL_OF_ERRORS,
  TOTAL_DISAGREES,
  SPELLED_IN_ITS_OWN_WAY,
  DECOMPOSED,
  DATE_OUTSIDE_PERIOD,
  BAD_ROWS
}
