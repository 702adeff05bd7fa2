package org.mang.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.Home;

/**
 * What belongs to a home is no submission, whoever names it, by whatever path or link: the key of
 * the pseudonyms would lie in the archive, and each run would take in what the one before it wrote.
 * Any home counts, not only the one that is loaded into. Open are inboxes alone, to whoever names
 * them or something in them.
 */
final class Belongings {

  private final @Nullable Path own;

  /** What the file system knows the keys by, under whatever name. */
  private final Set<Object> keys;

  /** The home that a folder is or lies in, by folder. */
  private final Map<Path, Optional<Path>> homes = new HashMap<>();

  Belongings(Home home) {
    this.own = real(home.root());
    this.keys = keys(home.keys());
  }

  /**
   * The home that a file belongs to; none, if it is one that may be taken in.
   *
   * @param place the file or folder that was named, in which the file was found
   */
  Optional<Path> homeOf(Path file, Path place) {
    Path real = real(file);
    Path folder = real == null ? null : real.getParent();
    if (folder == null) {
      return Optional.empty();
    }
    if (keys.contains(key(real))) {
      return Optional.ofNullable(own).or(() -> Optional.of(folder));
    }
    Path named = real(place);
    return around(folder)
        .filter(home -> named == null || !named.startsWith(new Home(home).inbox()));
  }

  private Optional<Path> around(Path folder) {
    Optional<Path> known = homes.get(folder);
    if (known == null) {
      Path above = folder.getParent();
      known =
          isHome(folder) ? Optional.of(folder) : above == null ? Optional.empty() : around(above);
      homes.put(folder, known);
    }
    return known;
  }

  private boolean isHome(Path folder) {
    Home home = new Home(folder);
    return folder.equals(own) || Files.exists(home.database()) || Files.exists(home.pseudonymKey());
  }

  private static Set<Object> keys(Path folder) {
    Set<Object> keys = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        keys.add(key(file));
      }
    } catch (IOException e) {
      // None yet, or not for us to see: then nor are links to them.
    }
    return keys;
  }

  private static Object key(Path file) {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return key == null ? file : key;
    } catch (IOException e) {
      return file;
    }
  }

  private static @Nullable Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return null;
    }
  }
}
