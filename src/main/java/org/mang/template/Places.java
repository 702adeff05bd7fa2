package org.mang.template;

import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Definitions;
import org.mang.definition.Text;
import org.mang.form.Form;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;

/** The areas and offices of a day, from {@code warehouse/reference}. */
final class Places {

  /**
   * An area or an office.
   *
   * @param area the code of the area that it is, or reports on
   * @param name with its type: "Phường Quán Toan"
   */
  record Named(String code, String area, String name) {}

  private final Sheet areas;
  private final Sheet reporters;
  private final LocalDate on;

  Places(Definitions definitions, LocalDate on) {
    var tables = definitions.texts("warehouse/reference", ".csv");
    this.areas = SourceFile.ofText(Objects.requireNonNull(tables.get("areas.csv")));
    this.reporters = SourceFile.ofText(Objects.requireNonNull(tables.get("reporters.csv")));
    this.on = on;
  }

  /** The offices that owe a form. */
  List<Named> reporters(Form form) {
    if (form.reportedByDistrict()) {
      return areas("district", null);
    }
    List<Named> offices = new ArrayList<>();
    for (Sheet.Row row : reporters.rows()) {
      if (form.reporter().equals(row.cell(1)) && isValid(row.cell(5), row.cell(6))) {
        offices.add(new Named(text(row.cell(0)), text(row.cell(2)), text(row.cell(3))));
      }
    }
    return offices;
  }

  Optional<Named> reporter(Form form, String code) {
    return reporters(form).stream().filter(r -> r.code().equals(code)).findFirst();
  }

  /**
   * Areas of a level, in the order of their codes.
   *
   * @param within the code of the area that they are in; null for all
   */
  List<Named> areas(String level, @Nullable String within) {
    List<Named> found = new ArrayList<>();
    for (Sheet.Row row : areas.rows()) {
      if (level.equals(row.cell(1))
          && (within == null || within.equals(row.cell(4)))
          && isValid(row.cell(5), row.cell(6))) {
        found.add(new Named(text(row.cell(0)), text(row.cell(0)), row.cell(3) + " " + row.cell(2)));
      }
    }
    return found;
  }

  /** From when until when there are offices that owe a form, whatever the day. */
  Text owed(Form form) {
    String kind = form.reportedByDistrict() ? "district" : form.reporter();
    List<Sheet.Row> rows =
        (form.reportedByDistrict() ? areas : reporters)
            .rows().stream()
                .filter(row -> kind.equals(row.cell(1)) && row.cell(5) != null)
                .toList();
    if (rows.isEmpty()) {
      String file = form.reportedByDistrict() ? "areas.csv" : "reporters.csv";
      return new Text(
          "warehouse/reference/%s không có dòng nào là '%s'".formatted(file, kind),
          "warehouse/reference/%s has no row that is a '%s'".formatted(file, kind));
    }
    String from =
        day(rows.stream().map(row -> text(row.cell(5))).min(naturalOrder()).orElseThrow());
    if (rows.stream().anyMatch(row -> row.cell(6) == null)) {
      return new Text("có đơn vị phải nộp từ ngày " + from, "offices owe it from " + from + " on");
    }
    String before =
        day(rows.stream().map(row -> text(row.cell(6))).max(naturalOrder()).orElseThrow());
    return new Text(
        "có đơn vị phải nộp từ ngày %s đến trước ngày %s".formatted(from, before),
        "offices owed it from %s until before %s".formatted(from, before));
  }

  private static String day(String written) {
    return FormSheet.DAY.format(LocalDate.parse(written));
  }

  private boolean isValid(@Nullable String from, @Nullable String to) {
    return from != null
        && !LocalDate.parse(from).isAfter(on)
        && (to == null || LocalDate.parse(to).isAfter(on));
  }

  private static String text(@Nullable String cell) {
    return cell == null ? "" : cell;
  }
}
