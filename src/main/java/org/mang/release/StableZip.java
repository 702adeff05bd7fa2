package org.mang.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Rewrites a zip (and so an .xlsx) to bytes that depend on its entries' names and contents alone.
 *
 * <p>Entries are stored, not deflated, since a deflater's output differs between JDKs and zlib
 * builds. They stand in name order, the package's list of content types first, as readers that
 * stream expect it. All bear 1 January 1980, the zip format's first day. The format is written here
 * by hand because {@code java.util.zip} adds a field that depends on the time zone to entries of
 * that very date.
 */
public final class StableZip {
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int END_OF_DIRECTORY = 0x06054b50;
  private static final int LOCAL_HEADER_SIZE = 30;
  private static final int CENTRAL_HEADER_SIZE = 46;
  private static final int END_OF_DIRECTORY_SIZE = 22;

  /** The format's version 2.0, the least that readers of office files expect. */
  private static final short VERSION = 20;

  /** Bit 11: names are UTF-8. */
  private static final short NAMES_IN_UTF_8 = 1 << 11;

  /** 1980-01-01: year 0 of the format, month 1, day 1. */
  private static final short FIRST_DAY = (1 << 5) | 1;

  private StableZip() {}

  /**
   * The same entries in stable form.
   *
   * @param zip a whole zip file
   * @throws IOException if {@code zip} cannot be read as a zip
   * @throws IllegalArgumentException if an entry occurs twice, or a size or a count needs Zip64
   */
  public static byte[] rewrite(byte[] zip) throws IOException {
    return write(read(zip));
  }

  private static Map<String, byte[]> read(byte[] zip) throws IOException {
    Map<String, byte[]> contents =
        new TreeMap<>(
            Comparator.comparing((String name) -> !name.equals(CONTENT_TYPES))
                .thenComparing(Comparator.naturalOrder()));
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory() && contents.put(entry.getName(), in.readAllBytes()) != null) {
          throw new IllegalArgumentException("the zip holds " + entry.getName() + " twice");
        }
      }
    }
    return contents;
  }

  private static byte[] write(Map<String, byte[]> contents) {
    if (contents.size() > 0xffff) {
      throw new IllegalArgumentException(contents.size() + " entries, but at most 65535 fit");
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    contents.forEach(
        (name, content) -> {
          byte[] encodedName = name.getBytes(UTF_8);
          int offset = file.size();
          file.writeBytes(localHeader(encodedName, content));
          file.writeBytes(encodedName);
          file.writeBytes(content);
          directory.writeBytes(centralHeader(encodedName, content, offset));
          directory.writeBytes(encodedName);
        });
    int start = file.size();
    file.writeBytes(directory.toByteArray());
    file.writeBytes(endOfDirectory(contents.size(), directory.size(), start));
    return file.toByteArray();
  }

  private static byte[] localHeader(byte[] name, byte[] content) {
    byte[] header = new byte[LOCAL_HEADER_SIZE];
    putDescription(littleEndian(header).putInt(LOCAL_HEADER), name, content);
    return header;
  }

  private static byte[] centralHeader(byte[] name, byte[] content, int offset) {
    byte[] header = new byte[CENTRAL_HEADER_SIZE];
    ByteBuffer fields = littleEndian(header).putInt(CENTRAL_HEADER).putShort(VERSION);
    putDescription(fields, name, content);
    // No comment, first disk, no attributes: twelve bytes that stay 0.
    fields.putInt(CENTRAL_HEADER_SIZE - Integer.BYTES, offset);
    return header;
  }

  /** The run of fields that both kinds of header share. */
  private static void putDescription(ByteBuffer fields, byte[] name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    fields
        .putShort(VERSION)
        .putShort(NAMES_IN_UTF_8)
        .putShort((short) 0) // stored
        .putShort((short) 0) // midnight
        .putShort(FIRST_DAY)
        .putInt((int) crc.getValue())
        .putInt(content.length)
        .putInt(content.length)
        .putShort((short) name.length);
  }

  private static byte[] endOfDirectory(int entries, int size, int start) {
    byte[] end = new byte[END_OF_DIRECTORY_SIZE];
    littleEndian(end)
        .putInt(END_OF_DIRECTORY)
        .putInt(0)
        .putShort((short) entries)
        .putShort((short) entries)
        .putInt(size)
        .putInt(start);
    return end;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
