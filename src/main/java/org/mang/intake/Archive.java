package org.mang.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mang.LineFile;
import org.mang.MangException;
import org.mang.Rights;
import org.mang.WholeFile;
import org.mang.definition.LocalClock;

/**
 * Keeps every file as it was received, byte for byte, under its SHA-256, with the record of its
 * arrivals beside it. Nothing is ever overwritten or removed.
 */
public final class Archive {

  private final Path root;
  private final LocalClock clock;

  /**
   * An archive.
   *
   * @param clock by which it is noted when something was loaded
   */
  public Archive(Path root, LocalClock clock) {
    this.root = root;
    this.clock = clock;
  }

  private static final String ARRIVING = ".arriving-";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String RECEIPTS = "receipts.csv";

  /**
   * An archived file.
   *
   * @param sha256 in lower-case hexadecimal digits
   * @param loadedAt when this arrival of it was first noted, local time
   */
  public record Original(String sha256, long bytes, Path path, LocalDateTime loadedAt) {}

  /** Whether what has been copied of a file is all of it. */
  @FunctionalInterface
  public interface Whole {
    boolean isWhole() throws IOException;
  }

  /**
   * Copies a file into the archive, unless its bytes are there, and notes its arrival.
   *
   * @param receipt under which name, when and from whom it came
   */
  public Original store(Path file, Receipt receipt) throws IOException {
    return store(file, receipt, () -> true).orElseThrow();
  }

  /**
   * The same; but nothing stays in the archive of a file that is not whole, for half a file would
   * stay for ever.
   *
   * @param whole asked when all has been copied
   */
  public Optional<Original> store(Path file, Receipt receipt, Whole whole) throws IOException {
    Files.createDirectories(root, Rights.OWN_FOLDER);
    Path copy = Files.createTempFile(root, ARRIVING, WholeFile.PART);
    try {
      String sha256 = copy(file, copy);
      if (!whole.isWhole()) {
        return Optional.empty();
      }
      Path folder = root.resolve(sha256.substring(0, 2)).resolve(sha256);
      Path original = folder.resolve("original");
      LocalDateTime loadedAt;
      // The same bytes may arrive twice at once.
      synchronized (this) {
        Files.createDirectories(folder, Rights.OWN_FOLDER);
        if (!Files.exists(original)) {
          WholeFile.complete(copy, original);
        }
        loadedAt = note(folder.resolve(RECEIPTS), receipt);
      }
      return Optional.of(new Original(sha256, Files.size(original), original, loadedAt));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /**
   * Copies an original of another archive, with one of its arrivals, noted when it was noted there.
   */
  public Original store(KeptOriginal original, KeptOriginal.Arrival arrival) throws IOException {
    Path folder = root.resolve(original.sha256().substring(0, 2)).resolve(original.sha256());
    Path copy = folder.resolve("original");
    Files.createDirectories(folder, Rights.OWN_FOLDER);
    if (!Files.exists(copy)) {
      Path part = Files.createTempFile(root, ARRIVING, WholeFile.PART);
      String sha256 = copy(original.path(), part);
      if (!sha256.equals(original.sha256())) {
        Files.delete(part);
        throw new MangException(
            original.path() + ": bản gốc này đã hỏng hoặc bị sửa; hãy lấy lại từ bản sao lưu",
            original.path() + ": this original was changed or is damaged; take it from a backup");
      }
      WholeFile.complete(part, copy);
    }
    append(folder.resolve(RECEIPTS), arrival.receipt(), arrival.loadedAt());
    return new Original(original.sha256(), Files.size(copy), copy, arrival.loadedAt());
  }

  /** All that it holds, in the order of hashes. */
  public List<KeptOriginal> kept() throws IOException {
    List<KeptOriginal> kept = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> folders = Files.find(root, 2, (path, its) -> isOriginal(path))) {
        for (Path folder : folders.sorted().toList()) {
          kept.add(KeptOriginal.in(folder, RECEIPTS));
        }
      }
    }
    return kept;
  }

  private static boolean isOriginal(Path folder) {
    return HASH.matcher(folder.getFileName().toString()).matches()
        && Files.exists(folder.resolve("original"));
  }

  /** Whether an original is, byte for byte, what was received. */
  public static boolean isWhole(KeptOriginal original) throws IOException {
    return sha256(original.path()).equals(original.sha256());
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Where the original of that hash lies. */
  public Path path(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256).resolve("original");
  }

  private static String copy(Path from, Path to) throws IOException {
    MessageDigest digest = sha256();
    // Not where a link leads that took the place of the file.
    try (InputStream in = Files.newInputStream(from, LinkOption.NOFOLLOW_LINKS);
        OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
      in.transferTo(out);
    }
    WholeFile.force(to);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Notes an arrival, unless it is noted; says when it was. */
  private LocalDateTime note(Path receipts, Receipt receipt) throws IOException {
    String line = receipt.line();
    for (String known : new LineFile(receipts).lines()) {
      if (known.startsWith(line + ",")) {
        return LocalDateTime.parse(known.substring(line.length() + 1));
      }
      if (known.equals(line)) {
        // Of before it was noted when.
        return receipt.receivedAt();
      }
    }
    LocalDateTime now = clock.now();
    append(receipts, receipt, now);
    return now;
  }

  private static void append(Path receipts, Receipt receipt, LocalDateTime loadedAt)
      throws IOException {
    new LineFile(receipts).add(receipt.line() + "," + loadedAt);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
