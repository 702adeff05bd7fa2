package org.mang.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Biểu 01/TE of the districts. */
final class ChildrenFiles {
  private static final String TITLE = "Biểu 01/TE. Tổng số trẻ em, số trẻ em có hoàn cảnh đặc biệt";

  private static final LocalDateTime LATE = LocalDateTime.of(2021, 2, 2, 9, 15);
  private static final LocalDateTime FIRST_VERSION = LocalDateTime.of(2021, 1, 7, 15, 40);
  private static final LocalDateTime SECOND_VERSION = LocalDateTime.of(2021, 1, 14, 10, 5);

  /** What the clerk meant by 1,15. */
  private static final int MEANT = 1_150;

  private final City city;

  ChildrenFiles(City city) {
    this.city = city;
  }

  List<OfficeFile> files(int year) throws IOException {
    List<OfficeFile> files = new ArrayList<>();
    for (District district : city.areas().districts()) {
      files.addAll(files(district, Period.half(year, 1)));
      files.addAll(files(district, Period.wholeOf(year)));
    }
    return List.copyOf(files);
  }

  private List<OfficeFile> files(District district, Period period) throws IOException {
    Post post = new Post(Form.DISTRICT_CHILDREN, Reporter.labour(district), period);
    Twist twist = Story.twist(post).orElse(null);
    List<ChildCount> rows = new ArrayList<>(city.children().in(district, period));
    if (twist == Twist.CORRECTED) {
      byte[] right = write(post, district, rows, null, dayBefore(SECOND_VERSION));
      rows.set(7, withSlip(rows.get(7)));
      byte[] wrong = write(post, district, rows, null, dayBefore(FIRST_VERSION));
      return List.of(
          post.again("", "xlsx", wrong, FIRST_VERSION),
          post.again(" (sua lai)", "xlsx", right, SECOND_VERSION));
    }
    if (twist == Twist.LATE) {
      byte[] late = write(post, district, rows, twist, dayBefore(LATE));
      return List.of(post.again("", "xlsx", late, LATE));
    }
    byte[] bytes = write(post, district, rows, twist, post.signedOn());
    return List.of(post.file(isOld(twist) ? "xls" : "xlsx", bytes));
  }

  private static LocalDate dayBefore(LocalDateTime received) {
    return received.toLocalDate().minusDays(1);
  }

  /** A thousand too many: still plausible, and nothing in the file contradicts it. */
  private static ChildCount withSlip(ChildCount row) {
    return row.with(ChildCount.CHILDREN, row.get(ChildCount.CHILDREN) + 1_000);
  }

  private byte[] write(
      Post post, District district, List<ChildCount> rows, @Nullable Twist twist, LocalDate signed)
      throws IOException {
    if (twist == Twist.HANDFUL_OF_ERRORS) {
      int row = nearest(rows, ChildCount.UNDER_6, MEANT, List.of());
      rows.set(row, rows.get(row).with(ChildCount.UNDER_6, MEANT));
    }
    List<Area> areas = city.areas().communes(district, post.period().end());
    Draft draft = new Draft(Quirk.DOTTED_COUNTS.isOf(district));
    for (int i = 0; i < rows.size(); i++) {
      draft.add(name(district, areas.get(i), post.period()), rows.get(i).counts());
    }
    draft.setTotals(ChildCount.sum(district.code(), rows).counts());
    if (twist == Twist.HANDFUL_OF_ERRORS) {
      spoil(draft, rows);
    } else if (twist == Twist.TOTAL_DISAGREES) {
      int total = ChildCount.sum(district.code(), rows).get(ChildCount.CHILDREN);
      draft.replaceTotal(ChildCount.CHILDREN, total + 10);
    }

    OfficeSheet sheet =
        new OfficeSheet(
            isOld(twist),
            script(district, twist),
            Quirk.THOUSANDS_FORMAT.isOf(district),
            columns(Quirk.SLASHED_HEADER.isOf(district)));
    sheet.head(post.reporter(), TITLE, post.period(), List.of(), "người");
    boolean apart = Quirk.TOWNS_APART.isOf(district);
    for (int i = 0; i < rows.size(); i++) {
      if (apart && (i == 0 || !areas.get(i).type().equals(areas.get(i - 1).type()))) {
        sheet.group(groupName(areas.get(i)));
      }
      sheet.row(i + 1, draft.row(i));
    }
    sheet.total(draft.totals());
    return sheet.sign(post.reporter(), signed);
  }

  private static boolean isOld(@Nullable Twist twist) {
    return twist == Twist.OLD_FONT || twist == Twist.OLD_WORKBOOK;
  }

  private static Script script(District district, @Nullable Twist twist) {
    if (twist == Twist.OLD_FONT) {
      return Script.TCVN3;
    }
    return Quirk.DECOMPOSED.isOf(district) || twist == Twist.DECOMPOSED
        ? Script.DECOMPOSED
        : Script.COMPOSED;
  }

  private static String groupName(Area area) {
    return area.type().equals("Thị trấn") ? "I. Thị trấn" : "II. Xã";
  }

  private static String name(District district, Area area, Period period) {
    if (district.code().equals(District.DUONG_KINH) && area.name().equals("Hoà Nghĩa")) {
      return hoaNghia(period);
    }
    return Quirk.BARE_NAMES.isOf(district) || !district.hasCommunes() ? area.name() : area.title();
  }

  /** One ward, spelled four ways over two years. */
  private static String hoaNghia(Period period) {
    boolean half = period.kind() == Period.Kind.HALF_YEAR;
    if (period.year() == 2019) {
      return half ? "Hoà Nghĩa" : "Hòa Nghĩa";
    }
    return half ? "HOÀ NGHĨA" : "Hoà Nghĩa";
  }

  /** Six errors in six rows, each wrong on its own; the totals are of what was meant. */
  private static void spoil(Draft draft, List<ChildCount> rows) {
    List<Integer> spoiled = new ArrayList<>();
    int mistyped = nearest(rows, ChildCount.UNDER_6, MEANT, spoiled);
    draft.replace(mistyped, ChildCount.UNDER_6, new Cell.Amount(MEANT / 1000.0));
    spoiled.add(mistyped);

    int about = nearest(rows, ChildCount.AT_RISK, 300, spoiled);
    draft.replace(about, ChildCount.AT_RISK, Cell.of("khoảng 300"));
    spoiled.add(about);

    int negative = firstOther(rows, spoiled);
    draft.replace(negative, ChildCount.GIRLS, Cell.of(-rows.get(negative).get(ChildCount.GIRLS)));
    spoiled.add(negative);

    int blank = firstOther(rows, spoiled);
    draft.replace(blank, ChildCount.ASSISTED, Cell.BLANK);
    spoiled.add(blank);

    int unknown = firstOther(rows, spoiled);
    draft.rename(unknown, "Phường Sao Mai");
    spoiled.add(unknown);

    int tooMany = firstOther(rows, spoiled);
    draft.replace(
        tooMany, ChildCount.ASSISTED, Cell.of(rows.get(tooMany).get(ChildCount.SPECIAL) + 5));
  }

  private static int nearest(List<ChildCount> rows, int column, int count, List<Integer> except) {
    return IntStream.range(0, rows.size())
        .boxed()
        .filter(row -> !except.contains(row))
        .min(Comparator.comparing(row -> Math.abs(rows.get(row).get(column) - count)))
        .orElseThrow();
  }

  private static int firstOther(List<ChildCount> rows, List<Integer> except) {
    return IntStream.range(0, rows.size())
        .filter(row -> !except.contains(row))
        .findFirst()
        .orElseThrow();
  }

  private static List<Column> columns(boolean slashed) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(slashed ? "Xã/phường/thị trấn" : "Xã, phường, thị trấn", 24));
    columns.add(new Column("Tổng số trẻ em / Tổng số", 9));
    columns.add(new Column("Tổng số trẻ em / Trong đó: nữ", 9));
    columns.add(new Column("Tổng số trẻ em / Trong đó: dưới 6 tuổi", 9));
    columns.add(new Column("Trẻ em có hoàn cảnh đặc biệt / Tổng số", 9));
    columns.add(new Column("Trẻ em có hoàn cảnh đặc biệt / Trong đó: nữ", 9));
    columns.add(new Column("Trẻ em có hoàn cảnh đặc biệt / Được trợ giúp", 9));
    for (Choice group : Codes.SPECIAL_GROUPS) {
      columns.add(new Column("Chia theo nhóm / " + group.label(), 11));
    }
    columns.add(new Column("Trẻ em có nguy cơ", 9));
    return List.copyOf(columns);
  }
}
