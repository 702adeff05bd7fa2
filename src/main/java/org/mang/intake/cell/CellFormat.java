package org.mang.intake.cell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;

/**
 * What a number format says of the numbers under it: whether they are shown as days, with an hour,
 * or as shares (ECMA-376, part 1, 18.8.31). A number is shown by one of up to four sections; what
 * is in quotes, behind a backslash or in brackets is no letter of a day, however many of them
 * {@code "ngày "dd" tháng "mm" năm "yyyy} has.
 */
public final class CellFormat {

  /** That of a cell that nobody has formatted. */
  public static final CellFormat GENERAL = of("General");

  /**
   * The numbers that stand for a format without its text being in the file (18.8.30): those of
   * Japanese, Chinese and Korean programs, and of Thai ones.
   */
  private static final Map<Integer, String> FOREIGN =
      Map.ofEntries(
          Map.entry(27, "yyyy/m"),
          Map.entry(28, "m/d"),
          Map.entry(29, "m/d"),
          Map.entry(30, "m/d/yy"),
          Map.entry(31, "yyyy/m/d"),
          Map.entry(32, "h:mm"),
          Map.entry(33, "h:mm:ss"),
          Map.entry(34, "yyyy/m"),
          Map.entry(35, "m/d"),
          Map.entry(36, "yyyy/m"),
          Map.entry(50, "yyyy/m"),
          Map.entry(51, "m/d"),
          Map.entry(52, "yyyy/m"),
          Map.entry(53, "m/d"),
          Map.entry(54, "m/d"),
          Map.entry(55, "yyyy/m"),
          Map.entry(56, "m/d"),
          Map.entry(57, "yyyy/m"),
          Map.entry(58, "m/d"),
          Map.entry(71, "d/m/yyyy"),
          Map.entry(72, "d-mmm-yy"),
          Map.entry(73, "d-mmm"),
          Map.entry(74, "mmm-yy"),
          Map.entry(75, "h:mm"),
          Map.entry(76, "h:mm:ss"),
          Map.entry(77, "d/m/yyyy h:mm"),
          Map.entry(78, "mm:ss"),
          Map.entry(79, "[h]:mm:ss"),
          Map.entry(80, "mm:ss.0"),
          Map.entry(81, "d/m/bb"));

  /** Past fifteen digits a number is no longer whole. */
  private static final double MOST_CODES = 1e15;

  private final List<Section> sections;
  private final boolean isPlain;
  private final boolean mayHide;

  private CellFormat(List<Section> sections) {
    this.sections = sections;
    this.isPlain =
        sections.stream()
            .allMatch(section -> section.kind() == Kind.NUMBER && !section.written().isCode());
    this.mayHide = sections.stream().anyMatch(Section::showsNothing);
  }

  /** What is shown by one section. */
  public enum Kind {
    NUMBER,
    SHARE,
    DAY,
    MOMENT
  }

  /**
   * A section.
   *
   * @param decimals how many it shows; -1 where that depends
   * @param showsNothing whether it shows no number
   * @param condition such as {@code >=1000}; null where its place says for which numbers it is
   * @param written what is written around a whole number
   */
  private record Section(
      Kind kind,
      int decimals,
      boolean showsNothing,
      @Nullable Condition condition,
      FormatScan.Written written) {}

  private record Condition(String operator, double than) {

    boolean holds(double value) {
      return switch (operator) {
        case "<" -> value < than;
        case "<=" -> value <= than;
        case ">" -> value > than;
        case ">=" -> value >= than;
        case "=" -> value == than;
        default -> value != than;
      };
    }
  }

  /** The format of that number, whose text is only in the file where it is none of the known. */
  public static CellFormat of(int number, @Nullable String code) {
    return of(
        Objects.requireNonNullElseGet(
            code,
            () ->
                FOREIGN.getOrDefault(
                    number,
                    Objects.requireNonNullElse(
                        BuiltinFormats.getBuiltinFormat(number), "General"))));
  }

  /** The format that is written so. */
  public static CellFormat of(String code) {
    List<Section> sections = new ArrayList<>();
    FormatScan scan = new FormatScan(code);
    do {
      sections.add(section(scan));
    } while (scan.hasMore());
    return new CellFormat(List.copyOf(sections));
  }

  private static Section section(FormatScan scan) {
    scan.section();
    Kind kind =
        scan.isMoment()
            ? (scan.showsTime() ? Kind.MOMENT : Kind.DAY)
            : (scan.isPercent() ? Kind.SHARE : Kind.NUMBER);
    return new Section(
        kind, scan.decimals(), scan.showsNothing(), condition(scan.condition()), scan.written());
  }

  private static @Nullable Condition condition(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int digits = text.length() > 1 && "=>".indexOf(text.charAt(1)) >= 0 ? 2 : 1;
    try {
      return new Condition(
          text.substring(0, digits), Double.parseDouble(text.substring(digits).strip()));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** How that number is shown. */
  public Kind of(double value) {
    return at(value).kind();
  }

  /** What is seen of a number of which not all decimals are shown; null where all are. */
  public @Nullable String rounded(double value) {
    int decimals = at(value).decimals();
    if (decimals < 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return null;
    }
    BigDecimal held = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
    return held.scale() > decimals
        ? held.setScale(decimals, RoundingMode.HALF_UP).toPlainString().replace('.', ',')
        : null;
  }

  /**
   * The code that is seen instead of a whole number, such as HS-2020-013 of 13; null if none is.
   */
  @Nullable String coded(double value) {
    FormatScan.Written written = at(value).written();
    if (!written.isCode() || value < 0 || value >= MOST_CODES || value != Math.rint(value)) {
      return null;
    }
    String digits = Long.toString((long) value);
    String noughts = "0".repeat(Math.max(0, written.digits() - digits.length()));
    return written.before() + noughts + digits + written.behind();
  }

  /** Whether there are numbers of which nothing is seen. */
  public boolean mayHide() {
    return mayHide;
  }

  /** Whether a number that is not nought is not seen: {@code ;;;} leaves the cell blank. */
  public boolean hides(double value) {
    return value != 0 && at(value).showsNothing();
  }

  private Section at(double value) {
    return sections.size() == 1 ? sections.get(0) : section(value);
  }

  private Section section(double value) {
    // The fourth is for text.
    List<Section> numbers = sections.subList(0, Math.min(sections.size(), 3));
    boolean conditional = numbers.stream().anyMatch(section -> section.condition() != null);
    if (conditional) {
      for (Section section : numbers) {
        Condition condition = section.condition();
        if (condition == null || condition.holds(value)) {
          return section;
        }
      }
      return numbers.get(numbers.size() - 1);
    }
    if (value < 0) {
      return numbers.get(1);
    }
    return value == 0 && numbers.size() > 2 ? numbers.get(2) : numbers.get(0);
  }

  /** Whether every number is shown as it is. */
  public boolean isPlain() {
    return isPlain;
  }

  @Override
  public String toString() {
    return sections.toString().toLowerCase(Locale.ROOT);
  }
}
