package org.mang.release;

/** What every file that leaves the warehouse says of itself. */
final class Terms {

  /** Nobody has yet decided under which licence the figures may be published. */
  static final String LICENSE = "Sử dụng nội bộ; chưa được phép phổ biến (internal use only)";

  static final String SOURCE =
      "Báo cáo của các quận, huyện và các ngành của thành phố Hải Phòng, tổng hợp bằng Măng"
          + " (reports of Hải Phòng's districts and sectors)";

  static final String DISCLOSURE_VI =
      "Đã thử tấn công bằng quy hoạch tuyến tính trên mọi số được công bố, kể cả các bản phát hành"
          + " trước: mỗi số được giấu còn ít nhất ba giá trị có thể; ngoại lệ, nếu có, ghi trong"
          + " MANIFEST.";

  static final String DISCLOSURE_EN =
      "Counts of people from 1 to 4 are hidden, and others to protect them; each has at least three"
          + " possible values under an attack by linear programmes. MANIFEST lists exceptions.";

  private Terms() {}
}
