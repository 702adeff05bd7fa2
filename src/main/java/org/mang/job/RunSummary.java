package org.mang.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;
import org.mang.warehouse.Outcomes;

/** What one run came to; the steps add to it as they go. */
public final class RunSummary {

  /** Why a file was left where it is. */
  public enum Why {
    /** Not listed in the register, or no regular file. */
    NO_SUBMISSION,
    /** Part of a home folder, ours or another; told by the folder, not by the file. */
    OF_A_HOME,
    /** It cannot be opened, or not be taken away. */
    UNREADABLE,
    /** Somebody is writing to it; the next run takes it. */
    BEING_WRITTEN
  }

  private int arrivals;
  private int newFiles;
  private int again;
  private int accepted;
  private int superseded;
  private int returned;
  private int leftOut;
  private int cellsLeftOut;
  private int openWarnings;
  private final List<String> failed = new ArrayList<>();
  private final List<Path> returnedWorkbooks = new ArrayList<>();
  private final List<Path> markedAnew = new ArrayList<>();
  private final Map<Path, Why> left = new LinkedHashMap<>();
  private final List<Path> datasets = new ArrayList<>();
  private final List<String> correctionsReturned = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>();
  private final List<Text> withheld = new ArrayList<>();
  private boolean releasesMissing;
  private final Map<String, Integer> openDifferences = new LinkedHashMap<>();
  private @Nullable Path snapshot;

  /** Files looked at. */
  public int arrivals() {
    return arrivals;
  }

  /** Files whose bytes had not been seen before. */
  public int newFiles() {
    return newFiles;
  }

  /**
   * Versions that bytes made which were known: they came in again after another version had taken
   * their place.
   */
  public int again() {
    return again;
  }

  /** Submissions accepted, and in force when they were. */
  public int accepted() {
    return accepted;
  }

  /** Sound submissions that arrived when a later version was in force already. */
  public int superseded() {
    return superseded;
  }

  /** Submissions that go back. */
  public int returned() {
    return returned;
  }

  /** Names of files on which Măng itself failed; they are tried again by the next run. */
  public List<String> failed() {
    return failed;
  }

  /** Rows left out of the submissions accepted. */
  public int leftOut() {
    return leftOut;
  }

  /** Cells left out of them, where the rest of their rows was not. */
  public int cellsLeftOut() {
    return cellsLeftOut;
  }

  /** Warnings of the submissions accepted for which nobody has given a reason. */
  public int openWarnings() {
    return openWarnings;
  }

  /** Marked workbooks written, of returned submissions and of accepted ones with rows left out. */
  public List<Path> returnedWorkbooks() {
    return returnedWorkbooks;
  }

  /** Those that had been written before, and say something else now. */
  public List<Path> markedAnew() {
    return markedAnew;
  }

  /** Files that were not taken in, and folders not looked into, for that reason. */
  public List<Path> leftAlone(Why why) {
    return left.entrySet().stream()
        .filter(e -> e.getValue() == why)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Reports of which a version is in force, but a later correction went back, in this run or an
   * earlier one: reporter, form and period of each.
   */
  public List<String> correctionsReturned() {
    return correctionsReturned;
  }

  /**
   * Reports that came in after their year was closed, and wait for its next release: reporter, form
   * and period of each.
   */
  public List<String> waiting() {
    return waiting;
  }

  /** Whether a release that the journal has is not there. */
  boolean releasesMissing() {
    return releasesMissing;
  }

  /**
   * How many differences between two sources nobody has settled, by reconciliation and year; the
   * newest year first, and in it those that are furthest apart.
   */
  public Map<String, Integer> openDifferences() {
    return openDifferences;
  }

  /** Why drafts of datasets were not written. */
  public List<Text> withheld() {
    return withheld;
  }

  /** Drafts of datasets that were written, and releases that were missing. */
  public List<Path> datasets() {
    return datasets;
  }

  /** The snapshot, if a new one was published. */
  public Optional<Path> snapshot() {
    return Optional.ofNullable(snapshot);
  }

  /** Whether the run changed nothing. */
  public boolean nothingNew() {
    return newFiles == 0
        && again == 0
        && accepted + superseded + returned == 0
        && failed.isEmpty()
        && returnedWorkbooks.isEmpty()
        && markedAnew.isEmpty()
        && snapshot == null
        && datasets.isEmpty();
  }

  /** Whether somebody has to do something about it. */
  public boolean needsPerson() {
    return returned > 0
        || !failed.isEmpty()
        || !withheld.isEmpty()
        || left.containsValue(Why.UNREADABLE);
  }

  void arrived(boolean isNew) {
    arrivals++;
    newFiles += isNew ? 1 : 0;
  }

  void cameAgain(int versions) {
    again += versions;
  }

  void checked(SubmissionCheck.Result result) {
    Outcomes.LetIn letIn = result.letIn();
    if (letIn == null) {
      returned++;
      return;
    }
    leftOut += letIn.leftOut().rows();
    cellsLeftOut += letIn.leftOut().cells();
    openWarnings += letIn.openWarnings();
    if (letIn.isSuperseded()) {
      superseded++;
    } else {
      accepted++;
    }
  }

  void failedOn(String fileName) {
    failed.add(fileName);
  }

  void gaveBack(Path workbook, boolean again) {
    (again ? markedAnew : returnedWorkbooks).add(workbook);
  }

  void left(Why why, Path file) {
    left.put(file, why);
  }

  /** What was left may be taken now. */
  void looksAgain() {
    left.clear();
  }

  /** How things stand now, whatever was said before. */
  void correctionsReturned(List<String> reports) {
    correctionsReturned.clear();
    correctionsReturned.addAll(reports);
  }

  /** How things stand now, whatever was said before. */
  void waiting(List<String> reports) {
    waiting.clear();
    waiting.addAll(reports);
  }

  void releasesMissing(boolean is) {
    releasesMissing = is;
  }

  /** How things stand now, whatever was said before. */
  void openDifferences(Map<String, Integer> differences) {
    openDifferences.clear();
    openDifferences.putAll(differences);
  }

  void published(Path newSnapshot) {
    snapshot = newSnapshot;
  }

  void withheld(Text why) {
    withheld.add(why);
  }

  void wrote(Path dataset) {
    datasets.add(dataset);
  }
}
