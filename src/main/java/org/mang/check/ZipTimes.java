package org.mang.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Takes from a zip the times at which its parts were written, so that the same workbook written
 * again is the same byte for byte: all become 1 January 1980, the first day that a zip can name
 * (APPNOTE.TXT 6.3, 4.4.6). It is for what POI writes: no comment, and no part beyond 4 GB.
 */
final class ZipTimes {

  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final int TIME_IN_ENTRY = 12;
  private static final int TIME_IN_HEADER = 10;

  /** Midnight, and of the day: year 0, month 1, day 1. */
  private static final int FIRST = (1 << 5 | 1) << 16;

  private ZipTimes() {}

  static void forget(Path zip) throws IOException {
    try (FileChannel file =
        FileChannel.open(zip, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer end = read(file, file.size() - END_LENGTH, END_LENGTH);
      long from = Integer.toUnsignedLong(end.getInt(16));
      ByteBuffer directory = read(file, from, end.getInt(12));
      for (int at = 0; at + ENTRY_LENGTH <= directory.limit(); ) {
        directory.putInt(at + TIME_IN_ENTRY, FIRST);
        long header = Integer.toUnsignedLong(directory.getInt(at + 42));
        write(file, header + TIME_IN_HEADER, little(Integer.BYTES).putInt(0, FIRST));
        at +=
            ENTRY_LENGTH
                + Short.toUnsignedInt(directory.getShort(at + 28))
                + Short.toUnsignedInt(directory.getShort(at + 30))
                + Short.toUnsignedInt(directory.getShort(at + 32));
      }
      write(file, from, directory);
    }
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = little(length);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
    return bytes.flip();
  }

  private static void write(FileChannel file, long from, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      from += file.write(bytes, from);
    }
  }
}
