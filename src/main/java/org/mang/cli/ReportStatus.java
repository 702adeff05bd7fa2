package org.mang.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mang.Sql;

/**
 * What became of a report, as {@code mart.reporting} says; with one sign, to be read at a glance.
 */
enum ReportStatus {
  ON_TIME('✓', "đúng hạn", "on time"),
  LATE('+', "muộn", "late"),
  RETURNED('x', "bị trả lại", "returned"),
  RETURNED_AFTER_ACCEPTED('*', "đã nhận, bản sửa bị trả lại", "accepted, a correction returned"),
  MISSING('!', "quá hạn chưa gửi", "missing"),
  DUE('?', "đến kỳ nộp, chưa quá hạn", "due, not overdue"),
  NOT_YET_DUE('.', "chưa hết kỳ", "period not over"),
  HELD(
      'h',
      "gửi sau khi khóa sổ, chờ bản phát hành",
      "after the year was closed, waiting for a release"),
  NOT_ASKED_FOR('o', "có gửi, không phải nộp", "received, not asked for");

  /** Of a period for which an office owes nothing, and sent nothing. */
  static final char NOTHING = '-';

  private final char sign;
  private final String vi;
  private final String en;

  ReportStatus(char sign, String vi, String en) {
    this.sign = sign;
    this.vi = vi;
    this.en = en;
  }

  char sign() {
    return sign;
  }

  String words(Mang mang) {
    return mang.say(vi, en);
  }

  /** As the mart writes it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReportStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The words for {@code status}, in SQL. */
  static String inWords(Mang mang) {
    return Arrays.stream(values())
        .map(each -> "when " + Sql.text(each.code()) + " then " + Sql.text(each.words(mang)))
        .collect(Collectors.joining(" ", "case status ", " end"));
  }
}
