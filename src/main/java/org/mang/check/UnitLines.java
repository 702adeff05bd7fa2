package org.mang.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mang.definition.Text;
import org.mang.form.Fold;
import org.mang.form.Form;
import org.mang.intake.Heading;
import org.mang.intake.Table;

/**
 * Reads the line "Đơn vị tính: nghìn người" above a table, and says where it is not what the form
 * counts in: taken as they stand, the figures would be wrong by the whole table.
 */
public final class UnitLines {

  private static final Pattern LABEL =
      Pattern.compile(
          "(?<![a-z])(?:don vi tinh|don vi do|dvt|d\\.v\\.t\\.?|dv tinh|units? of measure(?:ment)?|units?)"
              + "(?![a-z])\\s*(?:so lieu)?\\s*[:=\\-]?");

  /** "Đơn vị: nghìn người"; but what follows is an office more often. */
  private static final Pattern SHORT_LABEL =
      Pattern.compile("(?<![a-z])(?:don vi\\s*:|tinh (?:bang|theo)\\s*:?)");

  private static final Pattern END = Pattern.compile("[;|\\n)\\]]");
  private static final Pattern PARTS = Pattern.compile("[/,&+()]|(?<= )(?:va|hoac|and|or)(?= )");
  private static final Pattern AROUND = Pattern.compile("^[\\s.…_:\\-]+|[\\s.…_:\\-]+$");
  private static final Pattern ONE = Pattern.compile("^(?:(?:tong )?so |1 )");
  private static final String NUMBER = "(?<![\\d.,])(?:10+|\\d{1,3}(?:[., ]000)+)(?!\\d)|10\\s?\\^";

  private final FindingCatalogue catalogue;
  private final Units units;
  private final Pattern multiple;
  private final Pattern other;

  public UnitLines(FindingCatalogue catalogue, Units units) {
    this.catalogue = catalogue;
    this.units = units;
    this.multiple = Pattern.compile(NUMBER + "|" + anyOf(units.multiples()));
    this.other = Pattern.compile(multiple.pattern() + "|" + anyOf(units.others()));
  }

  private static String anyOf(List<String> words) {
    return words.stream()
        .map(word -> Pattern.quote(Fold.of(word)))
        .collect(Collectors.joining("|", "(?<![a-z])(?:", ")(?![a-z])"));
  }

  /** What is wrong with the units that stand above a table, each at its cell. */
  public List<Finding> findings(Table table) {
    List<Finding> findings = new ArrayList<>();
    for (Heading.Line line : table.heading().lines()) {
      for (int i = 0; i < line.cells().size(); i++) {
        Heading.Cell cell = line.cells().get(i);
        String next = i + 1 < line.cells().size() ? line.cells().get(i + 1).text() : "";
        Optional<String> unit = unit(cell.text(), next);
        unit.flatMap(its -> problem(its, table.form()))
            .ifPresent(code -> findings.add(finding(code, table, line, cell, unit.get())));
      }
    }
    return findings;
  }

  /** What stands behind the label, or in the cell beside it. */
  private Optional<String> unit(String cell, String next) {
    String folded = Fold.of(cell);
    Matcher label = LABEL.matcher(folded);
    if (label.find()) {
      String behind = first(folded.substring(label.end()));
      return Optional.of(behind.isEmpty() ? first(Fold.of(next)) : behind)
          .filter(unit -> !unit.isEmpty());
    }
    Matcher shorter = SHORT_LABEL.matcher(folded);
    return shorter.find()
        ? Optional.of(first(folded.substring(shorter.end()))).filter(this::isMultipleOfUnits)
        : Optional.empty();
  }

  private static String first(String text) {
    Matcher end = END.matcher(text);
    // "Người (ca)" ends with its bracket; "(ĐVT: người)" with one that it did not open.
    int open = text.indexOf('(');
    int from = 0;
    while (end.find(from)) {
      if (open < 0 || open > end.start() || text.charAt(end.start()) != ')') {
        return AROUND.matcher(text.substring(0, end.start())).replaceAll("");
      }
      from = end.end();
      open = text.indexOf('(', from);
    }
    return AROUND.matcher(text).replaceAll("");
  }

  private Optional<String> problem(String unit, Form form) {
    List<String> accepted = units.of(form).stream().map(Fold::of).toList();
    List<String> parts =
        Arrays.stream(PARTS.split(unit))
            .map(part -> AROUND.matcher(part).replaceAll(""))
            .map(part -> ONE.matcher(part).replaceFirst(""))
            .filter(part -> !part.isEmpty())
            .toList();
    if (accepted.contains(unit) || accepted.containsAll(parts)) {
      return Optional.empty();
    }
    boolean isOther =
        parts.stream().anyMatch(part -> !accepted.contains(part) && other.matcher(part).find())
            || (parts.size() == 1 && multiple.matcher(unit).find());
    return Optional.of(isOther ? "OTHER_UNIT" : "UNKNOWN_UNIT");
  }

  /** Whether it is a unit and nothing else: an office may be called for a number too. */
  private boolean isMultipleOfUnits(String unit) {
    String rest = multiple.matcher(unit).replaceAll(" ").strip();
    return multiple.matcher(unit).find()
        && (rest.isEmpty() || units.accepted().stream().anyMatch(u -> Fold.of(u).equals(rest)));
  }

  private Finding finding(
      String code, Table table, Heading.Line line, Heading.Cell cell, String unit) {
    List<String> accepted = units.of(table.form());
    String usual =
        String.join(Bounded.SEPARATOR, accepted.subList(0, Math.min(6, accepted.size())));
    return catalogue.finding(
        code,
        table.sheet().name(),
        line.row(),
        cell.column(),
        null,
        Fold.of(cell.text()).contains(unit) ? cell.text() : cell.text() + " " + unit,
        new Text(usual, usual),
        null);
  }
}
