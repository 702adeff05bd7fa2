package org.mang.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Biểu 06/CA-TE: the police's monthly lists. */
final class AbuseFiles {
  private static final String TITLE = "Biểu 06/CA-TE. Danh sách trẻ em bị xâm hại";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Số hồ sơ", 14),
          new Column("Họ và tên nạn nhân", 20),
          new Column("Ngày sinh", 12),
          new Column("Tuổi ước tính", 8),
          new Column("Giới tính", 11),
          new Column("Quận, huyện", 19),
          new Column("Xã, phường, thị trấn", 21),
          new Column("Ngày xảy ra", 12),
          new Column("Tiếp nhận thông tin / Ngày, giờ", 17),
          new Column("Tiếp nhận thông tin / Nguồn", 14),
          new Column("Hình thức xâm hại", 20),
          new Column("Mức độ nguy cơ", 11),
          new Column("Hỗ trợ, can thiệp / Ngày, giờ bắt đầu", 17),
          new Column("Xử lý", 16));

  private final City city;

  AbuseFiles(City city) {
    this.city = city;
  }

  List<OfficeFile> files(int year) throws IOException {
    List<OfficeFile> files = new ArrayList<>();
    for (Period month : Period.in(year, Period.Kind.MONTH)) {
      Post post = new Post(Form.POLICE_ABUSE, Reporter.POLICE, month);
      OfficeSheet sheet = new OfficeSheet(false, Script.COMPOSED, false, COLUMNS);
      sheet.head(post.reporter(), TITLE, month, List.of(), "trẻ em");
      // Two clerks take turns: one types dates as text, the other lets Excel have them.
      boolean asText = month.number() % 2 == 1;
      List<Victim> victims = city.victims().in(month);
      for (int i = 0; i < victims.size(); i++) {
        sheet.row(i + 1, row(victims.get(i), asText));
      }
      files.add(post.file("xlsx", sheet.sign(post.reporter(), post.signedOn())));
    }
    return List.copyOf(files);
  }

  private static List<Cell> row(Victim victim, boolean asText) {
    Integer estimatedAge = victim.estimatedAge();
    Area commune = victim.commune();
    return List.of(
        Cell.of(victim.key()),
        Cell.of(victim.name()),
        day(victim.bornOn(), asText),
        estimatedAge == null ? Cell.BLANK : Cell.of(estimatedAge),
        Cell.of(Sex.label(victim.sex())),
        Cell.of(victim.district().area().title()),
        commune == null ? Cell.BLANK : Cell.of(commune.title()),
        day(victim.occurredOn(), asText),
        moment(victim.reportedAt(), asText),
        Cell.of(victim.source()),
        Cell.of(victim.kindLabel()),
        Cell.of(victim.riskLabel()),
        moment(victim.supportedAt(), asText),
        Cell.of(victim.handling()));
  }

  private static Cell day(@Nullable LocalDate day, boolean asText) {
    if (day == null) {
      return Cell.BLANK;
    }
    return asText ? Cell.of(Vietnamese.day(day)) : new Cell.Day(day);
  }

  private static Cell moment(@Nullable LocalDateTime moment, boolean asText) {
    if (moment == null) {
      return Cell.BLANK;
    }
    return asText ? Cell.of(Vietnamese.moment(moment)) : new Cell.Moment(moment);
  }
}
