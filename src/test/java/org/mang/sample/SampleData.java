package org.mang.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The whole of {@code sample-data/}. */
final class SampleData {
  private SampleData() {}

  /**
   * Writes it all.
   *
   * @param folder an empty folder, or one not there yet
   * @throws IllegalStateException if the figures do not come out as the story needs them
   */
  static void write(Path folder) throws IOException {
    City city = City.build();
    TruthTable truth = Truth.of(city);
    Plot.verify(city, truth);
    List<OfficeFile> files = files(city);
    for (OfficeFile file : files) {
      write(folder.resolve(file.path()), file.bytes());
    }
    write(folder.resolve("receipts.csv"), utf8(receipts(files)));
    write(folder.resolve("truth/indicator_value.csv"), utf8(truth.csv()));
    write(folder.resolve("truth/README.md"), utf8(Readme.OF_TRUTH));
    write(folder.resolve("README.md"), utf8(Readme.ofSample(city, files)));
  }

  private static List<OfficeFile> files(City city) throws IOException {
    List<OfficeFile> files = new ArrayList<>();
    for (int year : City.YEARS) {
      files.addAll(new ChildrenFiles(city).files(year));
      files.addAll(new ParticipationFiles(city).files(year));
      files.addAll(new InjuryFiles(city).files(year));
      files.addAll(new FacilityInjuryFiles(city).files(year));
      files.addAll(new HivFiles(city).files(year));
      files.addAll(new PupilFiles(city).files(year));
      files.addAll(new AbuseFiles(city).files(year));
      files.addAll(new RegisterFiles(city).files(year));
    }
    return List.copyOf(files);
  }

  /** In the order in which the files came. */
  private static String receipts(List<OfficeFile> files) {
    return files.stream()
        .sorted(Comparator.comparing(OfficeFile::receivedAt).thenComparing(OfficeFile::path))
        .map(file -> file.path() + "," + file.receivedAt() + ":00," + file.sender())
        .collect(Collectors.joining("\n", "file,received_at,received_from\n", "\n"));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
