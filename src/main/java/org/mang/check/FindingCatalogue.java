package org.mang.check;

import static org.mang.Sql.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;
import org.mang.definition.RequiredKeys;
import org.mang.definition.StrictYaml;
import org.mang.definition.Text;
import org.mang.form.Fold;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Severity;

/**
 * The kinds of findings and how they are said, from {@code jobs/findings.yaml}.
 *
 * @param perhaps how a suggestion is added to a remedy
 * @param more what follows the first things of a long list, with {count}
 * @param findings by code
 * @param parts of sentences, from a file of their own
 */
public record FindingCatalogue(
    Text perhaps, Text more, Map<String, Kind> findings, @JsonIgnore @Nullable Phrases parts) {

  public FindingCatalogue {
    // A catalogue of the office's own may be older than this key.
    more = more == null ? new Text(" …", " …") : more;
  }

  /**
   * One kind of finding.
   *
   * @param say what is wrong; {header}, {value} and {expected} are filled in
   * @param remedy what would do
   * @param example what is filled in, for the documents
   */
  public record Kind(Severity severity, Text say, Text remedy, @Nullable Example example) {}

  /** What may be filled in. */
  public record Example(
      @Nullable String header,
      @Nullable String value,
      @Nullable Text expected,
      @Nullable String suggestion) {}

  /** Reads the catalogue. */
  public static FindingCatalogue read(Definitions definitions) {
    String file = "findings.yaml";
    String text = Objects.requireNonNull(definitions.texts("jobs", file).get(file));
    FindingCatalogue catalogue = StrictYaml.read("jobs/" + file, text, FindingCatalogue.class);
    RequiredKeys.check("jobs/" + file, catalogue);
    return new FindingCatalogue(
        catalogue.perhaps, catalogue.more, catalogue.findings, Phrases.read(definitions));
  }

  /** Parts of sentences. */
  public Phrases phrases() {
    return Objects.requireNonNull(parts);
  }

  /**
   * Looks whether forms call their checks as they may.
   *
   * @throws DefinitionException if a check of a form has the name of a finding
   */
  public void accept(Forms forms) {
    for (Form form : forms.all()) {
      for (String check : form.checks().keySet()) {
        if (findings.containsKey(codeOf(check))) {
          throw DefinitionException.in(
              "jobs/forms/" + form.name() + ".yaml",
              "check '%s': %s is a finding of Măng's own; use another name"
                  .formatted(check, codeOf(check)));
        }
      }
    }
  }

  /** The code under which a form's own check is reported. */
  public static String codeOf(String check) {
    return check.toUpperCase(Locale.ROOT);
  }

  /** The catalogue with the checks of a form added. */
  FindingCatalogue with(Form form) {
    Map<String, Kind> all = new LinkedHashMap<>(findings);
    form.checks()
        .forEach(
            (name, check) ->
                all.put(
                    codeOf(name),
                    new Kind(
                        check.isError() ? Severity.ERROR : Severity.WARNING,
                        check.say(),
                        new Text(
                            "Kiểm tra lại các số liệu liên quan ở dòng này",
                            "Check what this row says of it"),
                        null)));
    return new FindingCatalogue(perhaps, more, all, parts);
  }

  /** Some kinds as rows of SQL: code, severity, say and remedy in either language. */
  List<String> rows(Collection<String> codes) {
    return findings.entrySet().stream()
        .filter(e -> codes.contains(e.getKey()))
        .map(
            e ->
                FindingQuery.row(
                    text(e.getKey()),
                    text(e.getValue().severity().name().toLowerCase(Locale.ROOT)),
                    text(e.getValue().say().vi()),
                    text(e.getValue().say().en()),
                    text(e.getValue().remedy().vi()),
                    text(e.getValue().remedy().en())))
        .toList();
  }

  /**
   * A finding about a file as a whole, or about a heading.
   *
   * @param value what was found, if anything
   * @param expected what fills {expected}, in either language
   */
  public Finding finding(
      String code,
      @Nullable String sheet,
      @Nullable String header,
      @Nullable String value,
      Text expected,
      @Nullable String suggestion) {
    return finding(code, sheet, null, null, header, value, expected, suggestion);
  }

  /**
   * A finding at a cell.
   *
   * @param row from 1; null where it is of the sheet as a whole
   * @param column in letters
   */
  public Finding finding(
      String code,
      @Nullable String sheet,
      @Nullable Integer row,
      @Nullable String column,
      @Nullable String header,
      @Nullable String value,
      Text expected,
      @Nullable String suggestion) {
    Kind kind = Objects.requireNonNull(findings.get(code), code);
    String shown = value == null ? null : Bounded.text(value);
    Text listed =
        new Text(Bounded.list(expected.vi(), more.vi()), Bounded.list(expected.en(), more.en()));
    String vi = fill(kind.remedy().vi(), header, shown, listed.vi());
    String en = fill(kind.remedy().en(), header, shown, listed.en());
    // What stands there already is no suggestion.
    if (suggestion != null && (value == null || !Fold.of(suggestion).equals(Fold.of(value)))) {
      vi += ". " + perhaps.vi().replace("{suggestion}", suggestion);
      en += ". " + perhaps.en().replace("{suggestion}", suggestion);
    }
    return new Finding(
        code,
        kind.severity(),
        sheet,
        row,
        column,
        header,
        shown,
        new Text(
            fill(kind.say().vi(), header, shown, listed.vi()),
            fill(kind.say().en(), header, shown, listed.en())),
        vi.isBlank() ? null : new Text(vi, en));
  }

  private static String fill(
      String template, @Nullable String header, @Nullable String value, String expected) {
    return template
        .replace("{header}", header == null ? "" : header)
        .replace("{value}", value == null ? "" : value)
        .replace("{expected}", expected);
  }
}
