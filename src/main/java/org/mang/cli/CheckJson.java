package org.mang.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mang.check.Finding;
import org.mang.check.Findings;
import org.mang.definition.Text;
import org.mang.form.Severity;
import org.mang.job.FileCheck;
import org.mang.warehouse.EarlierReports;
import tools.jackson.core.JsonGenerator;

/** All that check says of files, as one object for a machine. Blank is null, and never zero. */
final class CheckJson {

  private CheckJson() {}

  /**
   * Writes it.
   *
   * @param earlier what the files were compared with
   * @param answers in the order in which they were checked
   */
  static void write(
      PrintWriter out,
      EarlierReports.Read earlier,
      List<Map.Entry<Path, FileCheck.Answer>> answers) {
    try (JsonGenerator json = JsonWriter.open(out)) {
      json.writeStartObject();
      json.writeStringProperty(
          "compared_with",
          switch (earlier) {
            case ALL -> "store";
            case WITHOUT_PERSONS -> "snapshot_without_persons";
            case NOTHING -> "nothing";
          });
      json.writeName("files");
      json.writeStartArray();
      answers.forEach(answer -> answer(json, answer.getKey(), answer.getValue()));
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println();
  }

  private static void answer(JsonGenerator json, Path file, FileCheck.Answer answer) {
    json.writeStartObject();
    json.writeStringProperty("file", file.toString());
    json.writeBooleanProperty("accepted", answer.accepted());
    json.writeBooleanProperty("superseded", answer.superseded());
    json.writeStringProperty("form", answer.form());
    json.writeStringProperty("reporter", answer.reporter());
    json.writeStringProperty("period", answer.period());
    json.writeNumberProperty("rows", answer.rows());
    json.writeNumberProperty("rows_left_out", answer.leftOut().rows());
    json.writeNumberProperty("cells_left_out", answer.leftOut().cells());
    json.writeNumberProperty("errors", answer.findings().errors());
    json.writeNumberProperty("warnings", answer.findings().warnings());
    json.writeName("findings");
    json.writeStartArray();
    answer.findings().listed().forEach(finding -> finding(json, finding));
    json.writeEndArray();
    json.writeName("kinds");
    json.writeStartArray();
    answer.findings().kinds().forEach(kind -> kind(json, kind));
    json.writeEndArray();
    json.writeStringProperty(
        "marked_workbook", answer.marked() == null ? null : answer.marked().toString());
    json.writeEndObject();
  }

  private static void finding(JsonGenerator json, Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("code", finding.code());
    json.writeStringProperty("severity", severity(finding.severity()));
    json.writeStringProperty("sheet", finding.sheet());
    json.writeName("row");
    if (finding.row() == null) {
      json.writeNull();
    } else {
      json.writeNumber(finding.row());
    }
    json.writeStringProperty("column", finding.column());
    json.writeStringProperty("header", finding.header());
    json.writeStringProperty("value", finding.value());
    text(json, "message", finding.message());
    text(json, "suggestion", finding.suggestion());
    json.writeEndObject();
  }

  private static void kind(JsonGenerator json, Findings.Kind kind) {
    json.writeStartObject();
    json.writeStringProperty("code", kind.code());
    json.writeStringProperty("severity", severity(kind.severity()));
    json.writeNumberProperty("count", kind.count());
    text(json, "message", kind.message());
    json.writeStringProperty("places", kind.places());
    json.writeEndObject();
  }

  private static String severity(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static void text(JsonGenerator json, String name, @Nullable Text text) {
    json.writeStringProperty(name + "_vi", text == null ? null : text.vi());
    json.writeStringProperty(name + "_en", text == null ? null : text.en());
  }
}
