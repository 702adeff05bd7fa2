package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.check.Finding;
import org.mang.definition.Definitions;
import org.mang.warehouse.DatabaseFile;
import org.mang.warehouse.ReadyStore;

/** A check in a copy of a store that lies beside the program. */
class ReadyStoreTest {

  private static final Path SOUND =
      Samples.DATA.resolve("2020/305-le-chan/Bieu 01TE nam 2020.xlsx");

  private static final Path WRONG =
      Samples.DATA.resolve("2020/305-le-chan/Bieu 01TE 6 thang dau nam 2020.xlsx");

  private final Path ready;
  private final Home home;

  ReadyStoreTest(@TempDir Path folder) {
    this.ready = folder.resolve("program").resolve("ready.duckdb");
    this.home = new Home(folder.resolve("home"));
  }

  @BeforeEach
  void make() throws Exception {
    Files.createDirectories(ready.getParent());
    ReadyStore.make(ready);
  }

  @Test
  void aCheckInACopySaysWhatOneInAStoreOfItsOwnSays() {
    FileCheck.Answer own = check(WRONG, null);
    assertThat(own.findings().count()).isPositive();
    assertThat(check(WRONG, ready)).isEqualTo(own);
    assertThat(check(WRONG, ready.resolveSibling("none.duckdb"))).isEqualTo(own);
  }

  @Test
  void itHoldsNothingThatAnybodySentAndLiesThereAlone() throws Exception {
    try (Connection store = DatabaseFile.open(ready, true);
        Statement statement = store.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select (select count(*) from ops.original), (select count(*) from core.submission),
                    (select count(*) from core.child), (select count(*) from core.area) > 0
                """)) {
      row.next();
      assertThat(row.getInt(1) + row.getInt(2) + row.getInt(3)).isZero();
      assertThat(row.getBoolean(4)).isTrue();
    }
    try (Stream<Path> there = Files.list(ready.getParent())) {
      assertThat(there).containsExactly(ready);
    }
  }

  @Test
  void whatIsKnownBeforehandIsReadAnewWhereDefinitionsLieBesideTheHome() throws Exception {
    try (Connection store = DatabaseFile.open(ready, false);
        Statement statement = store.createStatement()) {
      statement.execute("update core.area_name set name_key = 'nowhere'");
    }
    assertThat(check(SOUND, ready).findings().listed())
        .extracting(Finding::code)
        .contains("UNKNOWN_AREA");

    Path codes = Files.createDirectories(home.beside().resolve("jobs/codes"));
    Files.writeString(
        codes.resolve("more.yaml"),
        "codes: more\ntitle: {vi: A, en: A}\nvalues: {a: {vi: A, en: A}}\n");
    assertThat(check(SOUND, ready).findings().listed())
        .extracting(Finding::code)
        .doesNotContain("UNKNOWN_AREA");
  }

  private FileCheck.Answer check(Path report, @Nullable Path store) {
    try (FileCheck check = new FileCheck(home, new Definitions(home.beside()), store)) {
      return check.check(report, false);
    }
  }
}
