package org.mang.job;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.check.SubmissionContext;
import org.mang.form.Period;
import org.mang.intake.Said;
import org.mang.intake.Tables;
import org.mang.warehouse.Reporters;

/**
 * Whose report a file is, and of which period.
 *
 * @param period empty if it is not known, or cannot be right; then a finding says so
 * @param reporter empty if it is not known; likewise
 * @param areaCode of the area that rows are read as being of; null if it is not known. Not the
 *     reporter's where the rows are plainly those of another
 * @param findings what is wrong with either, each at the line that says it
 */
record Identity(
    Optional<Period> period,
    Optional<Reporters.Reporter> reporter,
    @Nullable String areaCode,
    List<Finding> findings) {

  /**
   * Reads it from what stands above the tables, or from the day that rows are as of.
   *
   * @param said what it may not say itself
   * @param received when the file came in
   * @param asOf the day that most rows are as of; null if they do not say
   */
  static Identity of(
      Reporters reporters,
      FindingCatalogue catalogue,
      Tables tables,
      Said said,
      LocalDate received,
      @Nullable LocalDate asOf)
      throws SQLException {
    List<Finding> findings = new ArrayList<>();
    HeadingFindings say = new HeadingFindings(catalogue, findings);
    Optional<Period> period = new PeriodReader(tables, say, received).period(said, asOf);
    ReporterReader readers = new ReporterReader(tables, reporters, say);
    Optional<Reporters.Reporter> reporter = readers.reporter(said, period.orElse(null));
    if (reporter.isPresent() && period.isPresent()) {
      period = readers.whileItIsThere(reporter.get(), period.get());
    }
    readers.contradictions(period, reporter);
    return new Identity(
        period,
        reporter,
        reporter.map(Reporters.Reporter::areaCode).orElse(null),
        List.copyOf(findings));
  }

  /** The same, after the rows have been read and have raised a doubt. */
  Identity doubted(Finding finding, Optional<Period> still, @Nullable String rowsAreOf) {
    List<Finding> all = new ArrayList<>(findings);
    all.add(finding);
    return new Identity(still, reporter, rowsAreOf, List.copyOf(all));
  }

  /** What is known of the submission before its rows are read. */
  SubmissionContext context(String submissionId) {
    return new SubmissionContext(submissionId, reporterCode(), areaCode, period.orElse(null));
  }

  /** The code under which the reporter is known; null if it is not. */
  @Nullable String reporterCode() {
    return reporter.map(Reporters.Reporter::code).orElse(null);
  }
}
