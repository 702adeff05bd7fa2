package org.mang.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mang.form.Fold;
import org.mang.form.Period;
import org.mang.form.PeriodInWords;
import org.mang.form.PeriodKind;

/**
 * What stands above a table, line by line.
 *
 * @param lines the texts of each row, joined
 */
public record Heading(List<String> lines) {

  private static final Pattern SIGNED_ON = Pattern.compile("ngay \\d{1,2} thang");

  private static final Pattern FILLED_IN = Pattern.compile("ky bao cao.*\\d");

  /** What stands in the rows between the table above, if there is one, and the header. */
  private static final Pattern OFFICE = Pattern.compile("don vi bao cao|\\b(quan|huyen) \\S");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");

  static Heading between(Sheet sheet, int after, int headerRow) {
    List<String> lines = new ArrayList<>();
    for (Sheet.Row row : sheet.rows()) {
      if (row.number() >= headerRow) {
        break;
      }
      if (row.number() <= after) {
        continue;
      }
      lines.add(row.cells().stream().filter(Objects::nonNull).collect(Collectors.joining(" ")));
    }
    return new Heading(lines);
  }

  /**
   * The period that the heading names. What the line "Kỳ báo cáo" says is the period or nothing is:
   * where it cannot be read, a year in another line would put the figures into that one.
   */
  public Optional<Period> period() {
    Optional<String> labelled =
        lines.stream().filter(line -> FILLED_IN.matcher(Fold.of(line)).find()).findFirst();
    if (labelled.isPresent()) {
      return PeriodInWords.read(labelled.get());
    }
    return labelledFirst("ky bao cao")
        .filter(line -> !SIGNED_ON.matcher(Fold.of(line)).find())
        .map(PeriodInWords::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The lines in which a reporter may be named, likeliest first. */
  public List<String> reporterLines() {
    return labelledFirst("don vi bao cao").toList();
  }

  /** The lines that name an office by its label, or a district by its rank. */
  public List<String> officeLines() {
    return lines.stream().filter(line -> OFFICE.matcher(Fold.of(line)).find()).toList();
  }

  /** The year that a sheet is named for, such as "Năm 2019" or "2019". */
  public static Optional<Period> yearOf(Sheet sheet) {
    Matcher year = YEAR.matcher(Fold.of(sheet.name() == null ? "" : sheet.name()));
    return year.find()
        ? Optional.of(Period.of(PeriodKind.YEAR, Integer.parseInt(year.group()), 1))
        : Optional.empty();
  }

  private Stream<String> labelledFirst(String label) {
    return lines.stream().sorted(Comparator.comparing(line -> !Fold.of(line).contains(label)));
  }
}
