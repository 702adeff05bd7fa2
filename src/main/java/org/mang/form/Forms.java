package org.mang.form;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;
import org.mang.definition.RequiredKeys;

/** All forms and code lists, read once and checked against each other. */
public final class Forms {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** The codes of the parts of a year; {@code _T} is the sum of them. */
  private static final Map<PeriodKind, Pattern> PARTS =
      Map.of(
          PeriodKind.MONTH, Pattern.compile("0[1-9]|1[0-2]|_T"),
          PeriodKind.QUARTER, Pattern.compile("Q[1-4]|_T"),
          PeriodKind.HALF_YEAR, Pattern.compile("H[12]|_T"));

  private static final Map<PeriodKind, String> PARTS_SAID =
      Map.of(
          PeriodKind.MONTH, "the codes of months are 01 to 12",
          PeriodKind.QUARTER, "the codes of quarters are Q1 to Q4",
          PeriodKind.HALF_YEAR, "the codes of half-years are H1 and H2");

  /** What the queries of a check call by these names already. */
  private static final Set<String> TAKEN =
      Set.of(
          "table_no",
          "submission_no",
          "context_no",
          "first_row",
          "last_row",
          "figures",
          "figure_no",
          "cell_text",
          "sheet",
          "sheet_code",
          "row_no",
          "row_kind",
          "period_year",
          "leading_cells",
          "first_cell",
          "findings",
          "cells",
          "cell",
          "col",
          "axis",
          "measure",
          "is_first",
          "alone",
          "is_across",
          "has_groups",
          "is_sum");

  private final List<Form> all;
  private final Map<String, CodeList> codeLists = new LinkedHashMap<>();

  /**
   * Reads {@code jobs/forms} and {@code jobs/codes}.
   *
   * @throws DefinitionException if one cannot be read, or says what cannot be
   */
  public Forms(Definitions definitions) {
    for (CodeList list : definitions.all("jobs/codes", CodeList.class)) {
      RequiredKeys.check("jobs/codes/" + list.name() + ".yaml", list);
      if (codeLists.put(list.name(), list) != null) {
        throw DefinitionException.in("jobs/codes", "two files have 'codes: " + list.name() + "'");
      }
    }
    all = definitions.all("jobs/forms", Form.class);
    codeLists.values().forEach(CodeList::codeBySpelling);
    Set<String> names = new HashSet<>();
    for (Form form : all) {
      if (!names.add(form.name())) {
        throw DefinitionException.in("jobs/forms", "two files have 'form: " + form.name() + "'");
      }
    }
    all.forEach(this::validate);
  }

  /** Every form, by name. */
  public List<Form> all() {
    return all;
  }

  /** Every code list, by name. */
  public List<CodeList> codeLists() {
    return List.copyOf(codeLists.values());
  }

  /** The code list of that name, which {@link #Forms} has found to exist. */
  public CodeList codes(String name) {
    return Objects.requireNonNull(codeLists.get(name), name);
  }

  private void validate(Form form) {
    RequiredKeys.check(file(form), form);
    if (form.columns().isEmpty()) {
      throw wrong(form, "key 'columns' is missing");
    }
    form.columns().forEach((name, column) -> validate(form, name, column));
    Stream.concat(
            form.derive().keySet().stream(),
            form.cell() == null ? Stream.of() : form.cell().measures().stream())
        .forEach(name -> validateName(form, name));
    form.axes().forEach(axis -> requireCodes(form, axis.label(), axis.axis(), axis.codes()));
    Form.Sheets sheets = form.sheets();
    if (sheets != null) {
      requireCodes(form, "sheets", sheets.axis(), sheets.codes());
    }
    if (form.layout() == Form.Layout.CROSSTAB && (form.cell() == null || form.axes().isEmpty())) {
      throw wrong(form, "a crosstab needs 'axes' and 'cell'");
    }
    form.checks()
        .forEach(
            (name, check) -> {
              if (check.at() != null && !form.columns().containsKey(check.at())) {
                throw wrong(form, "check " + name + ": there is no column '" + check.at() + "'");
              }
            });
    if (form.stores() == Form.Store.EVENT && form.kind() == null) {
      throw wrong(form, "events need a 'kind'");
    }
    if (form.stores() == Form.Store.CHILD && form.cohort() == null) {
      throw wrong(form, "children need a 'cohort'");
    }
    if (form.periodFrom() != null && !form.columns().containsKey(form.periodFrom())) {
      throw wrong(form, "period_from: there is no column '" + form.periodFrom() + "'");
    }
    if (form.periods().isEmpty()) {
      throw wrong(form, "key 'periods' is empty");
    }
    try {
      IdleKeys.check(form);
    } catch (DefinitionException e) {
      throw wrong(form, String.valueOf(e.getMessage()));
    }
  }

  /** A derived value, or a measure of a crosstab, stands beside the columns. */
  private static void validateName(Form form, String name) {
    if (!NAME.matcher(name).matches() || isTaken(name) || form.columns().containsKey(name)) {
      throw wrong(
          form,
          "'"
              + name
              + "': use a name of lower-case letters, digits and _ that no column has and that is not taken");
    }
  }

  /** What queries know of a submission begins so. */
  private static boolean isTaken(String name) {
    return TAKEN.contains(name) || name.startsWith("its_");
  }

  private void validate(Form form, String name, Column column) {
    if (!NAME.matcher(name).matches()) {
      throw wrong(form, "column '" + name + "': use lower-case letters, digits and _");
    }
    if (isTaken(name)) {
      throw wrong(form, "column '" + name + "': the name is taken; use another");
    }
    if (column.type() == Column.Type.CODE) {
      requireCodes(form, name, column.axis(), column.codes());
    }
    if (column.type() == Column.Type.IDENTIFIER && column.kept() == Column.Keep.VALUE) {
      throw wrong(
          form, "column '" + name + "' is an identifier: say 'keep: pseudonym' or 'keep: nothing'");
    }
    if (column.parent() != null && !form.columns().containsKey(column.parent())) {
      throw wrong(
          form, "column '" + name + "': there is no column '" + column.parent() + "' to be within");
    }
    CodeList sexes = codeLists.get("sex");
    if (column.sex() != null && sexes != null && !sexes.values().containsKey(column.sex())) {
      throw wrong(
          form, "column '" + name + "': no such code of list 'sex', '" + column.sex() + "'");
    }
    if (column.category() != null) {
      String[] parts = column.category().split("/", 2);
      CodeList list = codeLists.get(parts[0]);
      if (parts.length < 2 || list == null || !list.values().containsKey(parts[1])) {
        throw wrong(form, "column '" + name + "': no such code, '" + column.category() + "'");
      }
    }
  }

  private void requireCodes(
      Form form, String where, Form.@Nullable Dimension axis, @Nullable String name) {
    CodeList list = name == null ? null : codeLists.get(name);
    if (list == null) {
      throw wrong(
          form, where + ": there is no code list '" + name + "'; there are " + codeLists.keySet());
    }
    PeriodKind part = axis == null ? null : axis.part();
    if (part != null) {
      Pattern codes = Objects.requireNonNull(PARTS.get(part));
      if (!list.values().keySet().stream().allMatch(code -> codes.matcher(code).matches())) {
        throw wrong(form, where + ": " + PARTS_SAID.get(part));
      }
    }
  }

  private static DefinitionException wrong(Form form, String problem) {
    return DefinitionException.in(file(form), problem);
  }

  private static String file(Form form) {
    return "jobs/forms/" + form.name() + ".yaml";
  }
}
