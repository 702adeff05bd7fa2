package org.mang.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.form.PeriodInWords;
import org.mang.form.PeriodReading;

/**
 * What a heading says of the period, and where. What the line "Kỳ báo cáo" says is the period or
 * nothing is; where that is left blank or is not there, the one period that the other lines name,
 * if they name no other. A line of days alone belongs to the name above it.
 *
 * @param line the line that says it, or in which it is to be filled in; null if there is none
 */
public record StatedPeriod(PeriodReading reading, Heading.@Nullable Line line) {

  /** Dates of signing and years of laws are none of the report. */
  private static final Pattern OF_NO_PERIOD =
      Pattern.compile(
          "ngay \\d{1,2} thang|\\b(ban hanh|can cu|thong tu|quyet dinh|nghi quyet|nghi dinh|luat|ke hoach"
              + "|cong van|chi thi|huong dan)\\b");

  /** So that the name of a school year does not go unheard beside the year of a signature. */
  private record Candidate(Heading.Line line, PeriodReading reading) {}

  static StatedPeriod in(Heading heading) {
    String days =
        heading.lines().stream()
            .map(Heading.Line::text)
            .filter(PeriodInWords::isOfDaysAlone)
            .collect(Collectors.joining(" "));
    Optional<Heading.Line> label = heading.periodLine();
    Optional<Heading.Line> filled = label.filter(Heading.Line::isPeriodFilledIn);
    if (filled.isPresent()) {
      return new StatedPeriod(read(filled.get(), days), filled.get());
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Heading.Line line : heading.lines()) {
      if (!line.says(OF_NO_PERIOD)
          && !PeriodInWords.isOfDaysAlone(line.text())
          && !(PeriodInWords.of(line.text()) instanceof PeriodReading.Unclear)) {
        candidates.add(new Candidate(line, read(line, days)));
      }
    }
    return doubted(candidates)
        .or(() -> theOnly(candidates))
        .or(() -> ofDays(heading, days))
        .map(c -> new StatedPeriod(c.reading(), label.orElse(c.line())))
        .orElseGet(() -> new StatedPeriod(new PeriodReading.Unclear(), label.orElse(null)));
  }

  private static PeriodReading read(Heading.Line line, String days) {
    // The line's own days come first, and then those beneath it are not looked at.
    return PeriodInWords.of(days.isEmpty() ? line.text() : line.text() + " (" + days + ")");
  }

  private static Optional<Candidate> doubted(List<Candidate> candidates) {
    return candidates.stream()
        .filter(
            c ->
                c.reading() instanceof PeriodReading.SchoolYear
                    || c.reading() instanceof PeriodReading.Contradictory)
        .findFirst();
  }

  private static Optional<Candidate> theOnly(List<Candidate> candidates) {
    List<Candidate> clear =
        candidates.stream().filter(c -> c.reading() instanceof PeriodReading.Clear).toList();
    return clear.stream().map(Candidate::reading).distinct().count() == 1
        ? Optional.of(clear.get(0))
        : Optional.empty();
  }

  private static Optional<Candidate> ofDays(Heading heading, String days) {
    return heading.lines().stream()
        .filter(line -> line.text().equals(days))
        .map(line -> new Candidate(line, PeriodInWords.of(days)))
        .filter(c -> c.reading() instanceof PeriodReading.Clear)
        .findFirst();
  }
}
