package org.mang.cli;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The reports of a year at a glance: offices down, forms across, a sign below each period. Offices
 * that owe the same forms stand together.
 */
final class ReportMatrix {

  private static final String GAP = "   ";

  private final Map<String, String> offices = new LinkedHashMap<>();
  private final SortedMap<String, SortedSet<Span>> periods = new TreeMap<>();
  private final Map<Place, ReportStatus> statuses = new LinkedHashMap<>();

  private record Place(String office, String form, String period) {}

  /** A period; a half-year stands before the year that ends with it. */
  private record Span(LocalDate end, LocalDate start, String code) implements Comparable<Span> {

    private static final Comparator<Span> ORDER =
        Comparator.comparing(Span::end)
            .thenComparing(Span::start, Comparator.reverseOrder())
            .thenComparing(Span::code);

    @Override
    public int compareTo(Span other) {
      return ORDER.compare(this, other);
    }

    /** Without its year, unless it is one: Q3. */
    String label() {
      return code.substring(code.indexOf('-') + 1);
    }
  }

  private ReportMatrix() {}

  /** Reads the rows of {@link StatusTables#matrix}. */
  static ReportMatrix read(ResultSet rows) throws SQLException {
    ReportMatrix matrix = new ReportMatrix();
    while (rows.next()) {
      String office = rows.getString("reporter_code");
      String form = rows.getString("form_code");
      Span period =
          new Span(
              rows.getObject("period_end", LocalDate.class),
              rows.getObject("period_start", LocalDate.class),
              rows.getString("period_code"));
      matrix.offices.put(
          office, Printable.of(Objects.requireNonNullElse(rows.getString("name"), "")));
      matrix.periods.computeIfAbsent(form, key -> new TreeSet<>()).add(period);
      matrix.statuses.put(
          new Place(office, form, period.code()), ReportStatus.of(rows.getString("status")));
    }
    return matrix;
  }

  boolean isEmpty() {
    return statuses.isEmpty();
  }

  void print(PrintWriter out, Mang mang) {
    Map<Set<String>, List<String>> alike = new LinkedHashMap<>();
    for (String office : offices.keySet()) {
      alike.computeIfAbsent(forms(office), key -> new ArrayList<>()).add(office);
    }
    alike.forEach((forms, those) -> block(out, forms, those));
    out.println(legend(mang));
  }

  private Set<String> forms(String office) {
    return statuses.keySet().stream()
        .filter(place -> place.office().equals(office))
        .map(Place::form)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void block(PrintWriter out, Set<String> forms, List<String> those) {
    int codes = those.stream().mapToInt(Width::of).max().orElse(0);
    int names = those.stream().map(this::name).mapToInt(Width::of).max().orElse(0);
    String margin = " ".repeat(codes + names + 2);
    StringBuilder headings = new StringBuilder(margin);
    StringBuilder labels = new StringBuilder(margin);
    for (String form : forms) {
      int width = width(form);
      headings.append(GAP).append(Width.pad(form, width));
      labels.append(GAP);
      labels.append(
          Width.pad(spans(form).stream().map(Span::label).collect(Collectors.joining(" ")), width));
    }
    out.println(headings.toString().stripTrailing());
    out.println(labels.toString().stripTrailing());
    for (String office : those) {
      StringBuilder line = new StringBuilder();
      line.append(Width.pad(office, codes)).append("  ").append(Width.pad(name(office), names));
      forms.forEach(form -> line.append(GAP).append(Width.pad(signs(office, form), width(form))));
      out.println(line.toString().stripTrailing());
    }
    out.println();
  }

  private String signs(String office, String form) {
    return spans(form).stream()
        .map(span -> Width.pad("" + sign(office, form, span), Width.of(span.label())))
        .collect(Collectors.joining(" "));
  }

  private char sign(String office, String form, Span span) {
    ReportStatus status = statuses.get(new Place(office, form, span.code()));
    return status == null ? ReportStatus.NOTHING : status.sign();
  }

  private int width(String form) {
    int labels = spans(form).stream().mapToInt(span -> Width.of(span.label()) + 1).sum() - 1;
    return Math.max(Width.of(form), labels);
  }

  private SortedSet<Span> spans(String form) {
    return Objects.requireNonNull(periods.get(form));
  }

  private String name(String office) {
    return Objects.requireNonNull(offices.get(office));
  }

  /** The signs that stand there, and no others. */
  private String legend(Mang mang) {
    List<String> signs =
        Arrays.stream(ReportStatus.values())
            .filter(statuses::containsValue)
            .map(status -> status.sign() + " " + status.words(mang))
            .collect(Collectors.toCollection(ArrayList::new));
    if (hasGaps()) {
      signs.add(ReportStatus.NOTHING + " " + mang.say("không phải nộp", "not owed"));
    }
    return String.join(";  ", signs);
  }

  private boolean hasGaps() {
    return offices.keySet().stream()
        .anyMatch(
            office ->
                forms(office).stream()
                    .anyMatch(
                        form ->
                            spans(form).stream()
                                .anyMatch(
                                    span -> sign(office, form, span) == ReportStatus.NOTHING)));
  }
}
