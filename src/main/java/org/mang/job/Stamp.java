package org.mang.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/** What a file looked like at a moment. If it looks otherwise later, somebody is writing to it. */
record Stamp(long bytes, Instant written) {

  static Stamp of(Path file) throws IOException {
    BasicFileAttributes now =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new Stamp(now.size(), now.lastModifiedTime().toInstant());
  }

  /**
   * How long it is until nobody has written to the file for a while. A time that is yet to come was
   * set by hand or by another clock, and says nothing: then it is not waited for.
   */
  Duration untilSettled(Duration quiet, Instant now) {
    return written.isAfter(now) ? Duration.ZERO : Duration.between(now, written.plus(quiet));
  }

  boolean isSettled(Duration quiet, Instant now) {
    Duration left = untilSettled(quiet, now);
    return left.isZero() || left.isNegative();
  }
}
