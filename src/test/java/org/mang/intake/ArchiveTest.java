package org.mang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;

class ArchiveTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2020, 7, 14, 12, 0);

  private final Path folder;
  private final Path file;
  private final Archive archive;

  ArchiveTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.file = folder.resolve("a.xlsx");
    this.archive = new Archive(folder.resolve("archive"), LocalClock.read(Definitions.carried()));
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    Files.write(file, bytes);
  }

  @Test
  void keepsTheBytesUnderTheirHash() throws Exception {
    Archive.Original original = archive.store(file, receipt("a.xlsx", NOON));
    assertThat(original.path()).hasSameBinaryContentAs(file);
    assertThat(original.bytes()).isEqualTo(100_000);
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertThat(original.sha256()).isEqualTo(java.util.HexFormat.of().formatHex(digest));
    assertThat(archive.path(original.sha256())).isEqualTo(original.path());
  }

  @Test
  void theSameBytesAreKeptOnceAndEveryArrivalIsNotedOnce() throws IOException {
    archive.store(file, receipt("a.xlsx", NOON));
    archive.store(file, receipt("a.xlsx", NOON));
    Archive.Original original = archive.store(file, receipt("a (1).xlsx", NOON.plusDays(1)));
    assertThat(receipts(original))
        .containsExactly(
            "\"a.xlsx\",2020-07-14T12:00,\"Sở Y tế\"",
            "\"a (1).xlsx\",2020-07-15T12:00,\"Sở Y tế\"");
    assertThat(originals()).hasSize(1);
  }

  @Test
  void anArrivalWasLoadedWhenItWasFirstNoted() throws IOException {
    Archive.Original first = archive.store(file, receipt("a.xlsx", NOON));
    assertThat(archive.store(file, receipt("a.xlsx", NOON)).loadedAt()).isEqualTo(first.loadedAt());
    assertThat(archive.store(file, receipt("b.xlsx", NOON)).loadedAt()).isAfter(first.loadedAt());
  }

  @Test
  void aNameThatIsNoPlainTextStaysOnOneLine() throws IOException {
    Archive.Original original = archive.store(file, receipt("a\n\"b\".xlsx", NOON));
    assertThat(receipts(original))
        .containsExactly("\"a \"\"b\"\".xlsx\",2020-07-14T12:00,\"Sở Y tế\"");
  }

  @Test
  void anArrivalThatWasHalfNotedIsNotedAnew() throws IOException {
    Archive.Original original = archive.store(file, receipt("a.xlsx", NOON));
    Files.writeString(
        original.path().resolveSibling("receipts.csv"),
        "\"b.xlsx\",2020-07-1",
        StandardOpenOption.APPEND);
    assertThat(archive.kept()).singleElement().satisfies(k -> assertThat(k.arrivals()).hasSize(1));
    archive.store(file, receipt("b.xlsx", NOON));
    assertThat(receipts(original))
        .containsExactly(
            "\"a.xlsx\",2020-07-14T12:00,\"Sở Y tế\"", "\"b.xlsx\",2020-07-14T12:00,\"Sở Y tế\"");
  }

  @Test
  void nothingHalfWrittenIsLeftBehind() throws IOException {
    archive.store(file, receipt("a.xlsx", NOON));
    try (var files = Files.walk(folder.resolve("archive"))) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(f -> f.startsWith("."));
    }
  }

  private static Receipt receipt(String name, LocalDateTime at) {
    return new Receipt(name, at, "Sở Y tế");
  }

  /** Without the time at which each was loaded. */
  private static List<String> receipts(Archive.Original original) throws IOException {
    return Files.readAllLines(original.path().resolveSibling("receipts.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  private List<Path> originals() throws IOException {
    try (var files = Files.walk(folder.resolve("archive"))) {
      return files.filter(f -> f.endsWith("original")).toList();
    }
  }
}
