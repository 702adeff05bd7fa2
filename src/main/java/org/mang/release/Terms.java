package org.mang.release;

/** What every file that leaves the warehouse says of itself. */
final class Terms {

  /** Nobody has yet decided under which licence the figures may be published. */
  static final String LICENSE = "Sử dụng nội bộ; chưa được phép phổ biến (internal use only)";

  static final String SOURCE =
      "Báo cáo của các quận, huyện và các ngành của thành phố Hải Phòng, tổng hợp bằng Măng"
          + " (reports of Hải Phòng's districts and sectors)";

  static final String DISCLOSURE_VI =
      "Đây là phiên bản đầu của việc bảo vệ số liệu nhỏ, dùng để đánh giá nội bộ; chưa được chứng"
          + " minh bằng thử nghiệm tấn công.";

  static final String DISCLOSURE_EN =
      "A first version of disclosure control, for internal evaluation, not yet proved by attack.";

  private Terms() {}
}
