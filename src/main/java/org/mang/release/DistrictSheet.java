package org.mang.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mang.workbook.Look;

/** Districts down, targets across; a cell's fill is the verdict. */
final class DistrictSheet {

  private record Cell(Figure figure, @Nullable String verdict) {}

  private record Area(String code, String name, Map<String, Cell> cells) {}

  private final Book book;
  private final Map<String, String> headings = new LinkedHashMap<>();
  private final Map<String, Area> areas = new LinkedHashMap<>();
  private final Map<String, String> received = new TreeMap<>();
  private int expected;
  private int accepted;

  private DistrictSheet(Book book) {
    this.book = book;
  }

  static void write(Book book) throws SQLException {
    new DistrictSheet(book).write();
  }

  private void write() throws SQLException {
    // The order of the targets.
    book.read(
        "verdicts",
        row -> headings.put(row.getString("indicator_code"), row.getString("wording_vi")));
    book.read("districts", this::read);
    book.read("reporters", this::reports);
    int[] widths = new int[Math.max(headings.size() + 3, 6)];
    Arrays.fill(widths, 21);
    widths[0] = 6;
    widths[1] = 26;
    widths[2] = 18;
    Page page = book.page("Theo quận, huyện", widths);
    page.title("CÁC CHỈ TIÊU THEO QUẬN, HUYỆN NĂM " + book.year());
    page.gap();
    legend(page);
    List<String> header = new ArrayList<>();
    header.add("STT");
    header.add("Quận, huyện");
    header.add("Báo cáo của đơn vị đã nhận");
    header.addAll(headings.values());
    page.header(header.toArray(String[]::new));
    int no = 0;
    for (Area area : areas.values()) {
      area(page, no++, area);
    }
  }

  private static void legend(Page page) {
    page.row();
    int at = 1;
    for (String verdict : List.of("met", "not_met", "undecided", "not_comparable")) {
      page.span(
          Wording.verdict(verdict), Look.BOX.centred().filled(Wording.shade(verdict)), at, at);
      at++;
    }
    page.line(
        "Ô không tô màu: không có kết luận riêng. (*): số liệu nhỏ, không công bố. –: chưa có số"
            + " liệu. Dấu + sau một số: còn thiếu báo cáo.",
        Look.LINE);
    page.gap();
  }

  private void read(ResultSet row) throws SQLException {
    String indicator = row.getString("indicator_code");
    headings.put(indicator, row.getString("indicator_vi") + Wording.unit(row.getString("unit")));
    String code = row.getString("area_code");
    String name = Wording.area(row.getString("area_level"), row.getString("area_name"));
    Figure figure =
        Figure.of(row, "value")
            .partialIf(row.getBoolean("is_partial"))
            .against(Figure.real(row, "target_value"));
    areas
        .computeIfAbsent(code, key -> new Area(code, name, new TreeMap<>()))
        .cells()
        .put(indicator, new Cell(figure, row.getString("verdict")));
  }

  private void reports(ResultSet row) throws SQLException {
    expected += row.getInt("expected_reports");
    accepted += row.getInt("accepted_reports");
    received.put(
        row.getString("area_code"),
        row.getInt("accepted_reports") + "/" + row.getInt("expected_reports"));
  }

  /** The city stands first, and is without number. */
  private void area(Page page, int no, Area area) {
    boolean city = area.name().equals(Wording.CITY);
    Look look = Look.BOX.inBold(city);
    page.row();
    page.text(city ? "" : String.valueOf(no), look.centred());
    page.text(area.name(), look);
    // Under the city's code stand only the departments' own.
    page.text(city ? accepted + "/" + expected : received.get(area.code()), look.centred());
    for (String indicator : headings.keySet()) {
      Cell cell = area.cells().get(indicator);
      if (cell == null) {
        page.text(Figure.UNKNOWN, look.centred());
      } else {
        cell.figure().write(page, look.filled(Wording.shade(cell.verdict())), false);
      }
    }
  }
}
