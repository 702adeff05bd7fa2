package org.mang.form;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a period as offices write it: "6 tháng đầu năm 2020 (từ 01/01/2020 đến 30/06/2020)", "Quý
 * III năm 2020". The name and the days must be of the same period: a year left over in one of the
 * two, or figures that are counted from January, would be put where they do not belong.
 */
public final class PeriodInWords {

  private static final Pattern SUM =
      Pattern.compile("(?<![a-z0-9])(?:luy ke|luy tien|cong don|tu dau nam)(?![a-z0-9])");

  private static final Pattern SCHOOL_YEAR =
      Pattern.compile("(?<![a-z0-9])(?:nam hoc|nien hoc|nien khoa)\\W{0,3}(?:19|20)\\d\\d");

  private PeriodInWords() {}

  /** The period that the text names; empty if it names none, or not clearly. */
  public static Optional<Period> read(String text) {
    return of(text) instanceof PeriodReading.Clear clear
        ? Optional.of(clear.period())
        : Optional.empty();
  }

  /** Whether a text says that figures are summed up since some day. */
  public static boolean isSum(String text) {
    return SUM.matcher(Fold.of(text)).find();
  }

  /** Whether a line says nothing but from which day to which. */
  public static boolean isOfDaysAlone(String line) {
    return PeriodDays.isAllOf(line);
  }

  /** What the text says of a period. */
  public static PeriodReading of(String text) {
    String folded = Fold.of(text);
    if (SCHOOL_YEAR.matcher(folded).find()) {
      return new PeriodReading.SchoolYear();
    }
    if (SUM.matcher(folded).find()) {
      return new PeriodReading.Cumulative();
    }
    try {
      return ofPlain(PeriodDays.plain(folded));
    } catch (DateTimeException e) {
      return new PeriodReading.Unclear();
    }
  }

  private static PeriodReading ofPlain(String plain) {
    Optional<PeriodDays> days = PeriodDays.in(plain, null);
    if (days.isEmpty()) {
      Optional<PeriodName> name = PeriodName.in(plain);
      return name.map(n -> reading(n, PeriodDays.in(plain, n.period().year())))
          .orElseGet(PeriodReading.Unclear::new);
    }
    // The days are looked at apart, so that "từ tháng 1 đến …" in brackets does not pass for the
    // name.
    Optional<PeriodName> name =
        PeriodName.in(days.get().before())
            .or(
                () ->
                    PeriodName.in(days.get().after())
                        .filter(behind -> behind.period().kind() != PeriodKind.YEAR));
    return name.map(n -> reading(n, days)).orElseGet(() -> unnamed(days.get()));
  }

  private static PeriodReading reading(PeriodName name, Optional<PeriodDays> days) {
    Period period = name.period();
    if (days.isPresent() && !days.get().areOf(period)) {
      return new PeriodReading.Contradictory(period.inFull(), days.get().inWords());
    }
    if (name.other() != null) {
      return new PeriodReading.Contradictory(period.inFull(), name.other());
    }
    return new PeriodReading.Clear(days.map(d -> d.covered(period)).orElse(period));
  }

  private static PeriodReading unnamed(PeriodDays days) {
    if (days.from() == null || days.to() == null) {
      return new PeriodReading.Unclear();
    }
    return PeriodName.covering(days.from(), days.to())
        .<PeriodReading>map(PeriodReading.Clear::new)
        .orElseGet(PeriodReading.Unclear::new);
  }
}
