package org.mang.sample;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Biểu 03/YT-TE: the health department's monthly lists, as CSV from Excel. */
final class FacilityInjuryFiles {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String TITLE =
      "Biểu 03/YT-TE. Danh sách trẻ em bị tai nạn thương tích đến cơ sở y tế";
  private static final String HEADER =
      "STT;Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;"
          + "Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả";

  /** A month whose file is in NFD, as some Macs write. */
  private static final Period DECOMPOSED = Period.month(2019, 9);

  private final City city;

  FacilityInjuryFiles(City city) {
    this.city = city;
  }

  List<OfficeFile> files(int year) {
    return Period.in(year, Period.Kind.MONTH).stream().map(this::file).toList();
  }

  private OfficeFile file(Period month) {
    Post post = new Post(Form.HEALTH_INJURIES, Reporter.HEALTH, month);
    List<FacilityInjury> injuries = new ArrayList<>(city.facilityInjuries().in(month));
    if (Story.twist(post).orElse(null) == Twist.BAD_ROWS) {
      injuries.set(20, injuries.get(20).withCause("Sét đánh"));
      injuries.set(41, injuries.get(41).on(month.end().plusDays(3)));
    }
    List<String> lines = new ArrayList<>();
    lines.add(Reporter.HEALTH.superior() + " - " + Reporter.HEALTH.office());
    lines.add(TITLE);
    lines.add("Đơn vị báo cáo: " + Reporter.HEALTH.unit());
    lines.add(month.line());
    lines.add("");
    lines.add(HEADER);
    for (int i = 0; i < injuries.size(); i++) {
      lines.add((i + 1) + ";" + line(injuries.get(i)));
    }
    lines.add("");
    lines.add("Người lập biểu");
    String text = BYTE_ORDER_MARK + String.join("\r\n", lines) + "\r\n";
    if (month.equals(DECOMPOSED)) {
      text = Normalizer.normalize(text, Normalizer.Form.NFD);
    }
    return post.file("csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(FacilityInjury injury) {
    LocalDate born = injury.bornOn();
    Area commune = injury.commune();
    boolean inFull = injury.key().hashCode() % 3 == 0;
    return String.join(
        ";",
        injury.key(),
        injury.name(),
        born == null ? "" : Vietnamese.day(born),
        Sex.label(injury.sex()),
        Vietnamese.day(injury.occurredOn()),
        inFull ? injury.district().area().title() : injury.district().name(),
        commune == null ? "" : inFull ? commune.title() : commune.name(),
        injury.cause(),
        injury.place(),
        injury.outcome());
  }
}
