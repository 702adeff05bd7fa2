package org.mang.check;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.mang.WholeFile;
import org.mang.intake.Limits;

/**
 * The workbook that goes back to the clerk: a copy of the clerk's own with every bad cell coloured
 * and commented on in Vietnamese, and a first sheet that lists all findings with links. What is no
 * workbook of Excel, an .ods among them, gets a new one with the list alone; of a CSV nothing is
 * copied, since it may name children.
 */
public final class ReturnedWorkbook {

  /** Findings of one kind that are listed and marked: more help nobody to mend them. */
  public static final int MOST_OF_A_KIND = 200;

  private static final int MOST_ROWS = 5_000;
  private static final int MOST_CELLS = 2_000;

  private final Limits limits;
  private final int mostRows;
  private final int mostCells;

  public ReturnedWorkbook(Limits limits) {
    this(limits, MOST_ROWS, MOST_CELLS);
  }

  ReturnedWorkbook(Limits limits, int mostRows, int mostCells) {
    this.limits = limits;
    this.mostRows = mostRows;
    this.mostCells = mostCells;
  }

  /**
   * How the name of the returned workbook must end for Excel to open it: {@code .xls} where the
   * original is one, else {@code .xlsx}; a workbook with macros loses them.
   */
  public String ending(Path original) {
    try {
      return ClerkWorkbook.isXls(original) && ClerkWorkbook.open(original, limits).isPresent()
          ? ".xls"
          : ".xlsx";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + original, e);
    }
  }

  /**
   * Whether a workbook is one that we have written about a file of that name, and may write again.
   */
  public boolean isOf(Path file, String fileName) {
    try {
      Optional<Workbook> opened = ClerkWorkbook.open(file, limits);
      if (opened.isEmpty()) {
        return false;
      }
      try (Workbook workbook = opened.get()) {
        for (Sheet sheet : workbook) {
          if (FindingsSheet.isOf(sheet, fileName)) {
            return true;
          }
        }
        return false;
      }
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes the returned workbook, at once and whole: {@code target} is replaced when all is
   * written. Of the same report and findings the same bytes are written again.
   *
   * @param original the file as received; it is only read
   * @param target where it goes, in a folder that exists; its name should end as {@link #ending}
   *     says
   * @throws UncheckedIOException if it cannot be read or written
   */
  public void write(Path original, Report report, Findings findings, Path target) {
    try {
      WholeFile.write(
          target,
          part -> {
            if (!writeMarked(original, report, findings, part)) {
              writeList(report, findings, part);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the returned workbook of " + report.fileName() + " to " + target, e);
    }
  }

  private boolean writeMarked(Path original, Report report, Findings findings, Path part)
      throws IOException {
    Optional<Workbook> opened = ClerkWorkbook.open(original, limits);
    if (opened.isEmpty()) {
      return false;
    }
    try (Workbook workbook = opened.get()) {
      for (int i = workbook.getNumberOfSheets() - 1; i >= 0; i--) {
        if (FindingsSheet.isOurs(workbook.getSheetAt(i)) && workbook.getNumberOfSheets() > 1) {
          workbook.removeSheetAt(i);
        }
      }
      List<String> sheets = new ArrayList<>();
      for (Sheet sheet : workbook) {
        sheets.add(sheet.getSheetName());
      }
      CellMarks marks = new CellMarks(workbook);
      marks.takeOffEarlier();
      int marked = marks.mark(findings.listed(), sheets, mostCells);
      List<String> toDo = ToDo.of(report, findings, true, marked);
      FindingsSheet.add(workbook, sheets, report, findings, toDo, mostRows);
      write(workbook, part);
      return true;
    } catch (RuntimeException e) {
      // POI reads more workbooks than it can write: the list alone still says everything.
      return false;
    }
  }

  private void writeList(Report report, Findings findings, Path part) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      // POI would write the time at which it was made.
      workbook
          .getProperties()
          .getCoreProperties()
          .setCreated(Optional.of(Date.from(report.on().atStartOfDay(ZoneOffset.UTC).toInstant())));
      List<String> toDo = ToDo.of(report, findings, false, 0);
      FindingsSheet.add(workbook, List.of(), report, findings, toDo, mostRows);
      write(workbook, part);
    }
  }

  private static void write(Workbook workbook, Path part) throws IOException {
    try (OutputStream out = Files.newOutputStream(part)) {
      workbook.write(out);
    }
    if (workbook instanceof XSSFWorkbook) {
      ZipTimes.forget(part);
    }
  }
}
