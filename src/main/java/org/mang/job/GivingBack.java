package org.mang.job;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mang.Home;
import org.mang.Rights;
import org.mang.Unspoken;
import org.mang.check.ReturnedWorkbook;
import org.mang.form.Fold;
import org.mang.intake.Archive;
import org.mang.warehouse.Found;
import org.mang.warehouse.GivenBack;
import org.mang.warehouse.GivenBack.Owed;
import org.mang.warehouse.Reports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.StepContribution;

/**
 * Has in {@code returned/} a marked workbook of each submission that owes one, until a later one
 * takes its place. It is written, then noted: a run that is killed in between writes it again, and
 * one that the steward has deleted stays away.
 */
final class GivingBack {

  private static final Logger LOG = LoggerFactory.getLogger(GivingBack.class);

  private static final Pattern NAME = Pattern.compile(".*-([0-9a-f]{16})\\.xlsx?");

  private final Home home;
  private final Archive archive;
  private final ReturnedWorkbook returnedWorkbook;
  private final Progress progress;
  private final RunSummary summary;

  GivingBack(
      Home home,
      Archive archive,
      ReturnedWorkbook returnedWorkbook,
      Progress progress,
      RunSummary summary) {
    this.home = home;
    this.archive = archive;
    this.returnedWorkbook = returnedWorkbook;
    this.progress = progress;
    this.summary = summary;
  }

  void giveBack(Connection connection, StepContribution contribution)
      throws SQLException, IOException {
    GivenBack givenBack = new GivenBack(connection);
    takeAway(givenBack.settled());
    List<Owed> owed = givenBack.owed();
    for (int i = 0; i < owed.size(); i++) {
      Owed submission = owed.get(i);
      try {
        write(connection, submission);
        givenBack.note(submission);
        contribution.incrementWriteCount(1);
      } catch (RuntimeException | OutOfMemoryError e) {
        LOG.error("Failed to give back original {}", submission.sha256(), Unspoken.of(e));
        summary.failedOn(submission.fileName());
      }
      progress.done(i + 1, owed.size(), submission.fileName());
    }
  }

  private void write(Connection connection, Owed submission) throws SQLException, IOException {
    Path original = archive.path(submission.sha256());
    Path target = home.returned().resolve(name(submission) + returnedWorkbook.ending(original));
    takeAway(Set.of(submission.submissionId()));
    returnedWorkbook.write(
        original,
        new Reports(connection).of(submission.submissionId()),
        new Found(connection).in(submission.submissionId(), ReturnedWorkbook.MOST_OF_A_KIND),
        target);
    Rights.asFolder(target);
    summary.gaveBack(target, submission.wasGiven());
  }

  /** Takes away the workbooks of some submissions, whatever they were called then. */
  private void takeAway(Set<String> submissionIds) throws IOException {
    try (DirectoryStream<Path> workbooks = Files.newDirectoryStream(home.returned())) {
      for (Path workbook : workbooks) {
        Matcher name = NAME.matcher(workbook.getFileName().toString());
        if (name.matches() && submissionIds.contains(name.group(1))) {
          Files.delete(workbook);
        }
      }
    }
  }

  /** A name that says whose it is and is safe on any system, whatever the file was called. */
  private static String name(Owed submission) {
    String base = submission.fileName().replaceFirst("\\.[^.]{1,5}$", "");
    String safe = Fold.of(base).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return "%s-%s%s-%s"
        .formatted(
            Objects.requireNonNullElse(submission.reporterCode(), "chua-ro"),
            safe.substring(0, Math.min(60, safe.length())),
            submission.isAccepted() ? "-con-dong-loi" : "",
            submission.submissionId());
  }
}
