package org.mang.check;

import org.jspecify.annotations.Nullable;
import org.mang.form.Period;

/**
 * What is known of a submission before its rows are read.
 *
 * @param submissionId the beginning of the original's SHA-256
 * @param reporterCode who sent it; null while that is unknown
 * @param areaCode the area that rows are read as being of; null while it is unknown
 * @param period null while it is unknown
 */
public record SubmissionContext(
    String submissionId,
    @Nullable String reporterCode,
    @Nullable String areaCode,
    @Nullable Period period) {

  /** Nothing but its number. */
  public static SubmissionContext unknown(String submissionId) {
    return new SubmissionContext(submissionId, null, null, null);
  }
}
