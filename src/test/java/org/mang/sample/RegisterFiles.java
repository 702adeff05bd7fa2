package org.mang.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The register's yearly export: plain CSV, one line a child. */
final class RegisterFiles {
  private static final String HEADER =
      "Ngày chốt số liệu,Mã định danh trẻ em,Họ và tên trẻ em,\"Tháng, năm sinh\",Giới tính,"
          + "\"Mã quận, huyện\",\"Mã xã, phường\",Nhóm hoàn cảnh đặc biệt,Được trợ giúp";

  private final City city;

  RegisterFiles(City city) {
    this.city = city;
  }

  List<OfficeFile> files(int year) {
    Post post = new Post(Form.CHILD_REGISTER, Reporter.LABOUR, Period.wholeOf(year));
    LocalDate asOf = post.period().end();
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    for (RegisterChild child : city.register().in(year)) {
      lines.add(
          String.join(
              ",",
              Vietnamese.day(asOf),
              child.key(),
              child.name(),
              String.format(
                  Locale.ROOT,
                  "%02d/%d",
                  child.birthMonth().getMonthValue(),
                  child.birthMonth().getYear()),
              Sex.label(child.sex()),
              child.district().code(),
              city.areas().codeOn(asOf, child.commune()),
              String.join(";", child.groups()),
              child.assisted() ? "x" : ""));
    }
    String text = String.join("\n", lines) + "\n";
    return List.of(post.file("csv", text.getBytes(StandardCharsets.UTF_8)));
  }
}
