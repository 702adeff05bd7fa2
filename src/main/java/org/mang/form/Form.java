package org.mang.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;

/**
 * The declared contract of a submission, one YAML file in {@code jobs/forms/}.
 *
 * @param name such as {@code district-children}
 * @param sector labour, health, education or police
 * @param reporter {@code district}: every district's office owes it; else the kind of the
 *     department that does, as {@code warehouse/reference/reporters.csv} has it
 * @param due days after the end of the period, such as {@code 15 days}
 * @param recognise how a sheet is known for this form
 * @param periodFrom the date column that gives the period, where the file has no heading that does
 * @param unit what its figures are counted in, where that is none of {@code jobs/units.yaml}
 * @param flows measures of what happened in the period, so that a year's periods add up; the others
 *     say what there was at its end
 * @param kind for events: what happened, such as {@code injury}
 * @param cohort for children: whom the list is about, such as {@code hiv}
 * @param sheets for a crosstab with a table for each code of a dimension: which
 * @param columns by name, in the order of the blank workbook; for a crosstab those left of the
 *     cells
 * @param axes for a crosstab: the groups of columns
 * @param cell for a crosstab: what a cell holds
 * @param derive values computed from the columns of a row, as SQL
 * @param checks what must hold within a row, as SQL over columns and derived values
 * @param reconciles reconciliations that are looked at when a report comes in, by their names; with
 *     tolerances of their own
 */
public record Form(
    @JsonProperty("form") String name,
    Text title,
    String sector,
    String reporter,
    List<PeriodKind> periods,
    Days due,
    Recognise recognise,
    @JsonProperty("period_from") @Nullable String periodFrom,
    Layout layout,
    Store stores,
    @Nullable Labels unit,
    @Nullable List<String> flows,
    @Nullable String kind,
    @Nullable String cohort,
    Rows rows,
    @JsonProperty("on_error") OnError onError,
    @Nullable Sheets sheets,
    Map<String, Column> columns,
    List<Axis> axes,
    @Nullable Cell cell,
    Map<String, String> derive,
    Map<String, Check> checks,
    Map<String, Tolerance> reconciles) {

  private static final String OCCURRED_ON = "occurred_on";

  public Form {
    // What a file leaves out is null here, whatever the types say.
    columns = columns == null ? Map.of() : new LinkedHashMap<>(columns);
    axes = axes == null ? List.of() : List.copyOf(axes);
    derive = derive == null ? Map.of() : new LinkedHashMap<>(derive);
    checks = checks == null ? Map.of() : new LinkedHashMap<>(checks);
    reconciles = reconciles == null ? Map.of() : new LinkedHashMap<>(reconciles);
  }

  /** Whether rows are about persons, so that any text of theirs might name one. */
  public boolean holdsPersons() {
    return columns.values().stream().anyMatch(c -> c.type() == Column.Type.IDENTIFIER);
  }

  /** Whether a crosstab breaks its figures down by a dimension, wherever it writes that. */
  public boolean has(Dimension dimension) {
    return axes.stream().anyMatch(axis -> axis.axis() == dimension)
        || columns.values().stream().anyMatch(column -> column.axis() == dimension)
        || (sheets != null && sheets.axis() == dimension);
  }

  /** The column whose text may stand in group rows; null if there is none. */
  public @Nullable String groupColumn() {
    return columns.entrySet().stream()
        .filter(e -> e.getValue().isInGroupRow())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** The dimensions of its figures in a crosstab: all but parts of the year that it has not. */
  public List<Dimension> dimensions() {
    return Stream.of(Dimension.values())
        .filter(dimension -> dimension.part() == null || has(dimension))
        .toList();
  }

  /** The part of the year that figures are of; null if they are of the whole period. */
  public @Nullable Dimension partOfYear() {
    return dimensions().stream()
        .filter(dimension -> dimension.part() != null)
        .findFirst()
        .orElse(null);
  }

  /** The column with the day on which each event happened; null if there is none. */
  public @Nullable String occurredOn() {
    Column column = columns.get(OCCURRED_ON);
    return stores() == Store.EVENT && column != null && column.type() == Column.Type.DATE
        ? OCCURRED_ON
        : null;
  }

  /** Whether the area of a row lies in the reporter's own district. */
  public boolean reportedByDistrict() {
    return reporter.equals("district");
  }

  /** How the table lies on the sheet. */
  public enum Layout {
    /** One row a thing, one column a property of it. */
    @JsonProperty("list")
    LIST,
    /**
     * One row a category, groups of columns for other dimensions, a count or a pair of counts in
     * each cell.
     */
    @JsonProperty("crosstab")
    CROSSTAB
  }

  /** Which facts the rows become. */
  public enum Store {
    @JsonProperty("observation")
    OBSERVATION,
    @JsonProperty("event")
    EVENT,
    @JsonProperty("child")
    CHILD
  }

  /**
   * What a row is about.
   *
   * @param each in words, or the name of the area column of which every area is expected once
   * @param totals the labels of total rows, which are checked and left out
   * @param totalSuffixes what follows the name of what a total is of: "Miền Bắc (tổng số)"
   * @param atLeast how many rows an acceptable file has; 1 unless given
   * @param unique columns of a list in which no two rows should say the same
   */
  public record Rows(
      String each,
      @JsonProperty("total") @Nullable Labels totals,
      @JsonProperty("total_suffix") @Nullable Suffixes totalSuffixes,
      @JsonProperty("at_least") @Nullable Integer atLeast,
      @Nullable List<String> unique) {
    /** The form's own label of a total row. */
    public @Nullable String total() {
      return totals == null ? null : totals.first();
    }

    /** Whether the table may have total rows. */
    public boolean hasTotals() {
      return totals != null || totalSuffixes != null;
    }

    /** Whether a cell says that its row is a total. */
    public boolean isTotal(String cell) {
      return (totals != null && totals.isSaidBy(cell))
          || (totalSuffixes != null && totalSuffixes.isSaidBy(cell));
    }

    /** The least number of rows. */
    public int least() {
      return atLeast == null ? 1 : atLeast;
    }
  }

  /**
   * A group of columns of a crosstab: under this heading, one column for each code. The column of
   * the code {@value #SUM} is the sum of the others, which is checked and left out.
   *
   * @param header null where the codes stand in the first row of the header
   */
  public record Axis(@Nullable String header, Dimension axis, String codes) {
    /** The code of a column that sums up the others. */
    public static final String SUM = "_T";

    /** As it is called where it must be: by its heading or, without one, by its dimension. */
    public String label() {
      return header == null ? axis.name().toLowerCase(Locale.ROOT) : header;
    }
  }

  /** What the tables of a file differ in: each is named for a code, by its sheet or its heading. */
  public record Sheets(Dimension axis, String codes) {}

  /** The dimensions by which an observation is broken down. */
  public enum Dimension {
    @JsonProperty("sex")
    SEX,
    @JsonProperty("age_band")
    AGE_BAND,
    @JsonProperty("category")
    CATEGORY,
    @JsonProperty("place")
    PLACE,
    /** The area that the figure is of; else it is the reporter's own. */
    @JsonProperty("area")
    AREA,
    /** The month of the year that the figure is of, 01 to 12; else it is of the whole year. */
    @JsonProperty("month")
    MONTH,
    /** The quarter of the year, Q1 to Q4. */
    @JsonProperty("quarter")
    QUARTER,
    /** The half of the year, H1 or H2. */
    @JsonProperty("half_year")
    HALF_YEAR;

    /** As queries call it; but for parts of the year, a column of {@code core.observation}. */
    public String field() {
      return name().toLowerCase(Locale.ROOT) + "_code";
    }

    /** Of which kind the period of a figure is; null if the dimension says nothing of that. */
    public @Nullable PeriodKind part() {
      return switch (this) {
        case MONTH -> PeriodKind.MONTH;
        case QUARTER -> PeriodKind.QUARTER;
        case HALF_YEAR -> PeriodKind.HALF_YEAR;
        case SEX, AGE_BAND, CATEGORY, PLACE, AREA -> null;
      };
    }
  }

  /**
   * What the cells of a crosstab hold.
   *
   * @param type count, or pair ("a/b")
   * @param measures one for a count, two for a pair; or any number, each with a heading
   * @param headers the lowest headings, where each measure has a column of its own
   * @param required whether a blank cell is an error; it is unless given. One that may be blank
   *     gives no figure, and adds nothing to a total
   */
  public record Cell(
      CellType type,
      List<String> measures,
      @Nullable List<Labels> headers,
      @Nullable Boolean required) {
    /** Whether a blank cell is an error. */
    public boolean isRequired() {
      return !Boolean.FALSE.equals(required);
    }
  }

  /** The types of a crosstab's cells. */
  public enum CellType {
    @JsonProperty("count")
    COUNT,
    @JsonProperty("pair")
    PAIR
  }

  /**
   * Something that must hold within a row.
   *
   * @param that an SQL condition; unknown, for a value is missing, counts as held
   * @param at the column that is marked when it does not hold; the cell itself in a crosstab
   * @param severity error unless given
   */
  public record Check(String that, @Nullable String at, @Nullable Severity severity, Text say) {
    /** Whether the submission goes back over it. */
    public boolean isError() {
      return severity != Severity.WARNING;
    }
  }

  /**
   * How far two sources may be apart before the office is asked: the greater of both. What is not
   * given is as the reconciliation has it.
   *
   * @param share of the greater figure
   */
  public record Tolerance(
      @JsonProperty("tolerance_share") @Nullable Double share,
      @JsonProperty("tolerance_count") @Nullable Integer count) {}
}
