package org.mang.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mang.Home;

/**
 * Files of the sample as they lie in the inbox before a run, with a register that says when they
 * came, so that nothing depends on when the run was. One is told its form, so that the journal has
 * an entry; one is a copy of another.
 */
final class Post {

  private static final Path SAMPLE = Path.of("sample-data", "2020");

  private static final List<String> FILES =
      List.of(
          "305-le-chan/Bieu 01TE 6 thang dau nam 2020.xlsx",
          "305-le-chan/Bieu 01TE nam 2020.xlsx",
          "312-an-duong/Bieu 02TE quy II nam 2020.xlsx",
          "cong-an/Bieu 06CA-TE thang 01 nam 2020.xlsx",
          "so-y-te/Bieu 03YT-TE - thang 01 nam 2020.csv");

  private Post() {}

  static void arrive(Home home) throws IOException {
    home.create();
    Map<String, Path> files = new TreeMap<>();
    for (String file : FILES) {
      files.put(file.replace('/', ' '), SAMPLE.resolve(file));
    }
    files.put("bản sao.xlsx", SAMPLE.resolve(FILES.get(1)));
    List<String> register = new ArrayList<>();
    register.add("file,received_at,received_from,form,reporter,period");
    LocalDateTime at = LocalDateTime.of(2021, 1, 4, 8, 0);
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Path copy = Files.copy(file.getValue(), home.inbox().resolve(file.getKey()));
      // A file that was written just now would be waited for.
      Files.setLastModifiedTime(copy, FileTime.from(Instant.parse("2021-01-04T01:00:00Z")));
      String form = file.getKey().contains("CA-TE") ? "police-abuse" : "";
      at = at.plusMinutes(1);
      register.add("\"%s\",%s,,%s,,".formatted(file.getKey(), at, form));
    }
    Files.write(home.inbox().resolve("receipts.csv"), register);
  }
}
