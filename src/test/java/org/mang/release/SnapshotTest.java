package org.mang.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.MangException;
import org.mang.Migrations;
import org.mang.definition.Definitions;

class SnapshotTest {

  private final Path folder;
  private final Path snapshots;
  private final Connection store;
  private final Snapshot snapshot;

  SnapshotTest(@TempDir Path home) throws SQLException, IOException {
    this.folder = home;
    this.snapshots = home.resolve("snapshot");
    this.snapshot = new Snapshot(new Definitions(home));
    this.store = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
    Migrations.apply(store);
    execute(
        store,
        """
        insert into core.observation
        select 's1', 'Biểu 01', 5 + i, 'C', 'children', '303', '2020', '2020-01-01', '2020-12-31',
            '_T', '_T', '_T', '_T', i
        from range(100) r(i);
        insert into core.child values
            ('s2', '', 2, 'A', 'register', 'k3y', '2020-12-31', '11296', '303', 'F', 2015, '2015-03-01',
             ['d'], [], []);
        insert into core.event (submission_id, sheet, row_no, column_ref, kind, event_key, sex_code,
            category_code, place_code)
        values ('s3', 'DS', 2, 'A', 'abuse', 'k3y', 'F', 'violence', '_T');
        create table mart.indicator_value as select 'injury_rate' as indicator_code, 198.5 as value
        """);
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  @Test
  void holdsCoreAndMartsAndNothingOfOperations() throws Exception {
    snapshot.publish(store, snapshots, "n1");
    try (Connection reader = read("n1")) {
      assertThat(strings(reader, "select distinct schema_name from duckdb_tables() order by 1"))
          .containsExactly("core", "mart");
      assertThat(strings(reader, "select count(*) from core.observation")).containsExactly("100");
      assertThat(strings(reader, "select value from mart.indicator_value"))
          .containsExactly("198.5");
      assertThat(strings(reader, "select count(*) from core.submission_in_force"))
          .containsExactly("0");
    }
  }

  /** And says what it says of the snapshot's own tables, when the store is gone. */
  @Test
  void aViewOfMartsStaysAView() throws Exception {
    execute(
        store, "create view mart.figure as select value from mart.indicator_value where value > 1");
    snapshot.publish(store, snapshots, "n1");
    execute(store, "drop table mart.indicator_value");
    try (Connection reader = read("n1")) {
      assertThat(strings(reader, "select value from mart.figure")).containsExactly("198.5");
      assertThat(
              strings(reader, "select table_name from duckdb_tables() where table_name = 'figure'"))
          .isEmpty();
    }
    assertThat(snapshots.resolve("n1/parquet/mart.figure.parquet")).doesNotExist();
  }

  /**
   * They are somebody's words; a sheet is a number, and of one that nobody counted not even that.
   */
  @Test
  void namesOfFilesAndSheetsAreNotInIt() throws Exception {
    execute(store, "insert into ops.sheet values ('s1', 'Biểu 01', 2), ('s2', '', 1)");
    snapshot.publish(store, snapshots, "n1");
    try (Connection reader = read("n1")) {
      assertThat(strings(reader, "select distinct sheet from core.observation"))
          .containsExactly("2");
      assertThat(strings(reader, "select sheet from core.child")).containsExactly("1");
      assertThat(strings(reader, "select coalesce(sheet, 0) from core.event")).containsExactly("0");
      assertThat(
              strings(
                  reader,
                  "select distinct data_type from duckdb_columns() where column_name = 'sheet'"))
          .containsExactly("INTEGER");
      assertThat(
              strings(
                  reader,
                  "select table_name from duckdb_columns() where column_name like '%file_name'"))
          .isEmpty();
    }
  }

  @Test
  void noPseudonymLeavesTheStore() throws Exception {
    Path version = snapshot.publish(store, snapshots, "n1");
    try (Connection reader = read("n1")) {
      assertThat(
              strings(
                  reader,
                  "select column_name from duckdb_columns() where column_name like '%\\_key'"
                      + " escape '\\' and table_name in ('event', 'child')"))
          .isEmpty();
      assertThat(strings(reader, "select group_codes from core.child")).containsExactly("[d]");
    }
    try (ParquetFileReader file = parquet(version, "core.child")) {
      assertThat(file.getFileMetaData().getSchema().containsField("child_key")).isFalse();
    }
  }

  @Test
  void isInAFormatThatOlderClientsRead() throws Exception {
    snapshot.publish(store, snapshots, "n1");
    try (Connection reader = read("n1")) {
      assertThat(
              strings(
                  reader,
                  "select tags['storage_version'] from duckdb_databases() where not internal"))
          .anyMatch(v -> v != null && v.startsWith("v1.2.0"));
    }
  }

  @Test
  void saysWhatItsTablesAre() throws Exception {
    snapshot.publish(store, snapshots, "n1");
    try (Connection reader = read("n1")) {
      assertThat(
              strings(
                  reader, "select comment from duckdb_tables() where table_name = 'observation'"))
          .containsExactly("One counted value of a measure, from one cell.");
    }
  }

  @Test
  void parquetIsReadByApachesReaderAndDescribesItself() throws Exception {
    Path version = snapshot.publish(store, snapshots, "n1");
    try (ParquetFileReader file = parquet(version, "core.observation")) {
      assertThat(file.getRecordCount()).isEqualTo(100);
      assertThat(file.getFileMetaData().getSchema().getFields())
          .extracting(f -> f.getName())
          .startsWith("submission_id", "sheet", "row_no", "column_ref", "measure_code")
          .hasSize(14);
      assertThat(file.getRowGroups())
          .flatExtracting(g -> g.getColumns())
          .allMatch(c -> c.getCodec() == CompressionCodecName.ZSTD);
      assertThat(file.getFileMetaData().getKeyValueMetaData())
          .containsEntry("title", "Măng: core.observation")
          .containsEntry("description", "One counted value of a measure, from one cell.")
          .containsEntry("schema_version", schemaVersion())
          .containsKeys("license", "source");
    }
  }

  @Test
  void currentIsARelativeLinkToTheNewestOfThreeKept() throws Exception {
    for (int n = 1; n <= 5; n++) {
      snapshot.publish(store, snapshots, "n" + n);
      Files.setLastModifiedTime(
          snapshots.resolve("n" + n), java.nio.file.attribute.FileTime.fromMillis(n * 1_000L));
    }
    assertThat(names()).containsExactly("current", "n3", "n4", "n5");
    assertThat(Files.readSymbolicLink(snapshots.resolve("current"))).isEqualTo(Path.of("n5"));
  }

  @Test
  void aReaderOfAnOldVersionGoesOnUndisturbed() throws Exception {
    snapshot.publish(store, snapshots, "n1");
    try (Connection reader = read("n1")) {
      execute(store, "insert into mart.indicator_value values ('special_share', 1)");
      for (int n = 2; n <= 5; n++) {
        snapshot.publish(store, snapshots, "n" + n);
        assertThat(strings(reader, "select count(*) from mart.indicator_value"))
            .containsExactly("1");
        assertThat(strings(reader, "select sum(value)::int from core.observation"))
            .containsExactly("4950");
      }
    }
    try (Connection reader = read("n5")) {
      assertThat(strings(reader, "select count(*) from mart.indicator_value")).containsExactly("2");
    }
  }

  @Test
  void aFailedPublishLeavesCurrentAndIsClearedByTheNext() throws Exception {
    snapshot.publish(store, snapshots, "n1");
    execute(store, "create view core.broken as select error('stopped half-way') as x");
    assertThatThrownBy(() -> snapshot.publish(store, snapshots, "n2"))
        .isInstanceOf(SQLException.class);
    assertThat(Files.readSymbolicLink(snapshots.resolve("current"))).isEqualTo(Path.of("n1"));
    assertThat(snapshots.resolve("n2")).doesNotExist();
    assertThat(names()).contains(".n2.part");

    execute(store, "drop view core.broken");
    snapshot.publish(store, snapshots, "n3");
    assertThat(names()).containsExactly("current", "n1", "n3");
  }

  @Test
  void aVersionWhoseSwitchWasInterruptedIsWrittenAnew() throws Exception {
    snapshot.publish(store, snapshots, "n1");
    Files.createDirectories(snapshots.resolve("n2"));
    Files.writeString(snapshots.resolve("n2/mang.duckdb"), "of an earlier try");
    snapshot.publish(store, snapshots, "n2");
    try (Connection reader = read("n2")) {
      assertThat(strings(reader, "select count(*) from core.observation")).containsExactly("100");
    }
  }

  @Test
  void whatIsNotCommittedIsNotPublishedAndTheCallersTransactionStays() throws Exception {
    store.setAutoCommit(false);
    execute(store, "insert into mart.indicator_value values ('special_share', 1)");
    snapshot.publish(store, snapshots, "n1");
    store.rollback();
    store.setAutoCommit(true);
    try (Connection reader = read("n1")) {
      assertThat(strings(reader, "select count(*) from mart.indicator_value")).containsExactly("1");
    }
  }

  @Test
  void aNameThatLeadsElsewhereIsRefused() {
    for (String name : List.of("../x", "current", ".hidden", "")) {
      assertThatThrownBy(() -> snapshot.publish(store, snapshots, name))
          .isInstanceOf(MangException.class)
          .hasMessageContaining("'" + name + "'");
    }
    assertThat(folder.resolve("x")).doesNotExist();
  }

  private static String schemaVersion() throws IOException {
    List<Path> scripts = Migrations.versioned();
    String last = scripts.get(scripts.size() - 1).getFileName().toString();
    return last.substring(1, last.indexOf("__"));
  }

  private ParquetFileReader parquet(Path version, String table) throws IOException {
    return ParquetFileReader.open(
        new LocalInputFile(version.resolve("parquet").resolve(table + ".parquet")));
  }

  private Connection read(String version) throws SQLException {
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    return DriverManager.getConnection(
        "jdbc:duckdb:" + snapshots.resolve(version).resolve("mang.duckdb"), readOnly);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(snapshots)) {
      return paths.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
