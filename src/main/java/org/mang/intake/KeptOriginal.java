package org.mang.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.mang.LineFile;

/**
 * An original as the archive has it, with all its arrivals.
 *
 * @param sha256 by the name of its folder
 * @param arrivals in the order in which they were noted
 */
public record KeptOriginal(String sha256, Path path, List<Arrival> arrivals) {

  /**
   * One of them.
   *
   * @param loadedAt when it was noted, local time
   */
  public record Arrival(Receipt receipt, LocalDateTime loadedAt) {}

  static KeptOriginal in(Path folder, String receipts) throws IOException {
    List<Arrival> arrivals = new ArrayList<>();
    String lines = String.join("\n", new LineFile(folder.resolve(receipts)).lines());
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(lines)) {
      for (CsvRecord record : records) {
        LocalDateTime receivedAt = LocalDateTime.parse(record.getField(1));
        String from = record.getField(2);
        arrivals.add(
            new Arrival(
                new Receipt(record.getField(0), receivedAt, from.isEmpty() ? null : from),
                record.getFieldCount() > 3 ? LocalDateTime.parse(record.getField(3)) : receivedAt));
      }
    }
    return new KeptOriginal(
        folder.getFileName().toString(), folder.resolve("original"), List.copyOf(arrivals));
  }
}
