package org.mang.sample;

import java.util.List;

/** The code lists of {@code jobs/codes/}, with the odds at which this city throws their values. */
final class Codes {
  static final List<Choice> CAUSES =
      List.of(
          Choice.of("falls", 40.5, "Ngã", "Té ngã"),
          Choice.of("burns", 7, "Bỏng/cháy", "Bỏng"),
          Choice.of("traffic", 14.1, "Tai nạn giao thông", "Giao thông", "TNGT"),
          Choice.of("poisoning", 3, "Ngộ độc các loại", "Ngộ độc"),
          Choice.of("cuts", 9, "Cắt/đâm", "Vật sắc nhọn"),
          Choice.of("suffocation", 2, "Ngạt thở/hóc nghẹn", "Hóc dị vật"),
          Choice.of("animals", 10, "Súc vật cắn", "Súc vật"),
          Choice.of("drowning", 2.4, "Đuối nước"),
          Choice.of("explosives", 0.1, "Bom mìn/vật nổ"),
          Choice.of("electricity", 1, "Điện giật"),
          Choice.of("other", 10.9, "Khác", "Tự tử", "Bạo lực"));

  /** As Decision 234 has them. */
  static final List<Choice> AGE_BANDS =
      List.of(
          Choice.of("0-5", 26, "0-5"),
          Choice.of("6-9", 28, "6-9"),
          Choice.of("10-13", 28, "10-13"),
          Choice.of("14-16", 18, "14-16"));

  static final List<Choice> PLACES =
      List.of(
          Choice.of("home", 42, "Tại nhà", "Nhà", "Ở nhà"),
          Choice.of("school", 18, "Trường học", "Tại trường"),
          Choice.of("community", 40, "Cộng đồng", "Nơi công cộng", "Trên đường"));

  static final List<Choice> OUTCOMES =
      List.of(
          Choice.of("death", 1, "Chết", "Tử vong"),
          Choice.of("disability", 2, "Tàn phế"),
          Choice.of("recovered", 85, "Không tàn phế", "Khỏi", "Ổn định"),
          Choice.of("unknown", 12, "Chưa xác định"));

  /** Law on Children 2016, art. 10(1); the labels are the headers of Biểu 01/TE. */
  static final List<Choice> SPECIAL_GROUPS =
      List.of(
          Choice.of("a", 5, "a) Mồ côi cả cha và mẹ"),
          Choice.of("b", 2, "b) Bị bỏ rơi"),
          Choice.of("c", 9, "c) Không nơi nương tựa"),
          Choice.of("d", 55, "d) Khuyết tật"),
          Choice.of("đ", 2.5, "đ) Nhiễm HIV/AIDS"),
          Choice.of("e", 2, "e) Vi phạm pháp luật"),
          Choice.of("g", 0.5, "g) Nghiện ma tuý"),
          Choice.of("h", 2, "h) Bỏ học kiếm sống"),
          Choice.of("i", 0.7, "i) Bị bạo lực"),
          Choice.of("k", 0.3, "k) Bị bóc lột"),
          Choice.of("l", 0.7, "l) Bị xâm hại tình dục"),
          Choice.of("m", 0.1, "m) Bị mua bán"),
          Choice.of("n", 19, "n) Bệnh hiểm nghèo, hộ nghèo"),
          Choice.of("o", 1.2, "o) Di cư, lánh nạn"));

  static final List<Choice> ABUSE_KINDS =
      List.of(
          Choice.of("sexual", 74, "Xâm hại tình dục", "Hiếp dâm", "Dâm ô", "Giao cấu", "Cưỡng dâm"),
          Choice.of("violence", 13, "Bạo lực", "Cố ý gây thương tích", "Hành hạ"),
          Choice.of("trafficking", 2, "Mua bán"),
          Choice.of("exploitation", 2, "Bóc lột"),
          Choice.of("abandonment", 3, "Bỏ rơi"),
          Choice.of("neglect", 4, "Bỏ mặc", "Xao nhãng"),
          Choice.of("other", 2, "Khác", "Hình thức khác"));

  static final List<Choice> RISKS =
      List.of(
          Choice.of("high", 40, "Cao"),
          Choice.of("medium", 40, "Trung bình", "TB"),
          Choice.of("low", 20, "Thấp"));

  static final List<Choice> REPORT_SOURCES =
      List.of(
          Choice.of("family", 50, "Gia đình"),
          Choice.of("hotline", 15, "Tổng đài 111", "111"),
          Choice.of("school", 10, "Nhà trường"),
          Choice.of("community", 15, "Người dân"),
          Choice.of("health", 10, "Cơ sở y tế"));

  static final List<Choice> HANDLINGS =
      List.of(
          Choice.of("criminal", 45, "Hình sự", "Xử lý hình sự"),
          Choice.of("administrative", 15, "Hành chính"),
          Choice.of("investigating", 40, "Đang điều tra"));

  static final List<Choice> HIV_CIRCLES =
      List.of(
          Choice.of("infected", 35, "Nhiễm HIV", "Trẻ nhiễm HIV"),
          Choice.of("affected", 55, "Ảnh hưởng trực tiếp"),
          Choice.of("at-risk", 10, "Nguy cơ cao"));

  /** The weight is the share of children who need the service. */
  static final List<Choice> SERVICES =
      List.of(
          Choice.of("health", 0.9, "Y tế"),
          Choice.of("education", 0.7, "Giáo dục"),
          Choice.of("counselling", 0.6, "Tư vấn"),
          Choice.of("nutrition", 0.5, "Dinh dưỡng, phát triển thể chất"),
          Choice.of("alternative-care", 0.1, "Chăm sóc thay thế"),
          Choice.of("play", 0.45, "Vui chơi, giải trí"),
          Choice.of("social-policy", 0.6, "Chính sách xã hội"));

  static final List<Choice> PARTICIPATION_FORMS =
      List.of(
          Choice.of("forum", 30, "Diễn đàn trẻ em", "Diễn đàn"),
          Choice.of("council", 10, "Hội đồng trẻ em"),
          Choice.of("dialogue", 20, "Đối thoại", "Gặp gỡ, đối thoại"),
          Choice.of("survey", 15, "Thăm dò ý kiến", "Lấy ý kiến"),
          Choice.of("club", 25, "Câu lạc bộ", "CLB"));

  private Codes() {}
}
