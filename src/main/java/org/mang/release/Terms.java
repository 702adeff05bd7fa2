package org.mang.release;

/** What every file that leaves the warehouse says of itself. */
final class Terms {

  /** Nobody has yet decided under which licence the figures may be published. */
  static final String LICENSE = "Sử dụng nội bộ; chưa được phép phổ biến (internal use only)";

  static final String SOURCE =
      "Báo cáo của các quận, huyện và các ngành của thành phố Hải Phòng, tổng hợp bằng Măng"
          + " (reports of Hải Phòng's districts and sectors)";

  private Terms() {}
}
