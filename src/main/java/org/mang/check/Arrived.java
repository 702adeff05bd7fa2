package org.mang.check;

import java.time.LocalDateTime;
import java.util.Objects;
import org.mang.form.Period;
import org.mang.intake.Tables;

/**
 * A submission of which all is known that it can be compared with others by.
 *
 * @param facts a query of its rows as the facts that they would become
 * @param rows rows of figures
 */
public record Arrived(
    SubmissionContext submission,
    Tables tables,
    String reporterCode,
    LocalDateTime receivedAt,
    String facts,
    int rows) {

  Period period() {
    return Objects.requireNonNull(submission.period());
  }
}
