package org.mang.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.mang.workbook.Look;

/** The last sheet of the dataset's workbook: what its columns mean and what they do not say. */
final class NoteSheet {

  private static final String[][] NOTES = {
    {
      "Giá trị",
      "Tử số chia mẫu số, nhân với 100 (tỷ lệ %) hoặc 100.000 (tỷ suất), tính từ các báo cáo đã"
          + " được tiếp nhận. Ô để trống trong báo cáo không phải là số 0."
    },
    {
      "Thấp nhất, cao nhất có thể",
      "Giá trị có thể là bao nhiêu, dù các báo cáo còn thiếu nói gì. Với tỷ lệ: trẻ em chưa có báo"
          + " cáo được tính là không có ai và là tất cả. Với tỷ suất: tính là không có vụ nào; không"
          + " rõ nhiều nhất là bao nhiêu thì để trống ô cao nhất."
    },
    {
      "Khoảng tin cậy",
      "Phần do ngẫu nhiên, ở mức 95 %: khoảng Wilson cho tỷ lệ, khoảng Poisson chính xác cho tỷ"
          + " suất và số đếm."
    },
    {
      "Kết luận",
      "Đạt: mục tiêu đạt được ngay cả ở giá trị bất lợi nhất có thể. Không đạt: không đạt được ngay"
          + " cả ở giá trị thuận lợi nhất có thể. Chưa kết luận được: còn tùy báo cáo chưa nhận; cột"
          + " Lý do nêu đơn vị. Không so sánh được: không có gì để so sánh."
    },
    {
      "So với cùng kỳ năm trước",
      "Chỉ so sánh khi cả hai năm đủ báo cáo của cùng các đơn vị, cùng các tháng."
    },
    {
      "Xu hướng",
      "Chỉ gọi là thay đổi khi ngẫu nhiên (kiểm định ở mức 5 %) và báo cáo còn thiếu đều không giải"
          + " thích được. Một chỉ tiêu có thể đạt trong khi tình hình xấu đi."
    },
    {
      "Tỷ lệ báo cáo",
      "Số báo cáo đã tiếp nhận chia số báo cáo phải nộp. Tỷ suất thấp cùng với tỷ lệ báo cáo thấp"
          + " không có nghĩa là ít trẻ em bị tai nạn, xâm hại."
    },
    {
      "Số liệu nhỏ (*)",
      "Số người từ 1 đến 4 không được công bố, dù là tử số, mẫu số hay, với tỷ lệ, phần mẫu số trừ"
          + " tử số (37/38: còn lại một trẻ em); cùng mọi giá trị và lời giải thích nói ra số đó. Thêm"
          + " những số khác được giấu, để không thể tính ra từ tổng số, từ chỉ số khác có chung số"
          + " đếm hay từ bản phát hành trước. Giá trị thấp nhất, cao nhất có thể cũng được giấu (–) khi"
          + " dựa vào số liệu nhỏ của nơi khác. Riêng số liệu chung toàn thành phố của các chỉ tiêu vẫn"
          + " công bố, vì kế hoạch yêu cầu, trừ khi chính nó từ 1 đến 4; kết luận luôn công bố. "
          + Terms.DISCLOSURE_VI
    },
    {
      "Phân tổ",
      "Các nhóm trẻ em có hoàn cảnh đặc biệt và các dịch vụ có thể trùng nhau: tổng các nhóm có thể"
          + " lớn hơn số trẻ em."
    },
    {
      "Ranh giới",
      "Quận, huyện theo địa giới có hiệu lực vào ngày cuối năm; đơn vị đã sáp nhập trong năm: theo"
          + " ngày cuối cùng còn hiệu lực."
    },
    {
      "Tệp đi kèm",
      "evaluation.csv và evaluation.parquet: cùng số liệu, với mã và tiếng Anh, một dòng một số"
          + " liệu. _T: tổng số; _U: không biết. MANIFEST: mã SHA-256 của từng tệp."
    },
    {"Nguồn", Terms.SOURCE},
    {"Quyền sử dụng", Terms.LICENSE},
  };

  /** Of several sources of the same thing, which one the figures are by. */
  private static final String SOURCES =
      """
      select
          string_agg(distinct indicator.title_vi, '; ' order by indicator.title_vi),
          any_value(measure.title_vi),
          any_value(form.title_vi),
          choice.why_vi
      from core.source_choice as choice
      join core.indicator as indicator using (indicator_code)
      join core.measure as measure using (measure_code)
      join core.form as form on form.form_code = choice.form_code
      group by choice.measure_code, choice.why_vi
      order by choice.measure_code, choice.why_vi
      """;

  private NoteSheet() {}

  static void write(Book book) throws SQLException {
    Page page = book.page("Giải thích", 30, 110);
    page.title("GIẢI THÍCH");
    page.gap();
    page.header("Mục", "Nội dung");
    for (String[] note : NOTES) {
      page.row();
      page.text(note[0], Look.BOX.inBold());
      page.text(note[1], Look.BOX);
    }
    sources(book, page);
  }

  private static void sources(Book book, Page page) throws SQLException {
    try (Statement statement = book.store().createStatement();
        ResultSet row = statement.executeQuery(SOURCES)) {
      while (row.next()) {
        page.row();
        page.text("Nguồn: " + row.getString(2), Look.BOX.inBold());
        page.text(
            "%s. %s. Dùng cho: %s.".formatted(row.getString(3), row.getString(4), row.getString(1)),
            Look.BOX);
      }
    }
  }
}
