package org.mang.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.MangException;

/** Nobody can change what was decided without its being seen. */
class JournalTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2021, 2, 1, 12, 0);

  private final Path file;
  private final Journal journal;

  JournalTest(@TempDir Path folder) {
    this.file = folder.resolve(Journal.FILE);
    this.journal = new Journal(folder);
  }

  @Test
  void entriesAreKeptInTheirOrder() {
    assertThat(journal.entries()).isEmpty();
    three();
    assertThat(journal.entries())
        .extracting(Journal.Entry::number, Journal.Entry::kind, Journal.Entry::because)
        .containsExactly(
            tuple(1, "withdraw", "Nhầm \"tệp\""),
            tuple(2, "restore", "một\ndòng"),
            tuple(3, "accept", "đúng"));
    assertThat(journal.entries().get(2).details()).isEqualTo("[{\"code\":\"X\",\"row\":3}]");
    assertThat(journal.entries().stream().map(Journal.Entry::at))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aLineThatWasChangedIsSeen(int line) throws IOException {
    three();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(line, lines.get(line).replaceFirst("\"by\":\"An\"", "\"by\":\"Ba\""));
    Files.write(file, lines);
    assertThatThrownBy(journal::entries)
        .isInstanceOf(MangException.class)
        .hasMessageContaining("line " + (line + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aLineThatIsGoneIsSeen(int line) throws IOException {
    three();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(line);
    Files.write(file, lines);
    assertThatThrownBy(journal::entries).hasMessageContaining("line " + (line + 1));
  }

  @Test
  void whatWasHalfWrittenWasNotSaid() throws IOException {
    three();
    Files.writeString(file, "{\"no\":4,\"ki", StandardOpenOption.APPEND);
    assertThat(journal.entries()).hasSize(3);
    journal.add(Journal.Kind.WITHDRAW, "d", "An", "x", null, NOON.plusDays(1));
    assertThat(journal.entries()).hasSize(4);
    assertThat(Files.readAllLines(file)).hasSize(4);
  }

  @Test
  void aLineThatIsNoneIsSaid() throws IOException {
    Files.writeString(file, "xin chào\n");
    assertThatThrownBy(journal::entries).hasMessageContaining("line 1");
  }

  private void three() {
    journal.add(Journal.Kind.WITHDRAW, "a", "An", "Nhầm \"tệp\"", null, NOON);
    journal.add(Journal.Kind.RESTORE, "a", "An", "một\ndòng", null, NOON);
    // A clock that was set back.
    journal.add(
        Journal.Kind.ACCEPT, "b", "An", "đúng", "[{\"code\":\"X\",\"row\":3}]", NOON.minusDays(1));
  }
}
