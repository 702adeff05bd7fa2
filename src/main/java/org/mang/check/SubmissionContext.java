package org.mang.check;

import org.jspecify.annotations.Nullable;
import org.mang.form.Period;

/**
 * What is known of a submission before its rows are read.
 *
 * @param submissionId the beginning of the original's SHA-256
 * @param areaCode the area that the reporter reports on; null while the reporter is unknown
 * @param period null while it is unknown
 */
public record SubmissionContext(
    String submissionId, @Nullable String areaCode, @Nullable Period period) {}
