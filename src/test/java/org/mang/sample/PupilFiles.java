package org.mang.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Biểu 05/GD-TE: the education department's yearly form. */
final class PupilFiles {
  private static final String TITLE =
      "Biểu 05/GD-TE. Học sinh, trẻ em bỏ học và trẻ em được hỗ trợ trở lại trường";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Quận, huyện", 24),
          new Column("Học sinh / Tiểu học", 14),
          new Column("Học sinh / Trung học cơ sở", 14),
          new Column("Bỏ học trong năm / Tiểu học", 14),
          new Column("Bỏ học trong năm / Trung học cơ sở", 14),
          new Column("Được hỗ trợ trở lại trường", 14),
          new Column("Vụ xâm hại trẻ em nhà trường chuyển cơ quan chức năng", 20));

  private final City city;

  PupilFiles(City city) {
    this.city = city;
  }

  List<OfficeFile> files(int year) throws IOException {
    Post post = new Post(Form.EDUCATION_PUPILS, Reporter.EDUCATION, Period.wholeOf(year));
    // The clerk typed dots in 2019, and numbers in 2020.
    Draft draft = new Draft(year == 2019);
    List<Pupils> rows = city.pupils(year);
    List<Integer> totals = new ArrayList<>(List.of(0, 0, 0, 0, 0, 0));
    for (Pupils pupils : rows) {
      List<Integer> counts =
          List.of(
              pupils.primary(),
              pupils.lowerSecondary(),
              pupils.leftPrimary(),
              pupils.leftLowerSecondary(),
              pupils.returned(),
              pupils.abuseReferred());
      draft.add(pupils.district().area().title(), counts);
      for (int i = 0; i < counts.size(); i++) {
        totals.set(i, totals.get(i) + counts.get(i));
      }
    }
    draft.setTotals(totals);
    OfficeSheet sheet = new OfficeSheet(false, Script.COMPOSED, true, COLUMNS);
    sheet.head(post.reporter(), TITLE, post.period(), List.of(), "học sinh");
    for (int i = 0; i < rows.size(); i++) {
      sheet.row(i + 1, draft.row(i));
    }
    sheet.total(draft.totals());
    return List.of(post.file("xlsx", sheet.sign(post.reporter(), post.signedOn())));
  }
}
