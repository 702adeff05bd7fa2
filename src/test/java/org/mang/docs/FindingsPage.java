package org.mang.docs;

import static org.mang.docs.Markdown.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.definition.Definitions;
import org.mang.definition.Text;
import org.mang.form.Form;
import org.mang.form.Forms;

/** {@code docs/reference/findings.md}: what a returned workbook may say. */
final class FindingsPage {

  private FindingsPage() {}

  static String of(Definitions definitions, Forms forms) {
    FindingCatalogue catalogue = FindingCatalogue.read(definitions);
    Markdown page =
        new Markdown()
            .heading(1, "Findings")
            .paragraph(
                "Made from `jobs/findings.yaml` and `jobs/forms/*.yaml`: change those, then run"
                    + " `mvn test -Dtest=GeneratedDocsTest -Dmang.docs.write=true`.")
            .paragraph(
                "A finding is one problem at one cell. An *error* sends the file back, or puts the row"
                    + " into quarantine where the form allows for it; a *warning* does neither. `{value}`"
                    + " is what the cell held (masked where the row is about a person), `{header}` its"
                    + " column, `{expected}` what would do. Where a near name is known, the remedy ends"
                    + " with: "
                    + catalogue.perhaps().vi()
                    + " / "
                    + catalogue.perhaps().en())
            .heading(2, "Of every form");
    catalogue
        .findings()
        .forEach(
            (code, kind) ->
                page.heading(3, code(code) + ", " + kind.severity().name().toLowerCase(Locale.ROOT))
                    .table(List.of("", "Tiếng Việt", "English"), rows(catalogue, code, kind)));
    page.heading(2, "Of one form")
        .paragraph(
            "The checks that a form declares. The code is the name of the check in capitals.");
    for (Form form : forms.all()) {
      if (!form.checks().isEmpty()) {
        page.heading(3, code(form.name()))
            .table(
                List.of("Code", "Severity", "What it says", "What must hold"),
                form.checks().entrySet().stream()
                    .map(
                        e ->
                            List.of(
                                code(FindingCatalogue.codeOf(e.getKey())),
                                e.getValue().isError() ? "error" : "warning",
                                both(e.getValue().say()),
                                code(e.getValue().that())))
                    .toList());
      }
    }
    return page.toString();
  }

  private static List<List<String>> rows(
      FindingCatalogue catalogue, String code, FindingCatalogue.Kind kind) {
    FindingCatalogue.Example example = Objects.requireNonNull(kind.example(), code);
    Finding finding =
        catalogue.finding(
            code,
            null,
            example.header(),
            example.value(),
            Objects.requireNonNullElse(example.expected(), new Text("", "")),
            example.suggestion());
    List<List<String>> rows = new ArrayList<>();
    boolean filled = !finding.message().equals(kind.say());
    if (filled) {
      rows.add(row("says", kind.say()));
    }
    rows.add(row((filled ? "for example" : "says") + cell(example), finding.message()));
    Text suggestion = finding.suggestion();
    if (suggestion != null) {
      rows.add(row("what would do", suggestion));
    }
    return rows;
  }

  private static String cell(FindingCatalogue.Example example) {
    String column = example.header() == null ? "" : ", column *" + example.header() + "*";
    return column + (example.value() == null ? "" : ", " + code(example.value()));
  }

  private static List<String> row(String label, Text text) {
    return List.of(label, text.vi(), text.en());
  }

  private static String both(Text text) {
    return text.vi().equals(text.en()) ? text.vi() : text.vi() + "<br>" + text.en();
  }
}
