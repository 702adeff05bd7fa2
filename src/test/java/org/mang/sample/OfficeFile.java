package org.mang.sample;

import java.time.LocalDateTime;

/** A file as it came in, and its receipt. */
final class OfficeFile {
  private final String path;
  private final byte[] bytes;
  private final LocalDateTime receivedAt;
  private final String sender;

  /**
   * A file with its receipt.
   *
   * @param path within {@code sample-data/}
   * @param sender an office, never a person
   */
  OfficeFile(String path, byte[] bytes, LocalDateTime receivedAt, String sender) {
    this.path = path;
    this.bytes = bytes;
    this.receivedAt = receivedAt;
    this.sender = sender;
  }

  String path() {
    return path;
  }

  byte[] bytes() {
    return bytes;
  }

  LocalDateTime receivedAt() {
    return receivedAt;
  }

  String sender() {
    return sender;
  }
}
