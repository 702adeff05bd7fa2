package org.mang.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Keeps {@code sample-data/} and its generator the same. Run with {@code -Dmang.sample.write=true}
 * to write the folder afresh after a change to the generator.
 */
class SampleDataTest {
  private static final Path COMMITTED = Path.of("sample-data");

  @Test
  void committedFilesAreWhatTheGeneratorMakes(@TempDir Path made) throws IOException {
    SampleData.write(made);
    if (Boolean.getBoolean("mang.sample.write")) {
      FileSystemUtils.deleteRecursively(COMMITTED);
      FileSystemUtils.copyRecursively(made, COMMITTED);
    }
    assertThat(files(COMMITTED)).isEqualTo(files(made));
    for (String file : files(made)) {
      assertThat(COMMITTED.resolve(file)).hasSameBinaryContentAs(made.resolve(file));
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
