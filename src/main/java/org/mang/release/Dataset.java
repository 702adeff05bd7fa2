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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.mang.Sql;
import org.mang.definition.Definitions;

/**
 * The evaluation dataset of a year, with small numbers suppressed: as a draft that is written anew
 * when something has changed, or sealed as a numbered release. The same inputs give the same bytes,
 * so nothing in it says when it was made.
 */
public final class Dataset {

  /** All figures, and not a word about which edition it is. */
  static final String FIGURES = "evaluation.csv";

  static final String PARQUET = "evaluation.parquet";
  private static final String WORKBOOK = "evaluation.xlsx";
  private static final List<String> FILES = List.of(FIGURES, PARQUET, WORKBOOK);

  private final Definitions definitions;

  /** Datasets as {@code warehouse/release} of these definitions has them. */
  public Dataset(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * Writes the draft of a year, in place of the one that there is, unless it would be that again.
   *
   * @param warehouse the store with its marts built; another connection to it is made
   * @param releasesFolder holds the draft, beside the releases; made if need be
   * @return the draft's folder; empty if there is nothing to say of the year, or nothing new
   * @throws SQLException if the marts cannot be read
   * @throws ExposedException if it would give hidden counts away; the one before stays
   */
  public Optional<Path> draft(Connection warehouse, Path releasesFolder, int year)
      throws SQLException {
    Versions drafts = new Versions(releasesFolder);
    Edition edition = new Edition(year, null, dataOn(warehouse));
    try {
      drafts.clearHalfOnes();
      Path part = Files.createDirectories(drafts.part(edition.name()));
      boolean isNew =
          write(warehouse, part, edition)
              && !Manifest.sameContent(part, drafts.version(edition.name()));
      return isNew ? Optional.of(drafts.complete(edition.name())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the draft of " + year, e);
    } finally {
      clear(drafts);
    }
  }

  private static void clear(Versions drafts) {
    try {
      drafts.clearHalfOnes();
    } catch (IOException e) {
      // Whoever holds the store next does it.
    }
  }

  /**
   * Writes all files of a dataset and their {@code MANIFEST}. Releases that were made before lie
   * beside the folder; what they showed is part of what this one is attacked with.
   *
   * @param warehouse the store with its marts built; another connection to it is made
   * @param folder an empty one
   * @param edition of the day up to which the marts go
   * @return whether there is anything to say of the year; nothing was written else
   * @throws SQLException if the marts cannot be read
   * @throws ExposedException if hidden counts could be worked out from what it would show
   */
  public boolean write(Connection warehouse, Path folder, Edition edition)
      throws SQLException, IOException {
    try (Connection store = warehouse.unwrap(DuckDBConnection.class).duplicate()) {
      Disclosure disclosure = new Disclosure(definitions);
      Protection protection = disclosure.control(store, edition, folder.resolveSibling("."));
      if (count(store, edition.year()) == 0) {
        return false;
      }
      protection.require(edition);
      write(store, disclosure, folder, edition, protection);
      return true;
    }
  }

  private void write(
      Connection store, Disclosure disclosure, Path part, Edition edition, Protection protection)
      throws SQLException, IOException {
    int year = edition.year();
    String rows =
        "(select * exclude (cell_no, part_no) from release_row where year = " + year + ")";
    execute(
        store,
        "copy "
            + rows
            + " to "
            + Sql.text(part.resolve(FIGURES).toString())
            + " (format csv, header)");
    execute(
        store,
        "copy "
            + rows
            + " to "
            + Sql.text(part.resolve(PARQUET).toString())
            + " (format parquet, compression zstd, kv_metadata "
            + Sql.struct(metadata(edition))
            + ")");
    Files.write(part.resolve(WORKBOOK), DatasetWorkbook.bytes(store, disclosure, edition));
    List<String> comments =
        new ArrayList<>(
            List.of(
                edition.label().en(),
                "inputs: " + inputs(store, year),
                "definitions: " + definitionsHash()));
    comments.addAll(protection.lines());
    Manifest.write(part, FILES, comments);
  }

  private Map<String, String> metadata(Edition edition) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(
        "title", "Măng: bộ dữ liệu đánh giá năm " + edition.year() + " (evaluation dataset)");
    metadata.put("edition", edition.label().vi() + " (" + edition.label().en() + ")");
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

  /** The day up to which the marts go. */
  public static LocalDate dataOn(Connection store) throws SQLException {
    try (Statement statement = store.createStatement();
        ResultSet row = statement.executeQuery("select as_of_at::date from core.as_of")) {
      row.next();
      return row.getObject(1, LocalDate.class);
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
