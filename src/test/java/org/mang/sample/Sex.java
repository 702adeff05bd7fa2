package org.mang.sample;

/** Codes of {@code jobs/codes/sex.yaml}, and what clerks write for them. */
final class Sex {
  static final String BOY = "M";
  static final String GIRL = "F";
  static final String UNKNOWN = "_U";

  private Sex() {}

  static String label(String code) {
    return switch (code) {
      case BOY -> "Nam";
      case GIRL -> "Nữ";
      default -> "Không biết";
    };
  }
}
