package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;

/** The sample years come to the same, however many files are checked at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EqualStoresTest {

  private static final long SEED = 20_200_704;

  private Path folder = Path.of("unset");
  private Home single = new Home(Path.of("unset"));
  private RunSummary ofSingle = new RunSummary();
  private final AtomicInteger lots = new AtomicInteger();

  @BeforeAll
  void loadFileByFile(@TempDir Path folder) throws SQLException, IOException {
    this.folder = folder;
    single = new Home(folder.resolve("single"));
    ofSingle = Lots.load(single, Samples.DATA, counted(Lots.single()));
    assertThat(lots.getAndSet(0)).isEqualTo(ofSingle.newFiles()).isGreaterThan(350);
  }

  @Test
  void oneLotOfAllIsTheSameAsFileByFile() throws SQLException, IOException {
    Home whole = new Home(folder.resolve("whole"));
    RunSummary summary = Lots.load(whole, Samples.DATA, counted(Lots.usual()));
    assertThat(lots.getAndSet(0)).isEqualTo(1);
    assertSame(whole, summary);
  }

  @Test
  void shuffledPostInLotsOfAnySizeIsTheSameAsFileByFile() throws SQLException, IOException {
    Random random = new Random(SEED);
    Home shuffled = new Home(folder.resolve("shuffled"));
    shuffled.create();
    post(shuffled.inbox(), random);
    RunSummary summary =
        Lots.load(shuffled, shuffled.inbox(), counted(() -> new Lot(1 + random.nextInt(40))));
    assertThat(lots.getAndSet(0)).isBetween(10, 100);
    assertSame(shuffled, summary);
  }

  private void assertSame(Home home, RunSummary summary) throws SQLException, IOException {
    assertThat(Lots.differences(single, home)).isEmpty();
    assertThat(Lots.returned(home)).hasSize(4).isEqualTo(Lots.returned(single));
    assertThat(summary.failed()).isEmpty();
    assertThat(summary.accepted()).isEqualTo(ofSingle.accepted());
    assertThat(summary.returned()).isEqualTo(ofSingle.returned());
    assertThat(summary.leftOut()).isEqualTo(ofSingle.leftOut());
    assertThat(summary.superseded()).isEqualTo(ofSingle.superseded());
    assertThat(summary.openWarnings()).isEqualTo(ofSingle.openWarnings());
  }

  private Supplier<Lot> counted(Supplier<Lot> made) {
    return () -> {
      lots.incrementAndGet();
      return made.get();
    };
  }

  private static void post(Path inbox, Random random) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Samples.DATA)) {
      all.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    Collections.shuffle(files, random);
    for (Path file : files) {
      Path target = inbox.resolve(Samples.DATA.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
