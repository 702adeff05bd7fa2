package org.mang.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import org.mang.intake.Inbox;
import org.mang.office.OfficeWorkbook;

/**
 * A folder of files with its register of receipts: each is numbered, and came in an hour after the
 * one before. All names and figures are invented.
 */
final class Post {

  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 10, 8, 0);

  private static final String VISITS =
      """
      form: visits
      title: {vi: "Biểu 13/TE", en: "Form 13/TE"}
      sector: labour
      reporter: district
      periods: [quarter]
      due: 10 days
      recognise: "Biểu 13/TE"
      layout: list
      stores: observation
      flows: [visits, gifts]
      rows: {each: thing}
      on_error: return
      columns:
        thing: {header: "Nội dung", type: text}
        visits: {header: "Lượt thăm", type: count, measure: visits}
        gifts: {header: "Quà", type: count, measure: gifts}
      """;

  private static final String CARERS =
      """
      form: carers
      title: {vi: "Biểu 12/TE", en: "Form 12/TE"}
      sector: labour
      reporter: district
      periods: [year]
      due: 10 days
      recognise: "Biểu 12/TE"
      layout: list
      stores: child
      cohort: carers
      rows: {each: child}
      on_error: return
      columns:
        child_key: {header: "Mã trẻ", type: identifier, keep: pseudonym, required: true}
        sex_code: {header: "Giới tính", type: code, codes: sex}
      """;

  private static final String HOMES =
      """
      form: homes
      title: {vi: "Biểu 14/TE", en: "Form 14/TE"}
      sector: health
      reporter: health
      periods: [year]
      due: 10 days
      recognise: "Biểu 14/TE"
      layout: list
      stores: observation
      rows: {each: district}
      on_error: return
      columns:
        district: {header: "Quận, huyện", type: area, level: district, required: true}
        homes: {header: "Số nhà", type: count, required: true, measure: homes}
      """;

  private final Path folder;
  private Path last;
  private int count;
  private int hours;
  private boolean isLater = true;

  Post(Path folder) {
    this.folder = folder;
    this.last = folder;
  }

  /** The forms of its files, and that one case more or less is a difference of sources. */
  static void formsBeside(Path folder) throws IOException {
    Path forms = Files.createDirectories(folder.resolve("jobs/forms"));
    Files.writeString(forms.resolve("visits.yaml"), VISITS);
    Files.writeString(forms.resolve("carers.yaml"), CARERS);
    Files.writeString(forms.resolve("homes.yaml"), HOMES);
    for (String form : List.of("district-injuries.yaml", "health-injuries.yaml")) {
      Files.writeString(
          forms.resolve(form),
          Files.readString(Path.of("jobs/forms").resolve(form))
              .replaceAll(
                  "injuries: \\{tolerance.*",
                  "injuries: {tolerance_share: 0, tolerance_count: 1}"));
    }
  }

  Path folder() {
    return folder;
  }

  /** The file that came last. */
  Path last() {
    return last;
  }

  /** The next comes at the time of the one before. */
  Post atTheSameTime() {
    isLater = false;
    return this;
  }

  /** Goes on after the last of another post. */
  Post after(Post other) {
    count = other.count;
    hours = other.hours;
    return this;
  }

  void visits(String office, int year, int quarter, int visits) throws IOException {
    text("visits-" + year + "-" + quarter, visitsOf(office, year, quarter, visits));
  }

  static String visitsOf(String office, int year, int quarter, int visits) {
    return """
        Biểu 13/TE
        Đơn vị báo cáo: %s; Kỳ báo cáo: Quý %s năm %d
        Nội dung;Lượt thăm;Quà
        Cả quận;%d;1"""
        .formatted(office, List.of("I", "II", "III", "IV").get(quarter - 1), year, visits);
  }

  void carers(String office, int year, String... keys) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String key : keys) {
      rows.append("%s;Nam\n".formatted(key));
    }
    text(
        "carers-" + year,
        "Biểu 12/TE",
        "Đơn vị báo cáo: " + office + "; Kỳ báo cáo: Năm " + year,
        "Mã trẻ;Giới tính",
        rows.toString());
  }

  /** Of one district, though all are expected. */
  void homes(String district, int homes) throws IOException {
    text(
        "homes-" + homes,
        "Biểu 14/TE",
        "Đơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Năm 2020",
        "Quận, huyện;Số nhà",
        district + ";" + homes);
  }

  /** A month of 2020. */
  void injuries(int month, String... keys) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String key : keys) {
      rows.append(
          "%s;Trai;05/03/2012;Nam;10/%02d/2020;Quận Đồ Sơn;;Ngã;;Không tàn phế\n"
              .formatted(key, month));
    }
    text(
        "injuries-" + month,
        "Biểu 03/YT-TE",
        "Đơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Tháng " + month + " năm 2020",
        "Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả",
        rows.toString());
  }

  void text(String name, String... lines) throws IOException {
    Files.writeString(next(name + ".csv"), String.join("\n", lines).stripTrailing() + "\n");
  }

  void workbook(String name, OfficeWorkbook workbook) throws IOException {
    workbook.save(next(name + ".xlsx"));
  }

  void copy(String name, Path file) throws IOException {
    Files.copy(file, next(name));
  }

  private Path next(String name) throws IOException {
    Files.createDirectories(folder);
    count++;
    hours += isLater ? 1 : 0;
    isLater = true;
    last = folder.resolve("%02d-%s".formatted(count, name));
    Path register = folder.resolve(Inbox.RECEIPTS);
    if (!Files.exists(register)) {
      Files.writeString(register, "file,received_at,received_from\n");
    }
    Files.writeString(
        register,
        "%s,%s,\n".formatted(last.getFileName(), FIRST.plusHours(hours)),
        StandardOpenOption.APPEND);
    return last;
  }
}
