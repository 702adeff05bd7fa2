package org.mang.intake.workbook;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * A zip says twice of each part what it is called and how it is packed: in the directory at its
 * end, and before the part. Java reads the directory alone, so that a flipped bit in the name of
 * the styles leaves a workbook without styles, whose days are numbers. Checksums do not cover
 * names: both places must agree (APPNOTE.TXT 6.3, 4.3.7 and 4.3.12).
 */
final class ZipHeaders {

  private static final int LOCAL = 0x04034B50;
  private static final int ENTRY = 0x02014B50;
  private static final int END = 0x06054B50;
  private static final int END_64 = 0x06064B50;
  private static final int LOCATOR_64 = 0x07064B50;
  private static final long ELSEWHERE = 0xFFFFFFFFL;

  /** The end of the directory and the longest comment behind it. */
  private static final int LONGEST_END = 22 + 0xFFFF;

  private final FileChannel file;

  /** By how much the file is longer in front than its directory knows. */
  private long before;

  private ZipHeaders(FileChannel file) {
    this.file = file;
  }

  /**
   * Looks at all parts of a zip.
   *
   * @throws ZipException where directory and parts contradict each other
   */
  static void check(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      new ZipHeaders(file).check();
    } catch (EOFException | IllegalArgumentException | ArithmeticException e) {
      throw new ZipException("a header of " + path + " points beyond the file");
    }
  }

  private void check() throws IOException {
    ByteBuffer directory = directory();
    while (directory.remaining() >= 46 && directory.getInt(directory.position()) == ENTRY) {
      int at = directory.position();
      int name = directory.getShort(at + 28) & 0xFFFF;
      int extra = directory.getShort(at + 30) & 0xFFFF;
      int comment = directory.getShort(at + 32) & 0xFFFF;
      compare(directory, at, name, extra);
      directory.position(at + 46 + name + extra + comment);
    }
    if (directory.hasRemaining() && directory.getInt(directory.position()) == ENTRY) {
      throw new ZipException("the directory is cut off");
    }
  }

  private void compare(ByteBuffer directory, int at, int name, int extra) throws IOException {
    long offset = directory.getInt(at + 42) & ELSEWHERE;
    if (offset == ELSEWHERE) {
      offset = offset64(directory, at, name, extra);
    }
    ByteBuffer local = read(before + offset, 30 + name);
    if (local.getInt(0) != LOCAL
        || local.getShort(8) != directory.getShort(at + 10)
        || (local.getShort(26) & 0xFFFF) != name
        || !isSameName(directory, at + 46, local, name)) {
      throw new ZipException("the header of a part contradicts the directory");
    }
    // Sizes that are not yet known when a part is written follow it, and are nought before it.
    for (int field = 14; field <= 22; field += 4) {
      int said = local.getInt(field);
      int expected = directory.getInt(at + field + 2);
      if (said != 0 && said != -1 && expected != -1 && said != expected) {
        throw new ZipException("the checksum or size of a part contradicts the directory");
      }
    }
  }

  private static boolean isSameName(ByteBuffer directory, int at, ByteBuffer local, int length) {
    for (int i = 0; i < length; i++) {
      int one = directory.get(at + i);
      int other = local.get(30 + i);
      if (one != other && !(isSlash(one) && isSlash(other))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSlash(int c) {
    return c == '/' || c == '\\';
  }

  /** Where a part lies in a zip of more than 4 GB: behind whichever sizes do not fit either. */
  private static long offset64(ByteBuffer directory, int at, int name, int extra)
      throws ZipException {
    int end = at + 46 + name + extra;
    for (int field = at + 46 + name; field + 4 <= end; ) {
      int length = directory.getShort(field + 2) & 0xFFFF;
      if (directory.getShort(field) == 1) {
        int skipped =
            (directory.getInt(at + 24) == -1 ? 8 : 0) + (directory.getInt(at + 20) == -1 ? 8 : 0);
        return directory.getLong(field + 4 + skipped);
      }
      field += 4 + length;
    }
    throw new ZipException("a part lies nowhere");
  }

  private ByteBuffer directory() throws IOException {
    int length = (int) Math.min(file.size(), LONGEST_END);
    long from = file.size() - length;
    ByteBuffer tail = read(from, length);
    for (int at = length - 22; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        long end = from + at;
        long size = tail.getInt(at + 12) & ELSEWHERE;
        long offset = tail.getInt(at + 16) & ELSEWHERE;
        if (at >= 20 && tail.getInt(at - 20) == LOCATOR_64) {
          ByteBuffer end64 = read(tail.getLong(at - 12), 56);
          if (end64.getInt(0) != END_64) {
            throw new ZipException("no end of the directory where it is said to be");
          }
          end = tail.getLong(at - 12);
          size = end64.getLong(40);
          offset = end64.getLong(48);
        }
        before = end - size - offset;
        return read(end - size, Math.toIntExact(size));
      }
    }
    throw new ZipException("no directory");
  }

  private ByteBuffer read(long from, int length) throws IOException {
    if (from < 0 || from + length > file.size()) {
      throw new EOFException();
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }
}
