package org.mang.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.mang.MangException;
import org.mang.Rights;
import org.mang.WholeFile;

/**
 * The secret key under which identifiers become pseudonyms (HMAC-SHA-256, RFC 2104). It lies in a
 * file of its own, readable by its owner only; who loses it can still load, but new pseudonyms no
 * longer match old ones.
 */
final class PseudonymKey {

  private static final int BLOCK = 64;
  private static final int LENGTH = 32;

  private final byte[] key;

  private PseudonymKey(byte[] key) {
    this.key = key;
  }

  /** A key that is in no file, for a store that will soon be gone. */
  static PseudonymKey passing() {
    byte[] key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    return new PseudonymKey(key);
  }

  /** Makes the key of a new store, unless there is one already. */
  static void make(Path file) {
    if (Files.exists(file)) {
      return;
    }
    byte[] key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    try {
      Files.createDirectories(file.getParent(), Rights.OWN_FOLDER);
      // With half a key no later run could work.
      WholeFile.write(
          file,
          part ->
              Files.writeString(
                  Files.createFile(part, Rights.OWN_FILE), HexFormat.of().formatHex(key) + "\n"));
    } catch (IOException e) {
      throw new MangException(file + ": the key of the pseudonyms cannot be made", e);
    }
  }

  /**
   * Reads the key of a store.
   *
   * @throws MangException if it cannot be read, or is gone while the store that it made pseudonyms
   *     for is not
   */
  static PseudonymKey in(Path file) {
    try {
      byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length != LENGTH) {
        throw new MangException(file + ": expected " + 2 * LENGTH + " hexadecimal digits");
      }
      return new PseudonymKey(key);
    } catch (NoSuchFileException e) {
      throw new MangException(
          file
              + ": the key of the pseudonyms is gone; put it back from its backup, for with another key no child or"
              + " case would match what is stored");
    } catch (IllegalArgumentException e) {
      throw new MangException(file + ": expected " + 2 * LENGTH + " hexadecimal digits", e);
    } catch (IOException e) {
      throw new MangException(file + ": the key of the pseudonyms cannot be read", e);
    }
  }

  /**
   * Gives a connection the two pads of the HMAC, as variables that the macro {@code mang_pseudonym}
   * reads.
   */
  void lend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set variable mang_inner_pad = unhex('" + pad(0x36) + "')");
      statement.execute("set variable mang_outer_pad = unhex('" + pad(0x5C) + "')");
    }
  }

  private String pad(int with) {
    byte[] pad = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      pad[i] = (byte) ((i < key.length ? key[i] : 0) ^ with);
    }
    return HexFormat.of().formatHex(pad);
  }
}
