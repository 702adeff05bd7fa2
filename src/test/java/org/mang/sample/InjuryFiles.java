package org.mang.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Phụ lục 1 of the districts: the crosstab whose cells hold "injured/dead". */
final class InjuryFiles {
  private static final String TITLE =
      "Phụ lục 1 - Đơn vị: Cấp huyện. Tình hình tai nạn thương tích trẻ em ";

  private final City city;

  InjuryFiles(City city) {
    this.city = city;
  }

  List<OfficeFile> files(int year) throws IOException {
    List<OfficeFile> files = new ArrayList<>();
    for (District district : city.areas().districts()) {
      for (Period quarter : Period.in(year, Period.Kind.QUARTER)) {
        Post post = new Post(Form.DISTRICT_INJURIES, Reporter.health(district), quarter);
        if (Story.twist(post).orElse(null) != Twist.MISSING) {
          files.add(post.file("xlsx", write(post, district)));
        }
      }
    }
    return List.copyOf(files);
  }

  private byte[] write(Post post, District district) throws IOException {
    Period quarter = post.period();
    List<Injury> injuries = city.injuries().in(district, quarter);
    Script script = Quirk.DECOMPOSED.isOf(district) ? Script.DECOMPOSED : Script.COMPOSED;
    OfficeSheet sheet = new OfficeSheet(false, script, false, columns());
    sheet.head(
        post.reporter(), TITLE + quarter.label(), quarter, figures(district, quarter), "người");
    Dice dice = new Dice("khong/" + post.path("xlsx"));
    for (int i = 0; i < Codes.CAUSES.size(); i++) {
      Choice cause = Codes.CAUSES.get(i);
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(cause.label()));
      List<Injury> ofCause =
          injuries.stream().filter(injury -> injury.cause().equals(cause.code())).toList();
      for (Predicate<Injury> column : cells()) {
        String pair = pair(ofCause, column);
        boolean inWords = pair.equals("0/0") && Quirk.SAYS_KHONG.isOf(district) && dice.chance(0.4);
        cells.add(Cell.of(inWords ? "không" : pair));
      }
      sheet.row(Cell.of(String.format(Locale.ROOT, "%02d", i + 1)), cells, "");
    }
    List<Cell> totals = new ArrayList<>();
    totals.add(Cell.of("Tổng số"));
    for (Predicate<Injury> column : cells()) {
      totals.add(Cell.of(pair(injuries, column)));
    }
    sheet.total(totals);
    return sheet.sign(post.reporter(), post.signedOn());
  }

  private List<String> figures(District district, Period quarter) {
    // Two quarters have a stocktaking of their own; the others go by the latest.
    Period stock =
        quarter.number() <= 2 ? Period.half(quarter.year(), 1) : Period.wholeOf(quarter.year());
    int children = city.children().of(district, stock).get(ChildCount.CHILDREN);
    int communes = city.areas().communes(district, quarter.end()).size();
    return List.of(
        "Số trẻ em bị tai nạn thương tích (mắc/tử vong): "
            + pair(city.injuries().in(district, quarter), injury -> true),
        "Tổng số trẻ em: " + Vietnamese.count(children),
        "Số xã báo cáo: "
            + (district.hasCommunes() ? communes + "/" + communes : "huyện không có cấp xã"));
  }

  private static String pair(List<Injury> injuries, Predicate<Injury> column) {
    long injured = injuries.stream().filter(column).count();
    long dead = injuries.stream().filter(column).filter(Injury::deadly).count();
    return injured + "/" + dead;
  }

  /** The crosstab's columns, in the order of the headers. */
  private static List<Predicate<Injury>> cells() {
    List<Predicate<Injury>> cells = new ArrayList<>();
    for (String sex : List.of(Sex.BOY, Sex.GIRL)) {
      cells.add(injury -> injury.sex().equals(sex));
    }
    for (Choice band : Codes.AGE_BANDS) {
      cells.add(injury -> injury.ageBand().equals(band.code()));
    }
    for (Choice place : Codes.PLACES) {
      cells.add(injury -> injury.place().equals(place.code()));
    }
    return List.copyOf(cells);
  }

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Loại TNTT", 26));
    columns.add(new Column("Giới tính / Nam", 11));
    columns.add(new Column("Giới tính / Nữ", 11));
    for (Choice band : Codes.AGE_BANDS) {
      columns.add(new Column("Nhóm tuổi / " + band.label(), 11));
    }
    for (Choice place : Codes.PLACES) {
      columns.add(new Column("Địa điểm xảy ra / " + place.label(), 12));
    }
    return List.copyOf(columns);
  }
}
