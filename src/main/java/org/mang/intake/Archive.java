package org.mang.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Keeps every file as it was received, byte for byte, under its SHA-256, with the record of its
 * arrivals beside it. Nothing is ever overwritten or removed.
 */
public final class Archive {

  private final Path root;

  public Archive(Path root) {
    this.root = root;
  }

  private static final String ARRIVING = ".arriving-";

  /**
   * An archived file.
   *
   * @param sha256 in lower-case hexadecimal digits
   */
  public record Original(String sha256, long bytes, Path path) {}

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
    Files.createDirectories(root);
    Path copy = Files.createTempFile(root, ARRIVING, "");
    try {
      String sha256 = copy(file, copy);
      if (!whole.isWhole()) {
        return Optional.empty();
      }
      Path folder = root.resolve(sha256.substring(0, 2)).resolve(sha256);
      Path original = folder.resolve("original");
      // The same bytes may arrive twice at once.
      synchronized (this) {
        Files.createDirectories(folder);
        if (!Files.exists(original)) {
          Files.move(copy, original, StandardCopyOption.ATOMIC_MOVE);
        }
        note(folder.resolve("receipts.csv"), receipt);
      }
      return Optional.of(new Original(sha256, Files.size(original), original));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** Takes away what a run that was killed may have left of files on their way. */
  public void clear() throws IOException {
    if (Files.isDirectory(root)) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(root, ARRIVING + "*")) {
        for (Path each : left) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  /** Where the original of that hash lies. */
  public Path path(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256).resolve("original");
  }

  private static String copy(Path from, Path to) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
      in.transferTo(out);
    }
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void note(Path receipts, Receipt receipt) throws IOException {
    String line = receipt.line();
    boolean noted =
        Files.exists(receipts)
            && Files.readString(receipts).lines().anyMatch(known -> known.equals(line));
    if (!noted) {
      Files.writeString(
          receipts,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
