package org.mang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;

class FormsTest {

  private static final String FORM =
      """
      form: visits
      title: {vi: "Lượt thăm", en: "Visits"}
      sector: labour
      reporter: district
      periods: [quarter]
      due: 15 days
      recognise: "Biểu 09/TE"
      layout: list
      stores: observation
      rows: {each: risk}
      on_error: return
      columns:
        risk: {header: "Nguy cơ", type: code, codes: risk, required: true}
        visits: {header: "Số lượt", type: count, measure: visits}
      checks:
        some: {that: "visits > 0", at: visits, say: {vi: "Không có", en: "None"}}
      """;

  private final Path folder;

  FormsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyShippedFormAndCodeListIsRead() {
    Forms forms = forms();
    assertThat(forms.all())
        .extracting(Form::name)
        .containsExactly(
            "child-register",
            "district-children",
            "district-injuries",
            "district-participation",
            "education-pupils",
            "health-hiv",
            "health-injuries",
            "police-abuse");
    assertThat(forms.codes("special-group").values()).hasSize(14);
    assertThat(forms.codeLists()).allSatisfy(list -> assertThat(list.values()).isNotEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "layout: list | layout: list\\ncohort: hiv | 'cohort' is for children",
        "measure: visits | level: commune, measure: visits | 'visits': 'level' and 'parent' are for type: area",
        "measure: visits | adds: need_codes, code: health, measure: visits | 'adds' is for a flag of a child",
        "measure: visits | adds: need_codes, measure: visits | 'adds' and 'code' need each other",
        ", measure: visits | `` | observations need a column with a 'measure'",
        "stores: observation | stores: event\\nkind: visit | 'measure' is for a number in a list that stores observations",
        "required: true | within: period | column 'risk': 'within' is for dates",
        "required: true | axis: category | 'axis' is for a crosstab",
      })
  void aKeyThatWouldDoNothingIsRefused(String key, String idle, String problem) throws IOException {
    write("jobs/forms/visits.yaml", FORM.replace(key, idle.replace("\\n", "\n")));
    assertThatThrownBy(this::forms)
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith("jobs/forms/visits.yaml: ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "each: risk | each: risk, total_sufix: \"(tổng số)\" | line 10: unknown key 'total_sufix'; nearest known key: 'total_suffix'",
        "each: risk | each: risk, total_suffix: \"()\" | line 10: rows.total_suffix: a suffix is a word, or several",
        "recognise: \"Biểu 09/TE\" | recognise: [] | line 7: recognise: write a phrase, or a list of phrases",
        "recognise: \"Biểu 09/TE\" | recognise: [\"Biểu 09/TE\", columns] | 'columns' stands alone",
        "recognise: \"Biểu 09/TE\" | recognise: {any: [\"a\", \"b\"]} | unknown key 'any'; nearest known key: 'all'",
        "recognise: \"Biểu 09/TE\" | recognise: {all: \"Biểu 09/TE\"} | 'all' is a list of two phrases or more",
        "recognise: \"Biểu 09/TE\" | recognise: \"…\" | write a phrase, or a list of phrases",
        "measure: visits | measure: visits, position: second | line 14: columns.visits.position: 'second' is no position; write 'first'",
        "measure: visits | measure: visits, position: after risks | there is no column 'risks' to stand beside",
        "measure: visits | measure: visits, position: after visits | column 'visits': 'position' leads back to itself",
        "measure: visits | measure: visits, position: group row | 'position: group row' is for a text, a code or an area",
        "required: true | required: true, position: group row | 'position: group row' is for what several rows are of",
        "on_error: return | on_error: quarantine cell up to 5 % | write 'return' or, say, 'quarantine up to 5 %' or 'quarantine cells up to 5 %'",
        "stores: observation | stores: event\\nkind: visit\\non_error: quarantine cells up to 5 % | 'quarantine cells' is for observations",
      })
  void whatIsSaidOfStrangeTablesIsReadStrictly(String key, String written, String problem)
      throws IOException {
    String form = FORM.replace(key, written.replace("\\n", "\n"));
    if (written.contains("\\non_error")) {
      form = form.replace("on_error: return\n", "").replace(", measure: visits", "");
    }
    write("jobs/forms/visits.yaml", form);
    assertThatThrownBy(this::forms)
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith("jobs/forms/visits.yaml")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "axis: quarter, codes: risk|axis: quarter: the codes of quarters are Q1 to Q4",
        "axis: half_year, codes: risk|the codes of half-years are H1 and H2",
        "axis: quater, codes: risk|axis",
      })
  void anAxisOfPartsOfTheYearHasTheirCodes(String axis, String problem) throws IOException {
    write(
        "jobs/forms/visits.yaml",
        FORM.replace("layout: list", "layout: crosstab")
            .replace(
                "visits: {header: \"Số lượt\", type: count, measure: visits}",
                "note: {header: \"Ghi chú\", type: text}")
            .replaceFirst("(?s)checks:.*", "")
            .concat("axes:\n  - {%s}\ncell: {type: count, measures: [visits]}\n".formatted(axis)));
    assertThatThrownBy(this::forms)
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining(problem.replace("axis: ", ""));
  }

  @Test
  void aFigureIsOfOnePartOfTheYear() throws IOException {
    write(
        "jobs/codes/quarter.yaml",
        "codes: quarter\ntitle: {vi: Quý, en: Quarter}\nvalues:\n  Q1: {vi: Quý I, en: Q1}\n");
    write(
        "jobs/codes/month.yaml",
        "codes: month\ntitle: {vi: Tháng, en: Month}\nvalues:\n  \"01\": {vi: Tháng 1, en: M1}\n");
    String form =
        FORM.replace("layout: list", "layout: crosstab")
            .replaceFirst("(?m)^  visits: .*\n", "")
            .replaceFirst("(?s)checks:.*", "")
            .concat(
                "axes:\n  - {axis: quarter, codes: quarter}\ncell: {type: count, measures: [visits]}\n");
    write("jobs/forms/visits.yaml", form);
    assertThatThrownBy(this::forms)
        .hasMessageContaining(
            "the dimension 'quarter' is for a form whose only period is the year");
    String yearly = form.replace("[quarter]", "[year]");
    write("jobs/forms/visits.yaml", yearly);
    assertThat(forms().all()).extracting(Form::name).contains("visits");
    write(
        "jobs/forms/visits.yaml",
        yearly.replace("axes:\n", "axes:\n  - {axis: month, codes: month}\n"));
    assertThatThrownBy(this::forms)
        .hasMessageContaining("a figure is of a month, of a quarter or of a half-year");
  }

  @Test
  void aFormIsAddedByAFileBesideTheHome() throws IOException {
    write("jobs/forms/visits.yaml", FORM);
    assertThat(forms().all()).extracting(Form::name).contains("visits");
  }

  @Test
  void noShippedFormKeepsAnIdentifierAsItIs() {
    assertThat(forms().all())
        .flatExtracting(form -> form.columns().values())
        .filteredOn(column -> column.type() == Column.Type.IDENTIFIER)
        .isNotEmpty()
        .allSatisfy(column -> assertThat(column.kept()).isNotEqualTo(Column.Keep.VALUE));
  }

  @Test
  void aLabelThatStandsForTwoCodesIsRefused() throws IOException {
    write(
        "jobs/codes/risk.yaml",
        """
        codes: risk
        title: {vi: "Nguy cơ", en: "Risk"}
        values:
          high: {vi: "Cao", en: "High"}
          tall: {vi: "Rất cao", en: "Tall", aliases: ["CAO"]}
        """);
    assertThatThrownBy(this::forms)
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("risk")
        .hasMessageContaining("'CAO' stands for both high and tall");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "codes: risk | codes: risks | there is no code list 'risks'",
        "at: visits | at: visit | there is no column 'visit'",
        "stores: observation | stores: event | events need a 'kind'",
        "stores: observation | stores: child | children need a 'cohort'",
        "layout: list | layout: crosstab | a crosstab needs 'axes' and 'cell'",
        "type: count | type: identifier | say 'keep: pseudonym' or 'keep: nothing'",
        "measure: visits | category: risk/none | no such code, 'risk/none'",
        "visits: {header | Visits: {header | use lower-case letters",
        "recognise: | period_from: day | there is no column 'day'",
        "due: 15 days | due: a week | write, say, '15 days'",
        "on_error: return | on_error: drop | write 'return' or, say, 'quarantine up to 5 %'",
      })
  void aFormThatSaysWhatCannotBeIsRefusedWithItsFile(String what, String instead, String says)
      throws IOException {
    String form =
        what.equals("recognise:")
            ? FORM.replace("recognise:", instead + "\nrecognise:")
            : FORM.replace(what, instead);
    write("jobs/forms/visits.yaml", form);
    assertThatThrownBy(this::forms)
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("jobs/forms/visits.yaml")
        .hasMessageContaining(says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "sector",
        "reporter",
        "periods",
        "due",
        "recognise",
        "layout",
        "stores",
        "rows",
        "on_error",
      })
  void aFormThatLeavesOutWhatEveryFormNeedsIsRefusedByName(String key) throws IOException {
    write("jobs/forms/visits.yaml", FORM.replaceFirst("(?m)^" + key + ":.*\n", ""));
    assertThatThrownBy(this::forms)
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("jobs/forms/visits.yaml")
        .hasMessageContaining("'" + key + "'");
  }

  private Forms forms() {
    return new Forms(new Definitions(folder));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "measure: visits}|measure: visits, sex: nu}|no such code of list 'sex'",
        "type: count, measure: visits}|type: count, sex: F}|'measure'",
        "periods: [quarter]|periods: [quarter]\\nperiod_from: risk|type date",
        "risk: {header|visits_: {header: \"A\", type: area, parent: risk, required: true}\\n  risk: {header|'parent' names",
        "checks:|derive:\\n  visits: \"1\"\\nchecks:|use a name",
      })
  void keysThatWouldFailLaterAreSaidAtOnce(String from, String to, String said) throws IOException {
    write("jobs/forms/visits.yaml", FORM.replace(from, to.replace("\\n", "\n")));
    assertThatThrownBy(this::forms)
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining(said);
  }
}
