package org.mang.intake.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A text parts of which are struck out, raised or lowered. Raised marks are notes, as in 301¹: they
 * are no part of what is said. A text that is raised as a whole is in small print and nothing else,
 * and what is lowered is part of a word, as in CO₂.
 */
public final class MarkedText {

  /** Where a part stands on the line. */
  public enum Script {
    ON_THE_LINE,
    RAISED,
    LOWERED
  }

  /** How much of a text is struck out. */
  public enum Struck {
    NOTHING,
    IN_PART,
    WHOLE
  }

  /** A part that looks alike. */
  private record Part(String text, boolean isStruck, Script script) {

    boolean isRaised() {
      return script == Script.RAISED;
    }
  }

  /** 1, (a), *, iv; several of them parted by commas. An "o" is that of a degree or a number. */
  private static final Pattern NOTE =
      Pattern.compile(
          "[\\s(\\[]*(?:\\d{1,2}|[a-np-z]|[ivx]{1,4}|[*†‡§+#]{1,4})[)\\]]*"
              + "(?:[\\s,;]+[(\\[]?(?:\\d{1,2}|[a-np-z]|[ivx]{1,4}|[*†‡§+#]{1,4})[)\\]]*)*\\s*");

  /** More than this is no note, whatever it is of. */
  private static final int LONGEST_NOTE = 80;

  /** What may be squared or cubed. */
  private static final Pattern UNIT = Pattern.compile("(?s)(?:.*[^\\p{L}])?(?:[kcdmh]|da)?m");

  /** What may be raised to a power; a note on a ten is not told from it. */
  private static final Pattern TEN = Pattern.compile("(?s)(?:.*[^\\d.,])?10");

  private static final String DIGITS = "0123456789+-=()";
  private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";

  /** What may stand before a mark and say what it is. */
  private static final int LONGEST_UNIT = 16;

  private final List<Part> ended = new ArrayList<>();

  /** The text of the last part, to which more may come. */
  private final StringBuilder last = new StringBuilder();

  private boolean isLastStruck;
  private Script lastScript = Script.ON_THE_LINE;

  /** Adds what follows. */
  public void add(String text, boolean isStruck, Script script) {
    if (text.isEmpty()) {
      return;
    }
    if (isLastStruck != isStruck || lastScript != script) {
      end();
      isLastStruck = isStruck;
      lastScript = script;
    }
    last.append(text);
  }

  private void end() {
    if (!last.isEmpty()) {
      ended.add(new Part(last.toString(), isLastStruck, lastScript));
      last.setLength(0);
    }
  }

  private List<Part> parts() {
    end();
    return ended;
  }

  /** How much of it is struck out. */
  public Struck struck() {
    List<Part> parts = parts();
    return all(parts, Part::isStruck)
        ? Struck.WHOLE
        : parts.stream().anyMatch(part -> part.isStruck() && !part.text().isBlank())
            ? Struck.IN_PART
            : Struck.NOTHING;
  }

  /** What it says: without what is struck out, unless that is all, and without raised marks. */
  public String said() {
    return joined(
        struck() == Struck.IN_PART
            ? parts().stream().filter(part -> !part.isStruck()).toList()
            : parts(),
        false);
  }

  /** What stands there, raised marks as such. */
  String asItStands() {
    return joined(parts(), true);
  }

  private static String joined(List<Part> parts, boolean withNotes) {
    boolean isSmallPrint = all(parts, Part::isRaised);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (!part.isRaised() || isSmallPrint || !isMark(text, parts, i)) {
        text.append(part.text());
      } else if (TEN.matcher(end(text)).matches() && isPower(part.text())) {
        text.append(withNotes ? raised(part.text()) : "^" + part.text().strip());
      } else if (withNotes) {
        text.append(raised(part.text()));
      }
    }
    return text.toString();
  }

  /** Whether the raised part at {@code i}, behind that text, stands for something else. */
  private static boolean isMark(CharSequence before, List<Part> parts, int i) {
    String mark = parts.get(i).text();
    String text = end(before);
    String after = i + 1 < parts.size() ? parts.get(i + 1).text().strip() : "";
    if (mark.length() > LONGEST_NOTE || !NOTE.matcher(mark.toLowerCase(Locale.ROOT)).matches()) {
      return false;
    }
    // The upper half of a fraction, or a root.
    boolean isHalf =
        parts.subList(i + 1, Math.min(i + 3, parts.size())).stream()
            .anyMatch(p -> p.script() == Script.LOWERED);
    if (isHalf || (text.isEmpty() && !after.isEmpty() && !Character.isLetter(after.charAt(0)))) {
      return false;
    }
    return !(mark.strip().matches("[23]") && UNIT.matcher(text).matches());
  }

  /** The end of a text, without spaces: as much as tells a unit, however long the text is. */
  private static String end(CharSequence text) {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.subSequence(Math.max(0, end - LONGEST_UNIT), end).toString().strip();
  }

  /** Nobody writes ten to the power of one. */
  private static boolean isPower(String mark) {
    return mark.strip().matches("[2-9]|\\d{2}");
  }

  private static String raised(String mark) {
    StringBuilder raised = new StringBuilder();
    for (int i = 0; i < mark.length(); i++) {
      char c = mark.charAt(i);
      int at = DIGITS.indexOf(c);
      raised.append(at < 0 ? c : RAISED_DIGITS.charAt(at));
    }
    return raised.toString();
  }

  /** Whether that is true of all that is seen. */
  private static boolean all(List<Part> parts, Predicate<Part> claim) {
    List<Part> seen = parts.stream().filter(part -> !part.text().isBlank()).toList();
    return !seen.isEmpty() && seen.stream().allMatch(claim);
  }
}
