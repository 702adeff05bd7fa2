package org.mang.sample;

/**
 * A column of a form on paper.
 *
 * @param header one header, or two joined by " / ": the upper is shared with its neighbours
 * @param width in characters
 */
record Column(String header, int width) {
  private static final String LEVEL = " / ";

  boolean isSub() {
    return header.contains(LEVEL);
  }

  String upper() {
    return isSub() ? header.substring(0, header.indexOf(LEVEL)) : header;
  }

  String lower() {
    return isSub() ? header.substring(header.indexOf(LEVEL) + LEVEL.length()) : "";
  }
}
