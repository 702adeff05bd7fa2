package org.mang.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.mang.Sql;
import org.mang.definition.Definitions;

/**
 * The evaluation dataset of a year: sealed and numbered, with small numbers suppressed. The same
 * inputs give the same bytes, so nothing in it says when it was made or which number it has.
 */
public final class Dataset {

  private static final List<String> FILES =
      List.of("evaluation.csv", "evaluation.parquet", "evaluation.xlsx");

  private final Definitions definitions;

  /** Datasets as {@code warehouse/release} of these definitions has them. */
  public Dataset(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * Writes the next release of a year, {@code <year>-r<n>}, unless it would be the last one again.
   *
   * @param warehouse the store with its marts built; another connection to it is made
   * @param releasesFolder holds the releases; made if need be
   * @return the release's folder; empty if there is nothing to say of the year, or nothing new
   * @throws SQLException if the marts cannot be read
   */
  public Optional<Path> publish(Connection warehouse, Path releasesFolder, int year)
      throws SQLException {
    Versions releases = new Versions(releasesFolder);
    try (Connection store = warehouse.unwrap(DuckDBConnection.class).duplicate()) {
      releases.clearHalfOnes();
      Disclosure disclosure = new Disclosure(definitions);
      disclosure.control(store);
      if (count(store, year) == 0) {
        return Optional.empty();
      }
      int last = last(releasesFolder, year);
      String name = year + "-r" + (last + 1);
      Path part = Files.createDirectories(releases.part(name));
      write(store, disclosure, part, year);
      if (last > 0 && Manifest.sameContent(part, releases.version(year + "-r" + last))) {
        releases.clearHalfOnes();
        return Optional.empty();
      }
      for (String file : FILES) {
        if (!part.resolve(file).toFile().setReadOnly()) {
          throw new IOException("cannot seal " + part.resolve(file));
        }
      }
      return Optional.of(releases.complete(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot publish the dataset of " + year, e);
    }
  }

  private void write(Connection store, Disclosure disclosure, Path part, int year)
      throws SQLException, IOException {
    String rows = "(select * exclude (part_no) from release_row where year = " + year + ")";
    execute(
        store,
        "copy "
            + rows
            + " to "
            + Sql.text(part.resolve("evaluation.csv").toString())
            + " (format csv, header)");
    execute(
        store,
        "copy "
            + rows
            + " to "
            + Sql.text(part.resolve("evaluation.parquet").toString())
            + " (format parquet, compression zstd, kv_metadata "
            + Sql.struct(metadata(year))
            + ")");
    Files.write(part.resolve("evaluation.xlsx"), DatasetWorkbook.bytes(store, disclosure, year));
    Manifest.write(
        part,
        FILES,
        List.of("inputs: " + inputs(store, year), "definitions: " + definitionsHash()));
  }

  private Map<String, String> metadata(int year) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("title", "Măng: bộ dữ liệu đánh giá năm " + year + " (evaluation dataset)");
    metadata.put(
        "description",
        "Every figure of the year with its bounds, its reporting and the verdict of its target. "
            + Terms.DISCLOSURE_EN);
    metadata.put("license", Terms.LICENSE);
    metadata.put("source", Terms.SOURCE);
    metadata.put("schema_version", String.valueOf(TableNotes.read(definitions).schemaVersion()));
    return metadata;
  }

  /** What was received and is in force for the year and the one it is compared with. */
  private static String inputs(Connection store, int year) throws SQLException {
    try (PreparedStatement statement =
        store.prepareStatement(
            """
            select coalesce(string_agg(distinct sha256, ',' order by sha256), '')
            from core.submission_in_force
            where year(period_end) between ? - 1 and ?
            """)) {
      statement.setInt(1, year);
      statement.setInt(2, year);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Manifest.sha256(row.getString(1));
      }
    }
  }

  private String definitionsHash() {
    StringBuilder all = new StringBuilder();
    for (String folder :
        List.of("indicators", "marts", "measures", "reconciliations", "release", "targets")) {
      for (String ending : List.of(".sql", ".yaml")) {
        definitions
            .texts("warehouse/" + folder, ending)
            .forEach((file, text) -> all.append(folder).append('/').append(file).append(text));
      }
    }
    return Manifest.sha256(all.toString());
  }

  private static int last(Path folder, int year) throws IOException {
    Pattern name = Pattern.compile(year + "-r(\\d+)");
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .map(path -> name.matcher(path.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToInt(match -> Integer.parseInt(match.group(1)))
          .max()
          .orElse(0);
    }
  }

  private static long count(Connection store, int year) throws SQLException {
    try (Statement statement = store.createStatement();
        ResultSet row =
            statement.executeQuery("select count(*) from release_row where year = " + year)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(Connection store, String sql) throws SQLException {
    try (Statement statement = store.createStatement()) {
      statement.execute(sql);
    }
  }
}
