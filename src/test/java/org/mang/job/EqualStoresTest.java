package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mang.intake.Inbox.RECEIPTS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.springframework.util.FileSystemUtils;

/**
 * A sample year, after the one that it is compared with, comes to the same, however many files are
 * checked at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EqualStoresTest {

  private static final long SEED = 20_200_704;

  private Path folder = Path.of("unset");
  private Home single = new Home(Path.of("unset"));
  private RunSummary ofSingle = new RunSummary();
  private final List<Lot> lots = new ArrayList<>();

  @BeforeAll
  void loadFileByFile(@TempDir Path folder) throws SQLException, IOException {
    this.folder = folder;
    Lots.load(home("before"), post("2019", folder.resolve("2019"), new Random(SEED)), Lots.usual());
    post("2020", folder.resolve("2020"), new Random(SEED));
    single = afterTheYearBefore("single");
    ofSingle = Lots.load(single, folder.resolve("2020"), counted(Lots.single()));
    assertThat(lotsChecked()).isEqualTo(ofSingle.newFiles()).isGreaterThan(170);
  }

  @Test
  void oneLotOfAllIsTheSameAsFileByFile() throws SQLException, IOException {
    Home whole = afterTheYearBefore("whole");
    RunSummary summary = Lots.load(whole, folder.resolve("2020"), counted(Lots.usual()));
    assertThat(lotsChecked()).isEqualTo(1);
    assertSame(whole, summary);
  }

  @Test
  void shuffledPostInLotsOfAnySizeIsTheSameAsFileByFile() throws SQLException, IOException {
    Random random = new Random(SEED + 1);
    Home shuffled = afterTheYearBefore("shuffled");
    post("2020", shuffled.inbox(), random);
    RunSummary summary =
        Lots.load(shuffled, shuffled.inbox(), counted(() -> new Lot(1 + random.nextInt(40))));
    assertThat(lotsChecked()).isBetween(5L, 50L);
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
    lots.clear();
    return () -> {
      lots.add(made.get());
      return lots.get(lots.size() - 1);
    };
  }

  private long lotsChecked() {
    return lots.stream().filter(lot -> !lot.files().isEmpty()).count();
  }

  private Home home(String name) {
    return new Home(folder.resolve(name));
  }

  private Home afterTheYearBefore(String name) throws IOException {
    FileSystemUtils.copyRecursively(home("before").root(), home(name).root());
    return home(name);
  }

  /** Copies the files of a year, in any order, with their receipts. */
  private static Path post(String year, Path to, Random random) throws IOException {
    List<String> receipts = new ArrayList<>(Files.readAllLines(Samples.DATA.resolve(RECEIPTS)));
    receipts.removeIf(line -> !line.startsWith(year + "/"));
    Collections.shuffle(receipts, random);
    for (String receipt : receipts) {
      String file = receipt.substring(0, receipt.indexOf(','));
      Files.createDirectories(to.resolve(file).getParent());
      Files.copy(Samples.DATA.resolve(file), to.resolve(file));
    }
    receipts.add(0, "file,received_at,received_from");
    Files.write(to.resolve(RECEIPTS), receipts);
    return to;
  }
}
