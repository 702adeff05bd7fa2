package org.mang.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Biểu 04/YT-TE: the health department's half-yearly lists. */
final class HivFiles {
  private static final String TITLE =
      "Biểu 04/YT-TE. Danh sách trẻ em bị ảnh hưởng bởi HIV/AIDS và các dịch vụ";

  private final City city;

  HivFiles(City city) {
    this.city = city;
  }

  List<OfficeFile> files(int year) throws IOException {
    List<OfficeFile> files = new ArrayList<>();
    for (Period half : Period.in(year, Period.Kind.HALF_YEAR)) {
      Post post = new Post(Form.HEALTH_HIV, Reporter.HEALTH, half);
      OfficeSheet sheet = new OfficeSheet(false, Script.COMPOSED, false, columns());
      sheet.head(post.reporter(), TITLE, half, List.of(), "trẻ em");
      List<HivChild> children = city.hivChildren().in(half);
      for (int i = 0; i < children.size(); i++) {
        sheet.row(i + 1, row(children.get(i)));
      }
      files.add(post.file("xlsx", sheet.sign(post.reporter(), post.signedOn())));
    }
    return List.copyOf(files);
  }

  private static List<Cell> row(HivChild child) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(child.key()));
    cells.add(Cell.of(child.name()));
    cells.add(Cell.of(child.birthYear()));
    cells.add(Cell.of(Sex.label(child.sex())));
    cells.add(Cell.of(child.district().area().title()));
    cells.add(
        Cell.of(
            String.join(
                "; ",
                child.circles().stream()
                    .map(code -> Choice.withCode(Codes.HIV_CIRCLES, code).label())
                    .toList())));
    for (Choice service : Codes.SERVICES) {
      cells.add(flag(child.needs().contains(service.code())));
      cells.add(flag(child.given().contains(service.code())));
    }
    return List.copyOf(cells);
  }

  private static Cell flag(boolean yes) {
    return yes ? Cell.of("x") : Cell.BLANK;
  }

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Mã quản lý", 11));
    columns.add(new Column("Họ và tên", 20));
    columns.add(new Column("Năm sinh", 8));
    columns.add(new Column("Giới tính", 8));
    columns.add(new Column("Quận, huyện", 19));
    columns.add(new Column("Nhóm", 22));
    for (Choice service : Codes.SERVICES) {
      columns.add(new Column(service.label() + " / Cần", 8));
      columns.add(new Column(service.label() + " / Đã nhận", 8));
    }
    return List.copyOf(columns);
  }
}
