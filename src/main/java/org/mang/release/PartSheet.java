package org.mang.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mang.workbook.Look;

/** Breakdowns: the parts of each indicator down, the areas across. */
final class PartSheet {

  private record Part(String name, Map<String, Figure> byArea) {}

  private final Map<String, String> areas = new LinkedHashMap<>();
  private final Map<String, Map<String, Part>> indicators = new LinkedHashMap<>();

  private PartSheet() {}

  static void write(Book book) throws SQLException {
    new PartSheet().fill(book);
  }

  private void fill(Book book) throws SQLException {
    book.read("parts", this::read);
    if (indicators.isEmpty()) {
      return;
    }
    int[] widths = new int[areas.size() + 1];
    Arrays.fill(widths, 12);
    widths[0] = 44;
    Page page = book.page("Theo phân tổ", widths);
    page.title("CÁC CHỈ SỐ THEO PHÂN TỔ NĂM " + book.year());
    page.line(
        "(*): số liệu nhỏ, không công bố. –: không có số liệu. Dấu + sau một số: còn thiếu báo"
            + " cáo.",
        Look.LINE);
    page.gap();
    List<String> header = new ArrayList<>();
    header.add("Phân tổ");
    header.addAll(areas.values());
    page.header(header.toArray(String[]::new));
    indicators.forEach((title, parts) -> indicator(page, title, parts));
  }

  private void read(ResultSet row) throws SQLException {
    String area = row.getString("area_code");
    areas.put(area, Wording.area(row.getString("area_level"), row.getString("area_name")));
    String title = row.getString("indicator_vi") + Wording.unit(row.getString("unit"));
    String name = row.getString("part_vi");
    indicators
        .computeIfAbsent(title, key -> new LinkedHashMap<>())
        .computeIfAbsent(row.getString("part_key"), key -> new Part(name, new TreeMap<>()))
        .byArea()
        .put(area, Figure.of(row, "value").partialIf(row.getBoolean("is_partial")));
  }

  private void indicator(Page page, String title, Map<String, Part> parts) {
    page.line(title, Look.BOX.inBold());
    for (Part part : parts.values()) {
      page.row();
      page.text(part.name(), Look.BOX);
      for (String area : areas.keySet()) {
        Figure figure = part.byArea().get(area);
        if (figure == null) {
          page.text(Figure.UNKNOWN, Look.BOX.centred());
        } else {
          figure.write(page, Look.BOX, false);
        }
      }
    }
  }
}
