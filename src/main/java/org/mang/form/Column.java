package org.mang.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One column of a form.
 *
 * @param header its heading as a path through merged headers, "A / B"
 * @param aliases other headings that offices use
 * @param keep whether and how the value is stored; as it is unless given
 * @param measure for observations: what the number counts
 * @param sex the part of the measure that is counted here, by its dimensions; all unless given
 * @param codes the code list of a column of type code
 * @param list whether several codes may stand in one cell, parted by semicolons
 * @param level of a column of type area; commune unless given
 * @param parent the area column that holds the district of this one
 * @param within where its days lie: in the period of the submission, or in the years before its end
 * @param axis for a crosstab's row heading: the dimension that it is
 * @param adds for a flag: the list of codes that {@code code} is added to
 * @param fill {@code down}: a blank cell has the text above it
 * @param position where it stands in tables that have no heading for it
 */
public record Column(
    String header,
    @Nullable List<String> aliases,
    Type type,
    @Nullable Boolean required,
    @Nullable Keep keep,
    @Nullable String measure,
    @Nullable String sex,
    @JsonProperty("age_band") @Nullable String ageBand,
    @Nullable String category,
    @Nullable String place,
    @Nullable String codes,
    @Nullable Boolean list,
    @Nullable Level level,
    @Nullable String parent,
    @Nullable Long min,
    @Nullable Long max,
    @Nullable Within within,
    Form.@Nullable Dimension axis,
    @Nullable String adds,
    @Nullable String code,
    @Nullable Fill fill,
    @Nullable Position position) {

  /** The types of columns in which a text may stand for the rows below it too. */
  public static final Set<Type> FILLABLE =
      Collections.unmodifiableSet(
          EnumSet.complementOf(
              EnumSet.of(Type.COUNT, Type.DECIMAL, Type.PERCENT, Type.IDENTIFIER)));

  /** What a blank cell takes. */
  public enum Fill {
    /** The text above it. */
    @JsonProperty("down")
    DOWN
  }

  /** What a cell may hold. */
  public enum Type {
    @JsonProperty("count")
    COUNT,
    @JsonProperty("decimal")
    DECIMAL,
    @JsonProperty("percent")
    PERCENT,
    @JsonProperty("date")
    DATE,
    @JsonProperty("datetime")
    DATETIME,
    @JsonProperty("month")
    MONTH,
    @JsonProperty("text")
    TEXT,
    @JsonProperty("code")
    CODE,
    @JsonProperty("area")
    AREA,
    @JsonProperty("flag")
    FLAG,
    @JsonProperty("identifier")
    IDENTIFIER
  }

  /** What becomes of the value past the query that reads it. */
  public enum Keep {
    /** Stored under the column's name. */
    @JsonProperty("value")
    VALUE,
    /** Stored as a keyed pseudonym; the only way to keep an identifier. */
    @JsonProperty("pseudonym")
    PSEUDONYM,
    /** Used for checks and derived values, then gone. */
    @JsonProperty("nothing")
    NOTHING
  }

  /** Levels of areas. */
  public enum Level {
    @JsonProperty("district")
    DISTRICT,
    @JsonProperty("commune")
    COMMUNE
  }

  /** Whether a blank cell has the text above it. */
  public boolean isFilledDown() {
    return fill != null;
  }

  /** Whether its text may stand in group rows, for all rows below. */
  public boolean isInGroupRow() {
    return position != null && position.kind() == Position.Kind.GROUP_ROW;
  }

  /** Whether its days lie in the period of the submission. */
  public boolean isWithinPeriod() {
    return within != null && within.isPeriod();
  }

  /** Whether a blank cell is an error. */
  public boolean isRequired() {
    return Boolean.TRUE.equals(required);
  }

  /** Whether the cell may hold several codes. */
  public boolean isList() {
    return Boolean.TRUE.equals(list);
  }

  /** What becomes of the value. */
  public Keep kept() {
    return keep == null ? Keep.VALUE : keep;
  }

  /** The level of areas that the column names. */
  public Level areaLevel() {
    return level == null ? Level.COMMUNE : level;
  }

  /** The code of {@code category}, which a form writes as list/code. */
  public @Nullable String categoryCode() {
    return category == null ? null : category.substring(category.indexOf('/') + 1);
  }

  /** The heading and its aliases. */
  public List<String> headers() {
    List<String> all = new ArrayList<>();
    all.add(header);
    if (aliases != null) {
      all.addAll(aliases);
    }
    return all;
  }
}
