package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.job.RunSummary.Why;

/** What becomes of the files that a run takes in. */
class ReceiveTest {

  private static final Path SAMPLE =
      Samples.DATA.resolve("2020/311-thuy-nguyen/Bieu_01TE_nam_2020.xlsx");

  private final Path folder;
  private final Home home;

  ReceiveTest(@TempDir Path folder) {
    this.folder = folder;
    this.home = new Home(folder.resolve("home"));
  }

  @BeforeEach
  void makeHome() {
    home.create();
  }

  @Test
  void filesOfTheInboxLeaveItHoweverTheyAreNamed() {
    Samples.arrive(home, "2020/312-an-duong/Bieu 02TE quy II ");
    Path sameFolder = home.releases().resolve("..").resolve("inbox");

    assertThat(Samples.load(home, sameFolder).newFiles()).isEqualTo(1);
    assertThat(home.inbox()).isEmptyDirectory();
  }

  @Test
  void aFileDroppedJustNowIsWaitedForAndTaken() throws IOException {
    Files.copy(SAMPLE, home.inbox().resolve("a.xlsx"));
    RunSummary summary = Samples.load(home);
    assertThat(summary.accepted()).isEqualTo(1);
    assertThat(summary.leftAlone(Why.BEING_WRITTEN)).isEmpty();
    assertThat(home.inbox()).isEmptyDirectory();
  }

  @Test
  void aFileWhoseTimeIsYetToComeIsTaken() throws IOException {
    Path file = Files.copy(SAMPLE, home.inbox().resolve("a.xlsx"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
    assertThat(Samples.load(home).accepted()).isEqualTo(1);
  }

  @Test
  void aFileThatIsStillBeingWrittenStaysWholeAndTheOthersAreTaken()
      throws IOException, InterruptedException {
    Samples.arrive(home, "2020/312-an-duong/Bieu 02TE quy II ");
    Path growing = home.inbox().resolve("growing.csv");
    try (Writing writing = Writing.to(growing)) {
      assertThat(writing).isNotNull();
      RunSummary summary = Samples.load(home);
      assertThat(summary.leftAlone(Why.BEING_WRITTEN)).containsExactly(growing);
      assertThat(summary.newFiles()).isEqualTo(1);
    }
    assertThat(growing).exists();
    try (var archived = Files.list(home.archive())) {
      assertThat(archived).as("no torn file is archived").hasSize(1);
    }
    RunSummary next = Samples.load(home);
    assertThat(next.newFiles()).isEqualTo(1);
    assertThat(home.inbox()).isEmptyDirectory();
  }

  @Test
  void aNamedFileThatChangesWhileItIsCopiedIsLeftAlone()
      throws IOException, InterruptedException, SQLException {
    Path growing = folder.resolve("growing.csv");
    Files.write(growing, new byte[256 << 20]);
    List<Path> left = List.of();
    try (Writing writing = Writing.to(growing)) {
      assertThat(writing).isNotNull();
      // On a busy machine the writer may have to wait for longer than copying takes.
      for (int attempt = 0; attempt < 5 && left.isEmpty(); attempt++) {
        left = Samples.load(home, growing, SAMPLE).leftAlone(Why.BEING_WRITTEN);
      }
    }
    assertThat(left).containsExactly(growing);
    assertThat(Samples.ask(home, "select count(*) from core.submission where state = 'accepted'"))
        .containsExactly("1");
  }

  @Test
  void aCheckOfAFileThatIsStillBeingWrittenReadsWhatIsThere()
      throws IOException, InterruptedException {
    Path growing = folder.resolve("growing.csv");
    try (Writing writing = Writing.to(growing);
        FileCheck check = new FileCheck(home, new Definitions(home.beside()))) {
      assertThat(writing).isNotNull();
      assertThat(check.check(growing, false).accepted()).isFalse();
    }
  }

  @Test
  void aFileThatCannotBeOpenedIsToldAndTheOthersAreTaken() throws IOException, SQLException {
    Path closed = Files.copy(SAMPLE, home.inbox().resolve("closed.xlsx"));
    Path cellar = Files.createDirectory(home.inbox().resolve("cellar"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(cellar, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(closed)).as("run by root, who may read all").isFalse();
    Samples.arrive(home, "2020/312-an-duong/Bieu 02TE quy II ");
    try {
      RunSummary summary = Samples.load(home);
      assertThat(summary.leftAlone(Why.UNREADABLE)).containsExactlyInAnyOrder(closed, cellar);
      assertThat(summary.newFiles()).isEqualTo(1);
      assertThat(summary.needsPerson()).isTrue();
    } finally {
      Files.setPosixFilePermissions(cellar, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aFileThatVanishesBeforeItIsLookedAtIsToldAndTheOthersAreTaken() throws IOException {
    Samples.arrive(home, "2020/312-an-duong/Bieu 02TE quy ");
    List<Path> files;
    try (var inbox = Files.list(home.inbox())) {
      files = inbox.sorted().toList();
    }
    Progress thief =
        new Progress() {
          @Override
          public void step(String name) {}

          @Override
          public void done(int count, int of, String what) {
            try {
              Files.deleteIfExists(files.get(1));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          public void note(String text) {}
        };
    RunSummary summary =
        new Run(home, new Definitions(home.beside()), thief).load(files).orElseThrow();
    assertThat(summary.leftAlone(Why.UNREADABLE)).containsExactly(files.get(1));
    assertThat(summary.newFiles()).isEqualTo(files.size() - 1);
  }

  @Test
  void namesThatWouldCommandATerminalOrFillAPathAreTaken() throws IOException {
    String[] names = {
      "\u001B[2J\u0007\n.xlsx", "a".repeat(250) + ".xlsx", "...xlsx", "ừ".repeat(80)
    };
    for (int i = 0; i < names.length; i++) {
      Files.writeString(home.inbox().resolve(names[i]), "không phải biểu nào; " + i + "\n");
    }
    RunSummary summary = Samples.load(home);
    assertThat(summary.failed()).isEmpty();
    assertThat(summary.returnedWorkbooks()).hasSize(3);
  }

  /** Somebody who goes on writing to a file until closed. */
  private static final class Writing implements AutoCloseable {

    private final AtomicBoolean done = new AtomicBoolean();
    private final Thread thread;

    private Writing(Path file) {
      thread =
          new Thread(
              () -> {
                try (OutputStream out =
                    Files.newOutputStream(
                        file,
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.APPEND)) {
                  while (!done.get()) {
                    out.write("Biểu 03;dòng\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    Thread.sleep(0, 100_000);
                  }
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.start();
    }

    static Writing to(Path file) throws InterruptedException {
      Writing writing = new Writing(file);
      while (!Files.exists(file)) {
        Thread.sleep(5);
      }
      return writing;
    }

    @Override
    public void close() {
      done.set(true);
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
