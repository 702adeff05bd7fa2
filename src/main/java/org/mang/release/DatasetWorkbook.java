package org.mang.release;

import static java.time.ZoneOffset.UTC;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.mang.release.DatasetStyles.Fill;

/**
 * The dataset as one would lay it before a superior: the verdicts first, what they rest on after.
 */
final class DatasetWorkbook {

  private static final String SUPPRESSED = "(*)";
  private static final String UNKNOWN = "–";
  private static final String CITY = "Toàn thành phố";
  private static final String WHOLE =
      "sex_code = '_T' and age_band_code = '_T' and category_code = '_T' and place_code = '_T'";

  private final Connection store;
  private final Disclosure disclosure;
  private final int year;
  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private final DatasetStyles styles = new DatasetStyles(workbook);

  /** After {@link Disclosure#control}: what is written is only what may be published. */
  DatasetWorkbook(Connection store, Disclosure disclosure, int year) {
    this.store = store;
    this.disclosure = disclosure;
    this.year = year;
  }

  /** The workbook's bytes; the same whenever it is made. */
  byte[] bytes() throws SQLException, IOException {
    try (workbook) {
      Map<String, String> targets = verdicts();
      districts(targets);
      figures();
      reports();
      notes();
      CoreProperties properties = workbook.getProperties().getCoreProperties();
      properties.setTitle("Kết quả thực hiện các chỉ tiêu về trẻ em năm " + year);
      properties.setCreator("Măng");
      properties.setLastModifiedByUser("Măng");
      // POI would write the time at which it was made.
      Optional<Date> sealed =
          Optional.of(Date.from(LocalDate.of(year, 12, 31).atStartOfDay(UTC).toInstant()));
      properties.setCreated(sealed);
      properties.setModified(sealed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return StableZip.rewrite(out.toByteArray());
    }
  }

  /** The first sheet; returns the wording of the targets by indicator. */
  private Map<String, String> verdicts() throws SQLException {
    Page page = new Page(workbook, "Kết luận", 5, 46, 14, 22, 17, 16, 12, 54);
    Map<String, String> targets = new LinkedHashMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    page.line("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU BẢO VỆ, CHĂM SÓC TRẺ EM NĂM " + year, styles.title());
    try (PreparedStatement statement = store.prepareStatement(disclosure.sql("verdicts"))) {
      statement.setInt(1, year);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (targets.isEmpty()) {
            page.line(
                "Kế hoạch số "
                    + row.getString("plan")
                    + " ngày "
                    + row.getString("issued_on")
                    + " của "
                    + row.getString("issuer_vi"),
                styles.subtitle());
            page.line(row.getString("title_vi"), styles.subtitle());
            page.gap();
            page.header(
                styles.header(),
                "STT",
                "Chỉ tiêu",
                "Giá trị",
                "Mục tiêu",
                "Kết luận",
                "Xu hướng so với năm trước",
                "Tỷ lệ báo cáo",
                "Lý do");
          }
          targets.put(row.getString("indicator_code"), row.getString("wording_vi"));
          counts.merge(verdict(row.getString("verdict")), 1, Integer::sum);
          verdict(page, row);
        }
      }
    }
    page.gap();
    if (targets.isEmpty()) {
      page.line("Chưa có kế hoạch nào đặt chỉ tiêu cho năm này.", styles.note());
      return targets;
    }
    List<String> sums = new ArrayList<>();
    for (String verdict :
        List.of("Đạt", "Không đạt", "Chưa kết luận được", "Không so sánh được", UNKNOWN)) {
      Integer count = counts.get(verdict);
      if (count != null) {
        sums.add((verdict.equals(UNKNOWN) ? "Chưa có số liệu" : verdict) + ": " + count);
      }
    }
    page.line(
        "Tổng hợp " + targets.size() + " chỉ tiêu. " + String.join("; ", sums) + ".",
        styles.strongNote());
    page.line(
        "(*) Số liệu nhỏ, không công bố. Cách kết luận và các giới hạn: xem trang \"Giải thích\". "
            + Terms.LICENSE
            + ".",
        styles.note());
    page.gap();
    page.row();
    page.span("NGƯỜI LẬP BIỂU", styles.signature(), 1, 2);
    page.span("THỦ TRƯỞNG ĐƠN VỊ", styles.signature(), 5, 7);
    page.row();
    page.span("(Ký, ghi rõ họ tên)", styles.subtitle(), 1, 2);
    page.span("(Ký, ghi rõ họ tên, đóng dấu)", styles.subtitle(), 5, 7);
    return targets;
  }

  private void verdict(Page page, ResultSet row) throws SQLException {
    String verdict = row.getString("verdict");
    String unit = row.getString("unit");
    page.row();
    page.text(String.valueOf(row.getInt("target")), styles.centred(false, Fill.NONE));
    page.text(row.getString("wording_vi"), styles.text(false, Fill.NONE));
    Double found = real(row, "value");
    if (found == null) {
      value(page, row, unit, "value", true, Fill.NONE);
    } else {
      String format = telling(format(unit, true), found, real(row, "target_value"));
      page.number(found, styles.number(format, false, Fill.NONE));
    }
    page.text(claim(row, unit), styles.centred(false, Fill.NONE));
    page.text(verdict(verdict), styles.centred(true, fill(verdict)));
    page.text(trend(row.getString("trend")), styles.centred(false, Fill.NONE));
    page.number(real(row, "reporting_rate"), styles.number("#,##0.0\" %\"", false, Fill.NONE));
    page.text(row.getString("why_vi"), styles.text(false, Fill.NONE));
  }

  /** Districts down, targets across; a cell's fill is the verdict. */
  private void districts(Map<String, String> targets) throws SQLException {
    int[] widths = new int[targets.size() + 3];
    widths[0] = 5;
    widths[1] = 24;
    widths[2] = 13;
    Arrays.fill(widths, 3, widths.length, 20);
    Page page = new Page(workbook, "Theo quận, huyện", widths);
    page.line("CÁC CHỈ TIÊU THEO QUẬN, HUYỆN NĂM " + year, styles.title());
    page.row();
    int at = 1;
    for (String verdict : List.of("met", "not_met", "undecided", "not_comparable")) {
      if (at < widths.length) {
        page.span(verdict(verdict), styles.centred(false, fill(verdict)), at, at);
        at++;
      }
    }
    page.line(
        "Ô không tô màu: không có kết luận riêng. (*): số liệu nhỏ, không công bố. –: chưa có số"
            + " liệu. Dấu + sau một số: còn thiếu báo cáo.",
        styles.note());
    page.gap();
    Map<String, String> units = new TreeMap<>();
    Map<String, String> titles = new TreeMap<>();
    Map<String, Map<String, District>> areas = new LinkedHashMap<>();
    Map<String, String> codes = new TreeMap<>();
    try (PreparedStatement statement =
        store.prepareStatement(
            """
            select area_code, area_name, area_level, indicator_code, indicator_vi, unit, value, suppressed,
                is_partial, verdict, target_value
            from release_row
            where year = ? and area_level in ('city', 'district') and
            """
                + WHOLE
                + " order by area_level, area_code, indicator_code")) {
      statement.setInt(1, year);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String indicator = row.getString("indicator_code");
          if (!targets.containsKey(indicator)) {
            continue;
          }
          units.put(indicator, row.getString("unit"));
          titles.put(indicator, row.getString("indicator_vi"));
          String name =
              row.getString("area_level").equals("city") ? CITY : row.getString("area_name");
          codes.put(name, row.getString("area_code"));
          areas
              .computeIfAbsent(name, key -> new TreeMap<>())
              .put(
                  indicator,
                  new District(
                      real(row, "value"),
                      row.getBoolean("suppressed"),
                      row.getBoolean("is_partial"),
                      row.getString("verdict"),
                      real(row, "target_value")));
        }
      }
    }
    List<String> header =
        new ArrayList<>(List.of("STT", "Quận, huyện", "Báo cáo của đơn vị đã nhận"));
    targets.keySet().forEach(i -> header.add(titles.getOrDefault(i, i) + unitLine(units.get(i))));
    page.header(styles.header(), header.toArray(String[]::new));
    Map<String, String> received = received(codes.getOrDefault(CITY, ""));
    int no = 0;
    for (Map.Entry<String, Map<String, District>> area : areas.entrySet()) {
      boolean city = no == 0;
      page.row();
      page.text(city ? "" : String.valueOf(no), styles.centred(city, Fill.NONE));
      page.text(area.getKey(), styles.text(city, Fill.NONE));
      page.text(received.get(codes.get(area.getKey())), styles.centred(city, Fill.NONE));
      for (String indicator : targets.keySet()) {
        District cell = area.getValue().get(indicator);
        cell(page, cell, units.get(indicator), city);
      }
      no++;
    }
  }

  private record District(
      @Nullable Double value,
      boolean suppressed,
      boolean partial,
      @Nullable String verdict,
      @Nullable Double target) {}

  /** The reports of each district's office, and under the city's code those of all. */
  private Map<String, String> received(String city) throws SQLException {
    Map<String, String> received = new TreeMap<>();
    int expected = 0;
    int accepted = 0;
    try (PreparedStatement statement = store.prepareStatement(disclosure.sql("reporters"))) {
      statement.setInt(1, year);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          expected += row.getInt("expected_reports");
          accepted += row.getInt("accepted_reports");
          received.put(
              row.getString("area_code"),
              row.getInt("accepted_reports") + "/" + row.getInt("expected_reports"));
        }
      }
    }
    received.put(city, accepted + "/" + expected);
    return received;
  }

  private void cell(Page page, @Nullable District cell, @Nullable String unit, boolean bold) {
    if (cell == null) {
      page.text(UNKNOWN, styles.centred(bold, Fill.NONE));
    } else if (cell.suppressed()) {
      page.text(SUPPRESSED, styles.centred(bold, fill(cell.verdict())));
    } else if (cell.value() == null) {
      page.text(UNKNOWN, styles.centred(bold, fill(cell.verdict())));
    } else {
      String exact = telling(format(unit, false), cell.value(), cell.target());
      String format = cell.partial() ? exact + "\" +\"" : exact;
      page.number(cell.value(), styles.number(format, bold, fill(cell.verdict())));
    }
  }

  /** Every figure that is published, one a row. */
  private void figures() throws SQLException {
    Page page = new Page(workbook, "Tất cả chỉ số", 58, 18, 28, 12, 12, 13, 13, 13, 13, 13, 11, 30);
    page.line("TẤT CẢ CHỈ SỐ NĂM " + year, styles.title());
    page.gap();
    page.header(
        styles.header(),
        "Chỉ số",
        "Khu vực",
        "Phân tổ",
        "Tử số",
        "Mẫu số",
        "Giá trị",
        "Thấp nhất có thể",
        "Cao nhất có thể",
        "Khoảng tin cậy: từ",
        "Khoảng tin cậy: đến",
        "Báo cáo",
        "Ghi chú");
    try (PreparedStatement statement =
        store.prepareStatement("select * from release_row where year = ?")) {
      statement.setInt(1, year);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          figure(page, row);
        }
      }
    }
    page.filter(12);
  }

  private void figure(Page page, ResultSet row) throws SQLException {
    String unit = row.getString("unit");
    boolean suppressed = row.getBoolean("suppressed");
    page.row();
    page.text(row.getString("indicator_vi") + unitLine(unit), styles.text(false, Fill.NONE));
    page.text(row.getString("area_name"), styles.text(false, Fill.NONE));
    page.text(row.getString("part_vi"), styles.text(false, Fill.NONE));
    value(page, row, "count", "numerator", false, Fill.NONE);
    if (unit.equals("count")) {
      page.text("", styles.centred(false, Fill.NONE));
    } else {
      value(page, row, "count", "denominator", false, Fill.NONE);
    }
    for (String column :
        List.of("value", "lower_bound", "upper_bound", "interval_low", "interval_high")) {
      value(page, row, unit, column, false, Fill.NONE);
    }
    page.text(
        row.getInt("accepted_reports") + "/" + row.getInt("expected_reports"),
        styles.centred(false, Fill.NONE));
    String note = row.getBoolean("is_partial") ? "Còn thiếu báo cáo" : "";
    page.text(suppressed ? "Số liệu nhỏ, không công bố" : note, styles.text(false, Fill.NONE));
  }

  /** What was not in order; a year with all in order says so. */
  private void reports() throws SQLException {
    Page page = new Page(workbook, "Tình hình báo cáo", 5, 40, 60, 20, 14, 16, 18);
    Map<String, Integer> counts = new TreeMap<>();
    List<String[]> listed = new ArrayList<>();
    try (PreparedStatement statement = store.prepareStatement(disclosure.sql("reports"))) {
      statement.setInt(1, year);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String standing = row.getString("standing");
          counts.merge(standing, 1, Integer::sum);
          if (!standing.equals("in_time")) {
            listed.add(
                new String[] {
                  row.getString("reporter_name_vi"),
                  row.getString("form_vi"),
                  row.getString("period_name_vi"),
                  row.getString("due_on"),
                  row.getString("first_received_on"),
                  standing
                });
          }
        }
      }
    }
    page.line("TÌNH HÌNH BÁO CÁO NĂM " + year, styles.title());
    page.line(
        "Phải nộp: "
            + counts.values().stream().mapToInt(Integer::intValue).sum()
            + ". Đúng hạn: "
            + counts.getOrDefault("in_time", 0)
            + "; nộp muộn: "
            + counts.getOrDefault("late", 0)
            + "; bị trả lại, chưa nộp lại: "
            + counts.getOrDefault("returned", 0)
            + "; chưa nộp: "
            + counts.getOrDefault("missing", 0)
            + ".",
        styles.subtitle());
    page.gap();
    page.header(
        styles.header(),
        "STT",
        "Đơn vị báo cáo",
        "Biểu mẫu",
        "Kỳ báo cáo",
        "Hạn nộp",
        "Ngày nhận đầu tiên",
        "Tình trạng");
    int no = 0;
    for (String[] report : listed) {
      page.row();
      page.text(String.valueOf(++no), styles.centred(false, Fill.NONE));
      page.text(report[0], styles.text(false, Fill.NONE));
      page.text(report[1], styles.text(false, Fill.NONE));
      page.text(report[2], styles.text(false, Fill.NONE));
      page.text(report[3], styles.centred(false, Fill.NONE));
      page.text(report[4], styles.centred(false, Fill.NONE));
      switch (report[5]) {
        case "missing" -> page.text("Chưa nộp", styles.centred(false, Fill.NOT_MET));
        case "returned" -> page.text("Bị trả lại", styles.centred(false, Fill.UNDECIDED));
        default -> page.text("Nộp muộn", styles.centred(false, Fill.NOT_COMPARABLE));
      }
    }
    if (listed.isEmpty()) {
      page.line("Tất cả báo cáo đã nộp đúng hạn.", styles.note());
    } else {
      page.filter(7);
    }
  }

  private void notes() {
    Page page = new Page(workbook, "Giải thích", 30, 110);
    page.line("GIẢI THÍCH", styles.title());
    page.gap();
    page.header(styles.header(), "Mục", "Nội dung");
    for (String[] note : DatasetNotes.NOTES) {
      page.row();
      page.text(note[0], styles.text(true, Fill.NONE));
      page.text(note[1], styles.text(false, Fill.NONE));
    }
  }

  private void value(
      Page page, ResultSet row, String unit, String column, boolean signed, Fill fill)
      throws SQLException {
    Double value = real(row, column);
    if (value != null) {
      page.number(value, styles.number(format(unit, signed), false, fill));
    } else if (row.getBoolean("suppressed")) {
      page.text(SUPPRESSED, styles.centred(false, fill));
    } else {
      page.text(UNKNOWN, styles.centred(false, fill));
    }
  }

  private static @Nullable Double real(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  /** Comma or point for decimals comes with the reader's own settings. */
  private static String format(@Nullable String unit, boolean signed) {
    if ("count".equals(unit)) {
      return "#,##0";
    }
    return signed && "percent".equals(unit) ? "#,##0.00\" %\"" : "#,##0.00";
  }

  /** Four decimals where two would show the target itself for a figure that misses it. */
  private static String telling(String format, double value, @Nullable Double target) {
    return target != null && value != target && Math.abs(value - target) < 0.005
        ? format.replace("0.00", "0.0000")
        : format;
  }

  private static String unitLine(@Nullable String unit) {
    if ("percent".equals(unit)) {
      return " (%)";
    }
    return "per_100_000".equals(unit) ? " (trên 100.000 trẻ em)" : "";
  }

  private String claim(ResultSet row, String unit) throws SQLException {
    String ends =
        switch (unit) {
          case "percent" -> " %";
          case "per_100_000" -> "/100.000 trẻ em";
          default -> "";
        };
    String value =
        new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.forLanguageTag("vi")))
                .format(row.getDouble("target_value"))
            + ends;
    return switch (row.getString("target_kind")) {
      case "at_most" -> "không quá " + value;
      case "at_least" -> "ít nhất " + value;
      case "equals" -> value;
      default -> "thấp hơn cùng kỳ năm " + (year - 1);
    };
  }

  private static String verdict(@Nullable String verdict) {
    return switch (verdict == null ? "" : verdict) {
      case "met" -> "Đạt";
      case "not_met" -> "Không đạt";
      case "undecided" -> "Chưa kết luận được";
      case "not_comparable" -> "Không so sánh được";
      default -> UNKNOWN;
    };
  }

  private static Fill fill(@Nullable String verdict) {
    return switch (verdict == null ? "" : verdict) {
      case "met" -> Fill.MET;
      case "not_met" -> Fill.NOT_MET;
      case "undecided" -> Fill.UNDECIDED;
      case "not_comparable" -> Fill.NOT_COMPARABLE;
      default -> Fill.NONE;
    };
  }

  private static String trend(@Nullable String trend) {
    return switch (trend == null ? "" : trend) {
      case "better" -> "Tốt lên";
      case "worse" -> "Xấu đi";
      case "no_clear_change" -> "Không thay đổi rõ";
      default -> "Chưa xác định";
    };
  }
}
