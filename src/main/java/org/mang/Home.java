package org.mang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The folder in which one installation keeps all that it has.
 *
 * @param root {@code MANG_HOME}, absolute
 */
public record Home(Path root) {

  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /** Where offices' files arrive. */
  public Path inbox() {
    return root.resolve("inbox");
  }

  /** The marked workbooks that go back to the offices. */
  public Path returned() {
    return root.resolve("returned");
  }

  /** Originals, byte for byte, under their SHA-256. */
  public Path archive() {
    return root.resolve("archive");
  }

  /** The warehouse's database and the job history; only Măng opens them. */
  public Path store() {
    return root.resolve("store");
  }

  /** What analysts read. */
  public Path snapshot() {
    return root.resolve("snapshot");
  }

  /** Yearly datasets. */
  public Path releases() {
    return root.resolve("releases");
  }

  /** Keys; outside the folders of data, for its owner only. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** The secret key under which identifiers become pseudonyms. */
  public Path pseudonymKey() {
    return keys().resolve("pseudonym.key");
  }

  /** What a command needs only while it runs. */
  public Path temporary() {
    return root.resolve("tmp");
  }

  /** The database file. */
  public Path database() {
    return store().resolve("warehouse.duckdb");
  }

  /** The folder beside this one, where definitions may be overridden. */
  public Path beside() {
    return Objects.requireNonNullElse(root.getParent(), root);
  }

  /** What happened. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Makes the folders that are not there yet, for their owner alone. */
  public void create() {
    try {
      for (Path folder : List.of(inbox(), returned(), archive(), store(), snapshot(), releases())) {
        Files.createDirectories(folder, Rights.OWN_FOLDER);
      }
    } catch (IOException e) {
      throw new MangException("the home folder %s cannot be made".formatted(root), e);
    }
  }
}
