package org.mang.sample;

import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** The few ways in which a form is lettered. */
enum Pen {
  STATE(12, true, false, HorizontalAlignment.CENTER, false, "General"),
  MOTTO(12, true, false, HorizontalAlignment.CENTER, false, "General"),
  TITLE(13, true, false, HorizontalAlignment.CENTER, false, "General"),
  LINE(12, false, true, HorizontalAlignment.CENTER, false, "General"),
  FIGURE(12, false, false, HorizontalAlignment.LEFT, false, "General"),
  UNIT(11, false, true, HorizontalAlignment.RIGHT, false, "General"),
  HEADER(11, true, false, HorizontalAlignment.CENTER, true, "General"),
  NUMBERING(11, false, true, HorizontalAlignment.CENTER, true, "General"),
  TEXT(11, false, false, HorizontalAlignment.LEFT, true, "General"),
  MIDDLE(11, false, false, HorizontalAlignment.CENTER, true, "General"),
  COUNT(11, false, false, HorizontalAlignment.RIGHT, true, "General"),
  THOUSANDS(11, false, false, HorizontalAlignment.RIGHT, true, "#,##0"),
  DAY(11, false, false, HorizontalAlignment.CENTER, true, "dd/mm/yyyy"),
  MOMENT(11, false, false, HorizontalAlignment.CENTER, true, "dd/mm/yyyy hh:mm"),
  GROUP(11, true, false, HorizontalAlignment.LEFT, true, "General"),
  TOTAL(11, true, false, HorizontalAlignment.CENTER, true, "General"),
  TOTAL_COUNT(11, true, false, HorizontalAlignment.RIGHT, true, "General"),
  TOTAL_THOUSANDS(11, true, false, HorizontalAlignment.RIGHT, true, "#,##0"),
  SIGNER(12, true, false, HorizontalAlignment.CENTER, false, "General");

  final int points;
  final boolean bold;
  final boolean italic;
  final HorizontalAlignment alignment;
  final boolean bordered;
  final String format;

  Pen(
      int points,
      boolean bold,
      boolean italic,
      HorizontalAlignment alignment,
      boolean bordered,
      String format) {
    this.points = points;
    this.bold = bold;
    this.italic = italic;
    this.alignment = alignment;
    this.bordered = bordered;
    this.format = format;
  }
}
