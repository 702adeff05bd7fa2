package org.mang.mart;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;
import org.mang.definition.Text;

/**
 * What is counted: {@code warehouse/measures/<measure>.yaml}.
 *
 * @param counts what one of it is
 * @param form the form whose submissions it is counted from
 * @param kind of events, or the cohort of children
 * @param sex SQL over the fact's columns that gives the code; likewise ageBand, category, place
 * @param categories SQL that gives a list of codes: each row counts once in every one of them, and
 *     once in the total
 * @param count SQL aggregate; {@code count(*)} if not said
 * @param where SQL that says which rows count; {@code :name} stands for a parameter
 * @param addsUpOver the axes whose parts do not overlap: a missing total may be made of them
 * @param weighsAreas whether it counts all children of an area, so that the parts of divided areas
 *     are weighed by it
 */
record Measure(
    String measure,
    Text title,
    Counts counts,
    Source from,
    @Nullable String form,
    @Nullable String kind,
    @Nullable String sex,
    @JsonProperty("age_band") @Nullable String ageBand,
    @Nullable String category,
    @Nullable String categories,
    @Nullable String place,
    @Nullable String count,
    @Nullable String where,
    Map<String, Double> parameters,
    @JsonProperty("adds_up_over") List<Axis> addsUpOver,
    @JsonProperty("weighs_areas") Boolean weighsAreas) {

  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");

  Measure {
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    addsUpOver = addsUpOver == null ? List.of() : List.copyOf(addsUpOver);
    weighsAreas = weighsAreas != null && weighsAreas;
  }

  /** Where a measure's values come from. */
  enum Source {
    /** Counted by the reporter: core.observation. */
    OBSERVATION,
    /** Counted by us from a list of happenings: core.event_counted, where each case is once. */
    EVENT,
    /** Counted by us from a list of children: core.child. */
    CHILD,
    /** The districts themselves; nobody reports them. */
    AREA;

    @JsonCreator
    static Source of(String word) {
      return Word.read(Source.class, "source", word);
    }
  }

  /** What one of a measure is; disclosure control goes by it. */
  enum Counts {
    /** Children: few of them are not published. */
    PEOPLE,
    /** Administrative units. */
    AREAS,
    /** Activities and the like, which are nobody's secret. */
    THINGS;

    @JsonCreator
    static Counts of(String word) {
      return Word.read(Counts.class, "thing to count", word);
    }
  }

  /** Checks what YAML alone cannot say; the message goes behind the file's name. */
  void check() {
    boolean counted = from == Source.EVENT || from == Source.CHILD;
    if (counted && kind == null) {
      throw new DefinitionException(
          "from: %s needs kind: which %s count"
              .formatted(Word.of(from), from == Source.EVENT ? "events" : "children"));
    }
    if (!counted
        && (kind != null
            || sex != null
            || ageBand != null
            || category != null
            || categories != null
            || place != null
            || count != null
            || where != null)) {
      throw new DefinitionException(
          "from: %s comes counted; kind, sex, age_band, category, categories, place, count and where are for event and child"
              .formatted(Word.of(from)));
    }
    if ((form == null) != (from == Source.AREA)) {
      throw new DefinitionException(
          from == Source.AREA
              ? "from: area is reported on no form; leave out form"
              : "form is missing: whose submissions is it counted from?");
    }
    if (category != null && categories != null) {
      throw new DefinitionException("category and categories exclude each other; leave out one");
    }
    if (counted && !addsUpOver.isEmpty()) {
      throw new DefinitionException(
          "adds_up_over is for observations; what is counted from a list has its totals counted too");
    }
    if (addsUpOver.contains(Axis.AGE_BAND) || addsUpOver.contains(Axis.PLACE)) {
      throw new DefinitionException("adds_up_over is sex, category or both");
    }
    condition();
  }

  /** Whether each row that counts adds one, so that one left out adds no more than one. */
  boolean countsRows() {
    return (from == Source.EVENT || from == Source.CHILD)
        && (count == null || count.equals("count(*)"));
  }

  /** The condition with its parameters put in; they are numbers, so nothing can be smuggled in. */
  String condition() {
    if (where == null) {
      return "true";
    }
    Matcher matcher = PARAMETER.matcher(where);
    return matcher.replaceAll(
        found -> {
          Double value = parameters.get(found.group(1));
          if (value == null) {
            throw new DefinitionException(
                "where speaks of :%s, which parameters does not have%s"
                    .formatted(found.group(1), Word.nearest(found.group(1), parameters.keySet())));
          }
          return value == Math.rint(value) ? String.valueOf(value.longValue()) : value.toString();
        });
  }
}
