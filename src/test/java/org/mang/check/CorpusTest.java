package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mang.job.Desk;

/** Files that offices spoil, each with what comes of it written beside. */
class CorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final boolean WRITE = Boolean.getBoolean("mang.corpus.write");

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".expected") && !name.equals("README.md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatComesOfAFileIsWhatStandsBesideIt(String name, @TempDir Path folder) throws Exception {
    Path expected = CORPUS.resolve(name + ".expected");
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(CORPUS.resolve(name));
      StringBuilder came = new StringBuilder(answer.isAccepted() ? "accepted\n" : "returned\n");
      answer.findings().forEach(f -> came.append(line(f)).append('\n'));
      if (WRITE) {
        Files.writeString(expected, came);
      }
      assertThat(came.toString()).isEqualTo(Files.readString(expected));
    }
  }

  private static String line(Finding finding) {
    String cell =
        finding.column() == null && finding.row() == null
            ? "file"
            : (finding.column() == null ? "" : finding.column())
                + (finding.row() == null ? "" : finding.row());
    return "%s %s %s".formatted(finding.code(), cell, finding.message().vi());
  }
}
