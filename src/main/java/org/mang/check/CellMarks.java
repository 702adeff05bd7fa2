package org.mang.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.mang.form.Severity;
import org.mang.workbook.Shade;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTXf;

/** Colours the bad cells of one workbook and hangs a comment on each. */
final class CellMarks {

  /** Who our comments are by; those of an earlier return are known by it and taken off. */
  static final String AUTHOR = "Măng";

  private static final int MOST_COMMENT_CHARS = 1500;

  /** A threaded comment's shadow for old programs; without it Excel would repair the file. */
  private static final String THREADED = "tc=";

  private record Look(int style, Shade shade) {}

  private final Workbook workbook;
  private final Map<Look, @Nullable CellStyle> shaded = new HashMap<>();
  private final Map<Integer, CellStyle> cleared = new HashMap<>();

  CellMarks(Workbook workbook) {
    this.workbook = workbook;
  }

  /** Takes off what an earlier return left: a clerk mends the returned workbook itself. */
  void takeOffEarlier() {
    for (Sheet sheet : workbook) {
      for (CellAddress at : new ArrayList<>(sheet.getCellComments().keySet())) {
        Comment comment = sheet.getCellComment(at);
        if (comment == null || !AUTHOR.equals(comment.getAuthor())) {
          continue;
        }
        Row row = sheet.getRow(at.getRow());
        Cell cell = row == null ? null : row.getCell(at.getColumn());
        if (cell == null) {
          continue;
        }
        String kept = CommentText.withoutOurs(comment.getString().getString());
        cell.removeCellComment();
        if (isShaded(cell)) {
          cell.setCellStyle(cleared.computeIfAbsent(index(cell), i -> without(cell)));
        }
        if (!kept.isEmpty()) {
          CommentBox.hang(cell, kept, "");
        }
      }
    }
  }

  /**
   * Marks the cells of these findings.
   *
   * @param most how many cells at most; the first in reading order that have errors go first
   * @return how many
   */
  int mark(List<Finding> findings, List<String> sheets, int most) {
    Map<Place, List<Finding>> byCell = new TreeMap<>();
    Map<Sheet, List<CellRangeAddress>> merged = new HashMap<>();
    for (Located located : Located.most(findings, sheets, Integer.MAX_VALUE)) {
      Place place = located.place();
      if (place.row() < 0) {
        continue;
      }
      place
          .in(workbook, sheets)
          .map(
              sheet ->
                  topLeft(
                      withColumn(place, sheet),
                      merged.computeIfAbsent(sheet, Sheet::getMergedRegions)))
          .ifPresent(
              at -> byCell.computeIfAbsent(at, p -> new ArrayList<>()).add(located.finding()));
    }
    byCell.entrySet().stream()
        .sorted(Map.Entry.comparingByValue((a, b) -> worst(a).compareTo(worst(b))))
        .limit(most)
        .forEach(
            e ->
                e.getKey()
                    .in(workbook, sheets)
                    .ifPresent(sheet -> mark(sheet, e.getKey(), e.getValue())));
    return Math.min(byCell.size(), most);
  }

  private void mark(Sheet sheet, Place place, List<Finding> findings) {
    Row row = sheet.getRow(place.row());
    if (row == null) {
      row = sheet.createRow(place.row());
    }
    Cell cell = row.getCell(place.column());
    if (cell == null) {
      cell = row.createCell(place.column());
      CellStyle inherited =
          row.isFormatted() ? row.getRowStyle() : sheet.getColumnStyle(place.column());
      if (inherited != null) {
        cell.setCellStyle(inherited);
      }
    }
    Shade shade = shade(worst(findings));
    CellStyle own = cell.getCellStyle();
    CellStyle style =
        shaded.computeIfAbsent(new Look(index(cell), shade), l -> shadedCopy(own, shade));
    if (style != null) {
      cell.setCellStyle(style);
    }
    String theirs = "";
    Comment before = cell.getCellComment();
    if (before != null) {
      String author = before.getAuthor();
      if (author != null && author.startsWith(THREADED)) {
        return;
      }
      theirs = before.getString().getString();
      cell.removeCellComment();
    }
    String ours = CommentText.of(findings);
    CommentBox.hang(
        cell,
        theirs,
        ours.length() > MOST_COMMENT_CHARS ? ours.substring(0, MOST_COMMENT_CHARS) + "…" : ours);
  }

  /** A finding about a whole row is hung on the row's first filled cell. */
  private static Place withColumn(Place place, Sheet sheet) {
    if (place.column() >= 0) {
      return place;
    }
    Row row = sheet.getRow(place.row());
    int first = row == null ? 0 : Math.max(row.getFirstCellNum(), 0);
    return new Place(place.sheet(), place.row(), first);
  }

  private static Place topLeft(Place place, List<CellRangeAddress> merged) {
    for (CellRangeAddress region : merged) {
      if (region.isInRange(place.row(), place.column())) {
        return new Place(place.sheet(), region.getFirstRow(), region.getFirstColumn());
      }
    }
    return place;
  }

  private static Severity worst(List<Finding> findings) {
    return findings.stream()
        .map(Finding::severity)
        .min(Severity::compareTo)
        .orElse(Severity.WARNING);
  }

  private static int index(Cell cell) {
    return cell.getCellStyle().getIndex() & 0xFFFF;
  }

  static Shade shade(Severity severity) {
    return severity == Severity.ERROR ? Shade.ERROR : Shade.WARNING;
  }

  private boolean isShaded(Cell cell) {
    CellStyle style = cell.getCellStyle();
    return Shade.ERROR.fills(style, workbook) || Shade.WARNING.fills(style, workbook);
  }

  private @Nullable CellStyle shadedCopy(CellStyle own, Shade shade) {
    try {
      CellStyle copy = copy(own);
      copy.setFillForegroundColor(shade.in(workbook));
      copy.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      return copy;
    } catch (IllegalStateException e) {
      // The workbook has as many styles as the format allows: the comment must do.
      return null;
    }
  }

  private CellStyle without(Cell cell) {
    CellStyle copy = copy(cell.getCellStyle());
    copy.setFillPattern(FillPatternType.NO_FILL);
    return copy;
  }

  /** A copy within the workbook; POI's own for .xlsx would also overwrite the style "Normal". */
  private CellStyle copy(CellStyle own) {
    if (workbook instanceof XSSFWorkbook xlsx && own instanceof XSSFCellStyle style) {
      StylesTable styles = xlsx.getStylesSource();
      CTXf format = (CTXf) style.getCoreXf().copy();
      return styles.getStyleAt(styles.putCellXf(format) - 1);
    }
    CellStyle copy = workbook.createCellStyle();
    copy.cloneStyleFrom(own);
    return copy;
  }
}
