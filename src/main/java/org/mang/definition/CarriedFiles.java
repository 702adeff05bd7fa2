package org.mang.definition;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The files of a folder that lies beside the classes, in a jar or not. Spring finds them too, but
 * sets up all logging for it, and every command would wait for that.
 */
final class CarriedFiles {

  private CarriedFiles() {}

  /**
   * Reads them; none if there is no such folder.
   *
   * @param folder such as {@code jobs/forms}
   * @param ending such as {@code .yaml}
   * @param reader told the name and the text of each
   */
  static void in(String folder, String ending, BiConsumer<String, String> reader)
      throws IOException {
    URL url = CarriedFiles.class.getResource("/" + folder + "/");
    if (url == null) {
      return;
    }
    if (url.openConnection() instanceof JarURLConnection jar) {
      inJar(jar.getJarFile(), folder + "/", ending, reader);
    } else {
      inFolder(path(url), ending, reader);
    }
  }

  private static Path path(URL url) throws IOException {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static void inFolder(Path folder, String ending, BiConsumer<String, String> reader)
      throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.getFileName().toString().endsWith(ending)).toList();
    }
    for (Path file : files) {
      reader.accept(file.getFileName().toString(), Files.readString(file));
    }
  }

  /** The jar is the class loader's, and stays open. */
  private static void inJar(
      JarFile jar, String folder, String ending, BiConsumer<String, String> reader)
      throws IOException {
    for (JarEntry entry : jar.stream().toList()) {
      String name = entry.getName();
      if (name.startsWith(folder)
          && name.endsWith(ending)
          && name.indexOf('/', folder.length()) < 0) {
        try (InputStream in = jar.getInputStream(entry)) {
          reader.accept(
              name.substring(folder.length()),
              new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }
}
