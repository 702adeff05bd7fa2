package org.mang.cli;

import java.util.regex.Pattern;

/** Text of others as a terminal may have it: a file's name can hold what would command one. */
final class Printable {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\x80-\\x9F\u202A-\u202E]");

  private Printable() {}

  /** With a dot for each control character, line ends among them. */
  static String of(Object text) {
    return CONTROL.matcher(text.toString()).replaceAll("·");
  }
}
