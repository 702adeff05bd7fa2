package org.mang.release;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;

/** The folder of sealed releases, {@code <year>-r<n>}, and how one differs from another. */
public final class Releases {

  private final Path folder;
  private final Versions versions;

  public Releases(Path folder) {
    this.folder = folder;
    this.versions = new Versions(folder);
  }

  /**
   * A verdict that another release has otherwise.
   *
   * @param was null if that one has none
   * @param is null if there is none any more
   */
  public record Moved(
      int target, String areaCode, String areaName, @Nullable String was, @Nullable String is) {}

  /** The number of the last release of a year; 0 if there is none. */
  public int last(int year) throws IOException {
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

  /** Where a release lies. */
  public Path folder(int year, int number) {
    return versions.version(year + "-r" + number);
  }

  /** Removes what an interrupted release left behind. */
  public void clearHalfOnes() throws IOException {
    versions.clearHalfOnes();
  }

  /** Where a release is written. */
  public Path part(Edition edition) {
    return versions.part(edition.name());
  }

  /** Lets what was written be the release, never to be changed. */
  public Path seal(Edition edition) throws IOException {
    Path part = part(edition);
    try (Stream<Path> files = Files.list(part)) {
      for (Path file : files.toList()) {
        if (!file.toFile().setReadOnly()) {
          throw new IOException("cannot seal " + file);
        }
      }
    }
    return versions.complete(edition.name());
  }

  /** Whether two releases say the same, whatever they are called. */
  public static boolean sameFigures(Path one, Path other) throws IOException {
    return Files.mismatch(one.resolve(Dataset.FIGURES), other.resolve(Dataset.FIGURES)) == -1;
  }

  /** The published verdicts that a later release has otherwise, by target and area. */
  public static List<Moved> moved(Path before, Path after) throws SQLException {
    List<Moved> moved = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                with was as (select * from read_parquet(%s) where target is not null),
                now as (select * from read_parquet(%s) where target is not null)
                select
                    target, area_code, coalesce(now.area_name, was.area_name), was.verdict, now.verdict
                from was
                full join now using (plan, target, area_code)
                where was.verdict is distinct from now.verdict
                order by target, length(area_code), area_code
                """
                    .formatted(parquet(before), parquet(after)))) {
      while (row.next()) {
        moved.add(
            new Moved(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)));
      }
    }
    return moved;
  }

  /** The files of a release that are not as its MANIFEST lists them; that itself, if it is gone. */
  public static List<String> changed(Path release) throws IOException {
    return Manifest.changed(release);
  }

  private static String parquet(Path release) {
    return Sql.text(release.resolve(Dataset.PARQUET).toString());
  }
}
