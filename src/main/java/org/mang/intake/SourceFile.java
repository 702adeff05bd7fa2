package org.mang.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.mang.definition.Text;

/** Reads a file by what it is, not by what it is called. */
public final class SourceFile {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final byte[] PDF = {'%', 'P', 'D', 'F'};

  private SourceFile() {}

  /**
   * The sheets of a workbook (.xlsx, .xls), or a delimited text as one sheet.
   *
   * @throws UnreadableFileException if it is none of these, empty, damaged, or beyond the limits
   */
  public static List<Sheet> read(Path file) throws IOException {
    byte[] head = head(file);
    if (head.length == 0) {
      throw new UnreadableFileException(
          new Text(
              "Tệp rỗng (0 byte). Gửi lại tệp.", "The file is empty (0 bytes). Send it again."));
    }
    if (startsWith(head, ZIP) || startsWith(head, OLE2)) {
      return WorkbookReader.read(file);
    }
    if (startsWith(head, PDF) || holdsZeroBytes(head)) {
      throw new UnreadableFileException(
          new Text(
              "Không phải bảng tính Excel (.xlsx, .xls) hay tệp CSV. Gửi lại bằng một trong các dạng đó.",
              "Neither an Excel workbook (.xlsx, .xls) nor a CSV file. Send it as one of these."));
    }
    return List.of(DelimitedReader.read(file));
  }

  /** A delimited text that is in memory already. */
  public static Sheet ofText(String text) {
    return DelimitedReader.read(text);
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(4096);
    }
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  private static boolean holdsZeroBytes(byte[] head) {
    boolean utf16 = head.length > 1 && (head[0] & 0xFF) + (head[1] & 0xFF) == 0xFE + 0xFF;
    for (byte b : head) {
      if (b == 0 && !utf16) {
        return true;
      }
    }
    return false;
  }
}
