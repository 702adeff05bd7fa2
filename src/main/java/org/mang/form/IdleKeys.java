package org.mang.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.mang.definition.DefinitionException;

/**
 * Refuses keys that would do nothing where they stand: their author trusts them to do something.
 */
final class IdleKeys {

  private static final Set<Column.Type> NUMBERS =
      EnumSet.of(Column.Type.COUNT, Column.Type.DECIMAL, Column.Type.PERCENT);
  private static final Set<Column.Type> DATES =
      EnumSet.of(Column.Type.DATE, Column.Type.DATETIME, Column.Type.MONTH);
  private static final Set<Column.Type> IN_GROUP_ROWS =
      EnumSet.of(Column.Type.TEXT, Column.Type.CODE, Column.Type.AREA);
  private static final Set<String> ADDED_TO = Set.of("need_codes", "given_codes");

  private final Form form;

  private IdleKeys(Form form) {
    this.form = form;
  }

  /**
   * Looks through a form; the message goes behind the file's name.
   *
   * @throws DefinitionException if a key of it would do nothing, or lacks the one that it needs
   */
  static void check(Form form) {
    new IdleKeys(form).check();
  }

  private void check() {
    boolean crosstab = form.layout() == Form.Layout.CROSSTAB;
    require(
        crosstab || (form.axes().isEmpty() && form.cell() == null),
        "'axes' and 'cell' are for a crosstab");
    require(!crosstab || form.derive().isEmpty(), "'derive' is for a list");
    require(!crosstab || form.stores() == Form.Store.OBSERVATION, "a crosstab stores observations");
    require(
        !form.onError().byCell() || form.stores() == Form.Store.OBSERVATION,
        "'quarantine cells' is for observations: of what else, a row is one thing");
    require(form.kind() == null || form.stores() == Form.Store.EVENT, "'kind' is for events");
    require(form.cohort() == null || form.stores() == Form.Store.CHILD, "'cohort' is for children");
    require(crosstab || form.sheets() == null, "'sheets' is for a crosstab");
    if (crosstab) {
      check(Objects.requireNonNull(form.cell()));
      checkDimensions();
    } else if (form.stores() == Form.Store.OBSERVATION) {
      require(
          form.columns().values().stream().anyMatch(c -> c.measure() != null),
          "observations need a column with a 'measure'");
    }
    form.columns()
        .forEach(
            (name, column) -> {
              String at = "column '" + name + "': ";
              check(at, column, crosstab);
              if (column.isInGroupRow()) {
                checkGroupRow(at, name, column);
              }
            });
    if (!crosstab && form.stores() == Form.Store.OBSERVATION) {
      checkAreas();
    }
    checkPositions();
    checkFlows();
    List<String> unique = form.rows().unique();
    require(
        unique == null || (!crosstab && form.columns().keySet().containsAll(unique)),
        "'unique' names columns of a list");
    Column dated = form.columns().get(form.periodFrom());
    require(
        dated == null || dated.type() == Column.Type.DATE,
        "period_from: '%s' is no column of type date".formatted(form.periodFrom()));
  }

  /** What happens in a period is summed up over a year by the periods of the year. */
  private void checkFlows() {
    List<String> flows = form.flows();
    if (flows == null) {
      return;
    }
    require(
        form.stores() == Form.Store.OBSERVATION && !form.periods().equals(List.of(PeriodKind.YEAR)),
        "'flows' is for a form that stores observations of parts of a year");
    Form.Cell cell = form.cell();
    List<String> measures =
        cell == null
            ? form.columns().values().stream()
                .map(Column::measure)
                .filter(Objects::nonNull)
                .toList()
            : cell.measures();
    require(
        !flows.isEmpty() && measures.containsAll(flows),
        "'flows' names measures of the form: " + String.join(", ", measures));
  }

  /** A figure is of one area, and of one that is known. */
  private void checkAreas() {
    List<String> innermost =
        form.columns().entrySet().stream()
            .filter(e -> e.getValue().type() == Column.Type.AREA)
            .filter(
                e -> form.columns().values().stream().noneMatch(c -> e.getKey().equals(c.parent())))
            .map(e -> e.getKey())
            .toList();
    require(
        innermost.size() < 2,
        "a figure is of one area, but %s are none within the other"
            .formatted(String.join(" and ", innermost)));
    innermost.forEach(
        name ->
            require(
                Objects.requireNonNull(form.columns().get(name)).isRequired(),
                "column '%s': say 'required: true', for its figures are of that area"
                    .formatted(name)));
  }

  private static void check(Form.Cell cell) {
    boolean pair = cell.type() == Form.CellType.PAIR;
    if (cell.headers() != null) {
      require(!pair, "a cell of type pair has both measures in it, and no 'headers'");
      require(
          !cell.measures().isEmpty() && cell.measures().size() == cell.headers().size(),
          "'headers' of a cell has one for each of its 'measures'");
      return;
    }
    int measures = pair ? 2 : 1;
    require(
        cell.measures().size() == measures,
        "a cell of type %s has %d 'measures'; or 'headers', one for each"
            .formatted(pair ? "pair" : "count", measures));
  }

  /** A dimension is read in one place: from the columns, from a row's heading or from the sheet. */
  private void checkDimensions() {
    List<Form.Dimension> dimensions = new ArrayList<>();
    form.axes().forEach(axis -> dimensions.add(axis.axis()));
    form.columns().values().stream()
        .map(Column::axis)
        .flatMap(Stream::ofNullable)
        .forEach(dimensions::add);
    Form.Sheets sheets = form.sheets();
    if (sheets != null) {
      dimensions.add(sheets.axis());
    }
    for (Form.Dimension dimension : dimensions) {
      require(
          Collections.frequency(dimensions, dimension) == 1,
          "the dimension '%s' is given twice".formatted(said(dimension)));
    }
    List<Form.Dimension> parts = dimensions.stream().filter(d -> d.part() != null).toList();
    require(
        parts.size() < 2,
        "a figure is of a month, of a quarter or of a half-year; give one of these dimensions");
    for (Form.Dimension part : parts) {
      require(
          form.periods().equals(List.of(PeriodKind.YEAR)),
          "the dimension '%s' is for a form whose only period is the year".formatted(said(part)));
    }
    form.columns()
        .forEach(
            (name, column) ->
                require(
                    column.axis() == null || column.type() == Column.Type.CODE,
                    "column '" + name + "': 'axis' is for type: code"));
  }

  /** A position is told by a column that has one itself, in the end by a heading. */
  private void checkPositions() {
    for (Position.Kind only : List.of(Position.Kind.FIRST, Position.Kind.GROUP_ROW)) {
      require(
          form.columns().values().stream()
                  .map(Column::position)
                  .filter(position -> position != null && position.kind() == only)
                  .count()
              < 2,
          "'position: %s' is given to two columns"
              .formatted(only == Position.Kind.FIRST ? "first" : "group row"));
    }
    form.columns()
        .forEach(
            (name, column) -> {
              Position position = column.position();
              for (int steps = 0; position != null && position.beside() != null; steps++) {
                Column beside = form.columns().get(position.beside());
                require(
                    beside != null && !beside.isInGroupRow(),
                    "column '%s': 'position': there is no column '%s' to stand beside"
                        .formatted(name, position.beside()));
                require(
                    steps < form.columns().size(),
                    "column '%s': 'position' leads back to itself".formatted(name));
                position = Objects.requireNonNull(beside).position();
              }
            });
  }

  private void checkGroupRow(String at, String name, Column column) {
    require(
        IN_GROUP_ROWS.contains(column.type()) && !column.isList() && !column.isFilledDown(),
        at + "'position: group row' is for a text, a code or an area, without 'list' and 'fill'");
    require(
        !name.equals(form.rows().each()),
        at + "'position: group row' is for what several rows are of, and not for what each row is");
  }

  private static String said(Form.Dimension dimension) {
    return dimension.name().toLowerCase(Locale.ROOT);
  }

  private void check(String at, Column column, boolean crosstab) {
    Column.Type type = column.type();
    require(
        !crosstab || (type != Column.Type.AREA && type != Column.Type.IDENTIFIER),
        at + "a crosstab has neither areas nor identifiers beside its cells");
    require(
        !column.isFilledDown() || (Column.FILLABLE.contains(type) && !crosstab),
        at + "'fill' is for texts, codes, areas and dates of a list");
    require(crosstab || column.axis() == null, at + "'axis' is for a crosstab");
    require(
        column.measure() == null
            || (NUMBERS.contains(type) && !crosstab && form.stores() == Form.Store.OBSERVATION),
        at + "'measure' is for a number in a list that stores observations");
    require(
        column.measure() != null
            || (column.sex() == null
                && column.ageBand() == null
                && column.category() == null
                && column.place() == null),
        at + "'sex', 'age_band', 'category' and 'place' say of what part a 'measure' is");
    Column parent = form.columns().get(column.parent());
    require(
        parent == null || (parent.type() == Column.Type.AREA && parent.parent() == null),
        at + "'parent' names a column of type area that has no parent itself");
    require(
        type == Column.Type.CODE || (column.codes() == null && column.list() == null),
        at + "'codes' and 'list' are for type: code");
    require(
        type == Column.Type.AREA || (column.level() == null && column.parent() == null),
        at + "'level' and 'parent' are for type: area");
    require(
        NUMBERS.contains(type) || (column.min() == null && column.max() == null),
        at + "'min' and 'max' are for numbers");
    require(DATES.contains(type) || column.within() == null, at + "'within' is for dates");
    require(
        (column.adds() == null) == (column.code() == null),
        at + "'adds' and 'code' need each other");
    require(
        column.adds() == null
            || (type == Column.Type.FLAG
                && form.stores() == Form.Store.CHILD
                && ADDED_TO.contains(column.adds())),
        at + "'adds' is for a flag of a child, and names need_codes or given_codes");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new DefinitionException(otherwise);
    }
  }
}
