package org.mang.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class StableZipTest {
  @Test
  void orderTimeAndCompressionOfTheSourceLeaveNoTrace() throws IOException {
    byte[] one = zip(9, LocalDateTime.of(2020, 3, 12, 8, 0), "b", "[Content_Types].xml", "a");
    byte[] other = zip(0, LocalDateTime.of(2021, 1, 1, 0, 0), "a", "b", "[Content_Types].xml");
    assertThat(StableZip.rewrite(one)).isEqualTo(StableZip.rewrite(other));
  }

  @Test
  void contentsSurviveAndContentTypesComeFirst() throws IOException {
    byte[] stable =
        StableZip.rewrite(zip(9, LocalDateTime.MAX.withYear(2020), "ă", "[Content_Types].xml"));
    List<String> seen = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(stable), UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 1, 1, 0, 0));
        seen.add(entry.getName() + "=" + new String(in.readAllBytes(), UTF_8));
      }
    }
    assertThat(seen)
        .containsExactly("[Content_Types].xml=content of [Content_Types].xml", "ă=content of ă");
  }

  private static byte[] zip(int level, LocalDateTime time, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, UTF_8)) {
      out.setLevel(level);
      for (String name : names) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        out.putNextEntry(entry);
        out.write(("content of " + name).getBytes(UTF_8));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
