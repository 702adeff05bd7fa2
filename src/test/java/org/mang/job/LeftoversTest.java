package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;

/** Whoever takes the lock takes away what was left unfinished, and nothing else. */
class LeftoversTest {

  private static final List<String> UNFINISHED =
      List.of(
          "archive/.arriving-123",
          "archive/.arriving-456.part",
          "keys/.making-1",
          "keys/.1f2e.part",
          "returned/.1f2e.part",
          "snapshot/.20200101T010101.part/parquet/a.parquet",
          "snapshot/.20200101T010101.old.part/mang.duckdb",
          "releases/.2020-r1.part/evaluation.csv",
          "store/warehouse.duckdb.tmp/duckdb_temp_storage-0.tmp",
          "tmp/mang-passing-1-2-x/owner",
          "tmp/mang-passing-1-2-x/home/archive/ab/original",
          "tmp/mang-passing-1-3-y/");

  private static final List<String> OTHERS =
      List.of(
          "archive/ab/abcd/original",
          "archive/journal.jsonl",
          "keys/pseudonym.key",
          "returned/.nfs001",
          "returned/303-bieu.part",
          "snapshot/20200101T010101/mang.duckdb",
          "releases/2020-r1/evaluation.csv",
          "store/lock",
          "tmp/somebodys");

  @Test
  void whatIsUnfinishedGoesWithTheLockTaken(@TempDir Path folder) throws IOException {
    Home home = new Home(folder.resolve("home"));
    home.create();
    for (String name : Stream.concat(UNFINISHED.stream(), OTHERS.stream()).toList()) {
      Path file = home.root().resolve(name);
      Files.createDirectories(name.endsWith("/") ? file : file.getParent());
      if (!name.endsWith("/")) {
        Files.createFile(file);
      }
    }
    RunLock.take(home).orElseThrow().close();
    try (Stream<Path> files = Files.walk(home.root())) {
      assertThat(files.filter(Files::isRegularFile))
          .map(file -> home.root().relativize(file).toString())
          .containsExactlyInAnyOrderElementsOf(OTHERS);
    }
    assertThat(home.temporary().toFile().list()).containsExactly("somebodys");
  }
}
