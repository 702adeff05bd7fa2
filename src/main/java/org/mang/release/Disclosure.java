package org.mang.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.mang.Sql;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;

/**
 * Small numbers of people are not published, nor what gives them away: counts are hidden, and with
 * them every figure that shows them, until an attack on all that is published fails.
 */
final class Disclosure {

  private static final String FOLDER = "warehouse/release";

  private final Definitions definitions;

  Disclosure(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * Makes the temporary table {@code release_row} of what may be published of a year and of the one
   * before, and attacks it.
   *
   * @param releases the folder of the releases that were made before; it need not be there
   */
  Protection control(Connection store, Edition edition, Path releases) throws SQLException {
    execute(store, "set variable release_year = " + edition.year());
    make(store, "cell");
    make(store, "slot");
    make(store, "count");
    make(store, "member");
    List<String> earlier = earlier(store, edition, releases);
    make(store, "past");
    CountSystem system = new CountReader(store).read();
    Attack attack = new Attack(system);
    BitSet hidden = new Suppression(system, attack).hidden();
    suppress(store, hidden);
    make(store, "suppressed");
    make(store, "bound");
    execute(store, "create or replace temp table release_row as " + sql("dataset"));
    Audit audit = Audit.of(system, attack, hidden, shown(store, system));
    return Protection.of(store, edition.year(), audit, earlier);
  }

  /** The text of {@code warehouse/release/<name>.sql}. */
  String sql(String name) {
    String text = definitions.texts(FOLDER, ".sql").get(name + ".sql");
    if (text == null) {
      throw new DefinitionException(FOLDER + "/" + name + ".sql is missing");
    }
    return text;
  }

  private void make(Connection store, String name) throws SQLException {
    execute(store, "create or replace temp table release_" + name + " as " + sql(name));
  }

  /** What releases before this one have published. One that is gone can tell nobody anything. */
  private static List<String> earlier(Connection store, Edition edition, Path releases)
      throws SQLException {
    execute(
        store,
        """
        create or replace temp table release_earlier (
            release varchar, year integer, indicator_code varchar, area_code varchar, sex_code varchar,
            age_band_code varchar, category_code varchar, place_code varchar, numerator double,
            denominator double, suppressed boolean, baseline_value double)
        """);
    List<String> earlier = new ArrayList<>();
    try (PreparedStatement query =
        store.prepareStatement(
            """
            select release
            from core.release
            where year between ? - 1 and ? + 1
                and released_at
                < coalesce((select min(released_at) from core.release where release = ?), 'infinity')
            order by released_at
            """)) {
      query.setInt(1, edition.year());
      query.setInt(2, edition.year());
      query.setString(3, edition.name());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          earlier.add(row.getString(1));
        }
      }
    }
    earlier.removeIf(release -> !Files.isRegularFile(figures(releases, release)));
    for (String release : earlier) {
      execute(
          store,
          """
          insert into release_earlier
          select
              %s, year, indicator_code, area_code, sex_code, age_band_code, category_code, place_code,
              numerator, denominator, suppressed, baseline_value
          from read_csv(%s, header = true, all_varchar = true)
          """
              .formatted(Sql.text(release), Sql.text(figures(releases, release).toString())));
    }
    return earlier;
  }

  private static Path figures(Path releases, String release) {
    return releases.resolve(release).resolve(Dataset.FIGURES);
  }

  private static void suppress(Connection store, BitSet hidden) throws SQLException {
    execute(store, "create or replace temp table release_hidden (count_no integer)");
    if (!hidden.isEmpty()) {
      execute(
          store,
          hidden.stream()
              .mapToObj(count -> "(" + count + ")")
              .collect(Collectors.joining(", ", "insert into release_hidden values ", "")));
    }
  }

  /** The counts that are to be read from the rows as they are, whoever made them so. */
  private static BitSet shown(Connection store, CountSystem system) throws SQLException {
    BitSet shown = (BitSet) system.known().clone();
    try (Statement statement = store.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select slot.count_no
                from release_slot as slot
                inner join release_row as published using (cell_no)
                where coalesce(
                    case slot.side when 'numerator' then published.numerator else published.denominator end,
                    published.value, published.lower_bound, published.upper_bound, published.interval_low,
                    published.interval_high
                ) is not null
                """)) {
      while (row.next()) {
        shown.set(row.getInt(1));
      }
    }
    return shown;
  }

  private static void execute(Connection store, String sql) throws SQLException {
    try (Statement statement = store.createStatement()) {
      statement.execute(sql);
    }
  }
}
