package org.mang.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;
import org.mang.definition.LocalClock;

/**
 * Finds what has come in. Whoever takes in the post may keep a {@code receipts.csv} (file,
 * received_at, received_from; and where a file does not say it, form, reporter, period) at the top
 * of a folder: then just the files it lists are submissions, received when it says. Elsewhere every
 * file is one, received when it was last written.
 */
public final class Inbox {

  /** The name of the register of receipts. */
  public static final String RECEIPTS = "receipts.csv";

  /** A file that has come in. */
  public record Arrival(Path file, Receipt receipt) {}

  /**
   * What a folder holds.
   *
   * @param arrivals in order of receipt, then by path
   * @param leftAlone files that are no submissions: not listed, or no regular files
   */
  public record Contents(List<Arrival> arrivals, List<Path> leftAlone) {}

  /** What Excel and Windows leave beside files. */
  private static final Pattern LITTER = Pattern.compile("~\\$.*|Thumbs\\.db|desktop\\.ini");

  private Inbox() {}

  /**
   * Looks into a folder and those below it, or at one file.
   *
   * @param clock by which a file was written
   * @throws MangException if there is no such folder, or its register cannot be read
   */
  public static Contents look(Path place, LocalClock clock) throws IOException {
    if (!Files.exists(place)) {
      throw new MangException(place + ": there is no such file or folder");
    }
    // Links within are left alone; that the inbox itself lies elsewhere is its owner's wish.
    Path folder = Files.isSymbolicLink(place) ? place.toRealPath() : place;
    List<Arrival> arrivals = new ArrayList<>();
    List<Path> leftAlone = new ArrayList<>();
    Path register = folder.resolve(RECEIPTS);
    @Nullable Map<Path, Receipt> listed = Files.isRegularFile(register) ? receipts(register) : null;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || isHidden(folder, file)) {
          continue;
        }
        Receipt receipt = listed == null ? null : listed.get(folder.relativize(file));
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            || (listed != null && receipt == null)) {
          leftAlone.add(file);
        } else {
          arrivals.add(new Arrival(file, receipt == null ? asWritten(file, clock) : receipt));
        }
      }
    }
    leftAlone.remove(register);
    arrivals.sort(
        Comparator.comparing((Arrival a) -> a.receipt().receivedAt()).thenComparing(Arrival::file));
    return new Contents(arrivals, leftAlone);
  }

  private static boolean isHidden(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".") && part.toString().length() > 1) {
        return true;
      }
    }
    return LITTER.matcher(file.getFileName().toString()).matches();
  }

  private static Receipt asWritten(Path file, LocalClock clock) throws IOException {
    LocalDateTime written = clock.at(Files.getLastModifiedTime(file).toInstant());
    return new Receipt(
        file.getFileName().toString(), written.truncatedTo(ChronoUnit.SECONDS), null);
  }

  private static Map<Path, Receipt> receipts(Path register) throws IOException {
    Map<Path, Receipt> receipts = new HashMap<>();
    List<Sheet.Row> rows = SourceFile.ofText(Files.readString(register)).rows();
    Map<String, Integer> columns = columns(rows);
    for (Sheet.Row row : rows) {
      String file = row.cell(0);
      String at = row.cell(1);
      if (row.number() == 1 || file == null || at == null) {
        continue;
      }
      try {
        Path path = Path.of(file).normalize();
        receipts.put(
            path,
            new Receipt(
                path.getFileName().toString(),
                LocalDateTime.parse(at),
                row.cell(2),
                new Said(
                    cell(row, columns.get("form")),
                    cell(row, columns.get("reporter")),
                    cell(row, columns.get("period")))));
      } catch (DateTimeParseException e) {
        throw new MangException(
            "%s, row %d: '%s' is not a date and time; write, say, 2020-07-14T09:30"
                .formatted(register, row.number(), at));
      }
    }
    return receipts;
  }

  /** Where what a file may not say stands, by the first row. */
  private static Map<String, Integer> columns(List<Sheet.Row> rows) {
    Map<String, Integer> columns = new HashMap<>();
    if (!rows.isEmpty() && rows.get(0).number() == 1) {
      List<@Nullable String> headings = rows.get(0).cells();
      for (int i = 3; i < headings.size(); i++) {
        String heading = headings.get(i);
        if (heading != null) {
          columns.putIfAbsent(heading.strip().toLowerCase(Locale.ROOT), i);
        }
      }
    }
    return columns;
  }

  private static @Nullable String cell(Sheet.Row row, @Nullable Integer column) {
    return column == null ? null : row.cell(column);
  }
}
