package org.mang.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mang.form.Fold;
import org.mang.form.Period;
import org.mang.form.PeriodKind;
import org.mang.form.PeriodReading;

/** What stands above a table, line by line. */
public record Heading(List<Line> lines) {

  /**
   * A line.
   *
   * @param row its number
   * @param column of its first cell that holds anything, in letters
   * @param text what its cells hold, joined
   * @param cells those that hold anything, from the left
   */
  public record Line(int row, String column, String text, List<Cell> cells) {
    /** Whether there is more than the label of the period and a place to write. */
    public boolean isPeriodFilledIn() {
      return says(PERIOD_FILLED_IN);
    }

    /** The same of the office. */
    public boolean isOfficeFilledIn() {
      return says(OFFICE_FILLED_IN);
    }

    boolean says(Pattern pattern) {
      return pattern.matcher(Fold.of(text)).find();
    }
  }

  /**
   * A cell above a table.
   *
   * @param column in letters
   */
  public record Cell(String column, String text) {}

  private static final Pattern PERIOD_LABEL = Pattern.compile("ky bao cao");
  private static final Pattern OFFICE_LABEL = Pattern.compile("don vi bao cao");

  /** Behind its label, a district: written wrong, it is not made good by one of another line. */
  private static final Pattern OFFICE_NAMED =
      Pattern.compile("don vi bao cao.*\\b(quan|huyen|thi xa) \\S");

  /** Both labels may stand in one line. */
  private static final Pattern PERIOD_FILLED_IN =
      Pattern.compile("ky bao cao\\W*(?!don vi bao cao)\\w");

  private static final Pattern OFFICE_FILLED_IN =
      Pattern.compile("don vi bao cao\\W*(?!ky bao cao)\\w");

  /** Whom a report goes to is not whose it is. */
  private static final Pattern OF_NO_SENDER =
      Pattern.compile("kinh gui|noi nhan|don vi nhan|nguoi nhan|dia chi");

  /** What stands in the rows between the table above, if there is one, and the header. */
  private static final Pattern OFFICE = Pattern.compile("don vi bao cao|\\b(quan|huyen) \\S");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");

  static Heading between(Sheet sheet, int after, int headerRow) {
    return between(sheet, after, headerRow, 0, Integer.MAX_VALUE);
  }

  /** The same of the columns from {@code left} to before {@code right}. */
  public static Heading between(Sheet sheet, int after, int headerRow, int left, int right) {
    List<Line> lines = new ArrayList<>();
    for (Sheet.Row row : sheet.rows()) {
      if (row.number() >= headerRow) {
        break;
      }
      if (row.number() > after) {
        // A period that is struck out is not the one that holds.
        lines.add(line(sheet.notes().withoutStruck(row), left, right));
      }
    }
    return new Heading(lines);
  }

  private static Line line(Sheet.Row row, int left, int right) {
    int end = Math.min(right, row.cells().size());
    int first = left;
    while (first < end - 1 && row.cell(first) == null) {
      first++;
    }
    List<Cell> cells = new ArrayList<>();
    for (int column = left; column < end; column++) {
      String text = row.cell(column);
      if (text != null) {
        cells.add(new Cell(Sheet.letters(column), text));
      }
    }
    return new Line(
        row.number(),
        Sheet.letters(first),
        cells.stream().map(Cell::text).collect(Collectors.joining(" ")),
        cells);
  }

  /** The line in which the period is filled in: the one with that label, if there is one. */
  public Optional<Line> periodLine() {
    return lines.stream().filter(line -> line.says(PERIOD_LABEL)).findFirst();
  }

  /** The line in which the office is filled in, likewise. */
  public Optional<Line> officeLine() {
    return lines.stream().filter(line -> line.says(OFFICE_LABEL)).findFirst();
  }

  /** What the heading says of the period. */
  public StatedPeriod statedPeriod() {
    return StatedPeriod.in(this);
  }

  /** The period that the heading names; empty if it names none, or not clearly. */
  public Optional<Period> period() {
    return statedPeriod().reading() instanceof PeriodReading.Clear clear
        ? Optional.of(clear.period())
        : Optional.empty();
  }

  /** The lines that say whose report it is: the one with that label, else all that may. */
  public List<String> reporterLines() {
    return officeLine()
        .filter(line -> line.says(OFFICE_NAMED))
        .map(line -> List.of(line.text()))
        .orElseGet(() -> texts(line -> !line.says(OF_NO_SENDER)));
  }

  /** The lines that name an office by its label, or a district by its rank. */
  public List<String> officeLines() {
    return texts(line -> line.says(OFFICE) && !line.says(OF_NO_SENDER));
  }

  private List<String> texts(Predicate<Line> which) {
    return lines.stream().filter(which).map(Line::text).toList();
  }

  /** The year that a sheet is named for, such as "Năm 2019" or "2019"; of two, none. */
  public static Optional<Period> yearOf(Sheet sheet) {
    List<String> years =
        YEAR.matcher(Fold.of(sheet.name() == null ? "" : sheet.name()))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    return years.size() == 1
        ? Optional.of(Period.of(PeriodKind.YEAR, Integer.parseInt(years.get(0)), 1))
        : Optional.empty();
  }
}
