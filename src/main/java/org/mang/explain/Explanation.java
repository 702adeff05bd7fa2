package org.mang.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;

/**
 * A published value and all that it was made of. It names no file and no sheet by their names, for
 * these are somebody's words and may name a child: a file is the id of its submission, a sheet its
 * number. Of a list of persons it holds no identifier, no free text, and nothing that the form does
 * not keep.
 *
 * @param parts numerator, and denominator if there is one
 */
public record Explanation(Value value, List<Part> parts, Again again) {

  /**
   * The value as the mart has it.
   *
   * @param unit percent, per_100_000 or count
   * @param rows what is not the total, such as the sex
   * @param lower what the value is at least, whatever the missing reports say; null: not known
   * @param upper what it is at most; null: nothing limits it, or not known
   * @param plausibleLower what it is at least if what is missing is like what is known
   */
  public record Value(
      String indicator,
      Text title,
      String unit,
      int factor,
      String area,
      String areaName,
      int year,
      List<Row> rows,
      @Nullable Double numerator,
      @Nullable Double denominator,
      @Nullable Double value,
      boolean isPartial,
      @Nullable Double lower,
      @Nullable Double upper,
      @Nullable Double plausibleLower,
      @Nullable Double plausibleUpper,
      int expectedReports,
      int acceptedReports,
      List<String> missingReporters) {}

  /** One code of one axis of the breakdown. */
  public record Row(String axis, String code, Text name) {}

  /**
   * Numerator or denominator.
   *
   * @param measuredFrom observation, event, child or area
   * @param yearFrom stock, flow or any
   * @param choice why this source serves it; null where there is no other
   */
  public record Part(
      String part,
      String measure,
      Text title,
      String measuredFrom,
      String yearFrom,
      @Nullable Choice choice,
      List<Report> reports) {}

  /**
   * Of several sources of the same thing, the one that serves an indicator.
   *
   * @param insteadOf measures of the others
   */
  public record Choice(String form, List<String> insteadOf, Text why) {}

  /**
   * What one report, of one period, says for one area.
   *
   * @param form null where nobody reports it; likewise the reporter
   * @param status as in mart.reporting
   * @param value null: left blank, or not there
   * @param isOpen whether what is missing of it could change the value
   * @param standIn what the size of what is missing was judged by; null: nothing
   * @param again the value by its cells
   * @param factCount how many figures or rows it adds
   * @param differentCount for how many of them the cells say something else than the store
   */
  public record Report(
      String area,
      String areaName,
      @Nullable String form,
      @Nullable String reporter,
      Text reporterName,
      String period,
      Text periodName,
      @Nullable String status,
      @Nullable Double value,
      boolean isPartial,
      boolean isOpen,
      @Nullable Double standIn,
      @Nullable Double again,
      long factCount,
      long differentCount,
      List<Submission> submissions) {}

  /**
   * A file.
   *
   * @param isRead whether its original was read
   * @param facts the first of them
   */
  public record Submission(String id, boolean isRead, long factCount, List<Fact> facts) {}

  /**
   * A figure, or a row of a list.
   *
   * @param sheet its number in the file, from 1, hidden ones counted; null: not known without the
   *     file
   * @param columns the column of a figure, or those that a row spans
   * @param value what it adds, as stored
   * @param again by its cells; null: they do not say so
   * @param cells of a figure its one cell; of a row those that the form counts by
   */
  public record Fact(
      @Nullable Integer sheet,
      int row,
      String columns,
      String areaName,
      Text what,
      double value,
      @Nullable Double again,
      List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param heading as the form has it
   * @param text what stands there; {@value #MASKED} where it is no value of the column's type, null
   *     where nothing stands there
   */
  public record Cell(String column, String heading, @Nullable String text) {
    /** What is not shown. */
    public static final String MASKED = "•••";
  }

  /**
   * The value computed anew.
   *
   * @param agrees whether it is the value of the mart, and no cell says something else than the
   *     store
   * @param filesRead how many originals were read
   * @param files how many there are
   */
  public record Again(
      @Nullable Double numerator,
      @Nullable Double denominator,
      @Nullable Double value,
      boolean agrees,
      int filesRead,
      int files) {}
}
