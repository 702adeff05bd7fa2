package org.mang.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.template.ReportingOffices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** Who reports, and what. */
@Command(
    name = "offices",
    mixinStandardHelpOptions = true,
    description =
        "List the offices that report: code, name, the forms that each owes, and since when.")
final class OfficesCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "As a JSON array.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<ReportingOffices.Office> offices = new ReportingOffices(mang.definitions()).all();
    if (json) {
      write(offices, out);
    } else {
      print(offices, out);
    }
    return 0;
  }

  private void print(List<ReportingOffices.Office> offices, PrintWriter out) {
    List<String[]> rows = new ArrayList<>();
    rows.add(
        mang.say(
                "mã,loại,tên đơn vị,từ ngày,đến trước ngày,biểu",
                "code,kind,name,from,until before,forms")
            .split(",", -1));
    for (ReportingOffices.Office office : offices) {
      rows.add(
          new String[] {
            office.code(),
            office.kind(),
            Printable.of(mang.say(office.name())),
            office.validFrom().toString(),
            office.validTo() == null ? "" : office.validTo().toString(),
            String.join(", ", office.forms())
          });
    }
    TableWriter.print(rows, new boolean[rows.get(0).length], out);
  }

  private static void write(List<ReportingOffices.Office> offices, PrintWriter out) {
    try (JsonGenerator json = JsonWriter.open(out)) {
      json.writeStartArray();
      for (ReportingOffices.Office office : offices) {
        json.writeStartObject();
        json.writeStringProperty("code", office.code());
        json.writeStringProperty("kind", office.kind());
        json.writeStringProperty("name_vi", office.name().vi());
        json.writeStringProperty("name_en", office.name().en());
        json.writeName("forms");
        json.writeStartArray();
        office.forms().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("valid_from", office.validFrom().toString());
        json.writeStringProperty(
            "valid_to", office.validTo() == null ? null : office.validTo().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    out.println();
  }
}
