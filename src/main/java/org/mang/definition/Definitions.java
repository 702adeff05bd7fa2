package org.mang.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where definitions come from: the jar carries {@code jobs/} and {@code warehouse/}; a file of the
 * same name in a folder of the same name beside the home folder takes its place, and further files
 * there are added.
 */
public final class Definitions {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** V2 comes before V10. */
  private static final Comparator<String> BY_NAME =
      Comparator.comparing(
              (String name) ->
                  NUMBER.matcher(name).replaceAll(found -> "%9s".formatted(found.group())))
          .thenComparing(Comparator.naturalOrder());

  private final @Nullable Path overrides;

  /**
   * Definitions carried by the jar, with those of a folder before them.
   *
   * @param overrides the folder that may hold {@code jobs/} and {@code warehouse/}; it need not
   *     exist
   */
  public Definitions(Path overrides) {
    this.overrides = overrides;
  }

  private Definitions() {
    this.overrides = null;
  }

  /** What the jar carries, whatever lies beside a home. */
  public static Definitions carried() {
    return new Definitions();
  }

  /**
   * The texts of all files of a folder, by file name, in the order of their names; numbers in names
   * by their value.
   *
   * @param folder such as {@code jobs/forms}
   * @param ending such as {@code .yaml}
   */
  public SortedMap<String, String> texts(String folder, String ending) {
    NavigableMap<String, String> texts = new TreeMap<>(BY_NAME);
    try {
      CarriedFiles.in(folder, ending, texts::put);
      for (Path file : overriding(folder, ending)) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Every YAML file of a folder, read strictly as {@code type}.
   *
   * @throws DefinitionException if one cannot be read
   */
  public <T> List<T> all(String folder, Class<T> type) {
    List<T> read = new ArrayList<>();
    texts(folder, ".yaml")
        .forEach((name, text) -> read.add(StrictYaml.read(folder + "/" + name, text, type)));
    return read;
  }

  /** A hash of all that some folders define: it changes when, and only when, a definition does. */
  public String signature(List<String> folders) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String folder : folders) {
        for (String ending : List.of(".yaml", ".sql", ".csv")) {
          texts(folder, ending)
              .forEach(
                  (name, text) ->
                      digest.update((name + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8)));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private List<Path> overriding(String folder, String ending) throws IOException {
    Path dir = overrides == null ? null : overrides.resolve(folder);
    if (dir == null || !Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(dir)) {
      return files.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList();
    }
  }
}
