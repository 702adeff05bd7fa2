package org.mang.sample;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Biểu 02/TE of the districts. */
final class ParticipationFiles {
  private static final String TITLE =
      "Biểu 02/TE. Hoạt động thúc đẩy quyền tham gia của trẻ em vào các vấn đề về trẻ em";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Tên hoạt động", 44),
          new Column("Hình thức", 18),
          new Column("Ngày tổ chức", 13),
          new Column("Nơi tổ chức (xã, phường, thị trấn)", 24),
          new Column("Số trẻ em tham gia / Tổng số", 11),
          new Column("Số trẻ em tham gia / Trong đó: nữ", 11));

  private final City city;

  ParticipationFiles(City city) {
    this.city = city;
  }

  List<OfficeFile> files(int year) throws IOException {
    List<OfficeFile> files = new ArrayList<>();
    for (District district : city.areas().districts()) {
      for (Period quarter : Period.in(year, Period.Kind.QUARTER)) {
        files.addAll(files(district, quarter));
      }
    }
    return List.copyOf(files);
  }

  private List<OfficeFile> files(District district, Period quarter) throws IOException {
    Post post = new Post(Form.DISTRICT_PARTICIPATION, Reporter.labour(district), quarter);
    List<Activity> activities = new ArrayList<>(city.activities().in(district, quarter));
    Twist twist = Story.twist(post).orElse(null);
    if (twist == Twist.DATE_OUTSIDE_PERIOD) {
      int last = activities.size() - 1;
      activities.set(last, activities.get(last).on(quarter.end().plusDays(3)));
    }
    byte[] bytes = write(post, district, activities);
    if (twist == Twist.SENT_TWICE) {
      LocalDateTime again = post.receivedAt().plusDays(1).plusMinutes(20);
      return List.of(post.file("xlsx", bytes), post.again(" (1)", "xlsx", bytes, again));
    }
    return List.of(post.file("xlsx", bytes));
  }

  private static byte[] write(Post post, District district, List<Activity> activities)
      throws IOException {
    Script script = Quirk.DECOMPOSED.isOf(district) ? Script.DECOMPOSED : Script.COMPOSED;
    OfficeSheet sheet = new OfficeSheet(false, script, false, COLUMNS);
    sheet.head(post.reporter(), TITLE, post.period(), List.of(), "trẻ em");
    int participants = 0;
    int girls = 0;
    for (int i = 0; i < activities.size(); i++) {
      Activity activity = activities.get(i);
      sheet.row(i + 1, row(district, activity));
      participants += activity.participants();
      girls += activity.girls();
    }
    sheet.total(
        List.of(
            Cell.of("Tổng cộng"),
            Cell.BLANK,
            Cell.BLANK,
            Cell.BLANK,
            Cell.of(participants),
            Cell.of(girls)));
    return sheet.sign(post.reporter(), post.signedOn());
  }

  private static List<Cell> row(District district, Activity activity) {
    boolean bare = Quirk.BARE_NAMES.isOf(district) || !district.hasCommunes();
    return List.of(
        Cell.of(activity.title()),
        Cell.of(activity.form()),
        Quirk.DATES_AS_TEXT.isOf(district)
            ? Cell.of(Vietnamese.day(activity.heldOn()))
            : new Cell.Day(activity.heldOn()),
        Cell.of(bare ? activity.place().name() : activity.place().title()),
        Cell.of(activity.participants()),
        Cell.of(activity.girls()));
  }
}
