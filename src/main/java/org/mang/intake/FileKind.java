package org.mang.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.mang.definition.Text;

/** What a file is by its bytes, whatever it is called; and of what is not read, what would do. */
enum FileKind {
  XLSX("Excel (.xlsx)"),
  XLS("Excel 97–2003 (.xls)"),
  TEXT("text"),
  EMPTY(
      "empty",
      new Text("Tệp rỗng (0 byte). Gửi lại tệp.", "The file is empty (0 bytes). Send it again.")),
  ENCRYPTED(
      "Excel, password",
      new Text(
          "Bảng tính có mật khẩu. Bỏ mật khẩu (Tệp > Thông tin > Bảo vệ Sổ làm việc) rồi gửi lại.",
          "The workbook has a password. Remove it (File > Info > Protect Workbook) and send the file again.")),
  XLSB("Excel (.xlsb)", saveAs("bảng tính nhị phân .xlsb", "a binary workbook (.xlsb)")),
  ODS("OpenDocument (.ods)"),
  ODS_ENCRYPTED(
      "OpenDocument, password",
      new Text(
          "Bảng tính .ods có mật khẩu. Mở bằng LibreOffice, chọn Tệp > Lưu thành, bỏ chọn \"Lưu với mật khẩu\", rồi"
              + " gửi tệp đó.",
          "The .ods workbook has a password. Open it in LibreOffice, choose File > Save As without \"Save with"
              + " password\", and send that file.")),
  FODS(
      "OpenDocument, flat (.fods)",
      new Text(
          "Đây là bảng tính OpenDocument dạng một tệp XML (.fods). Mở bằng LibreOffice, chọn Tệp > Lưu thành > Bảng"
              + " tính ODF (.ods) hoặc Excel (.xlsx), rồi gửi tệp đó.",
          "This is an OpenDocument spreadsheet as one XML file (.fods). Open it in LibreOffice, choose File > Save As"
              + " > ODF Spreadsheet (.ods) or Excel (.xlsx), and send that file.")),
  OPEN_DOCUMENT(
      "OpenDocument, no spreadsheet",
      notATable(
          "văn bản hay trình chiếu OpenDocument (như .odt, .odp)",
          "an OpenDocument text or presentation (such as .odt, .odp)")),
  XLS_95(
      "Excel 5/95 (.xls)",
      saveAs("bảng tính Excel 95 trở về trước", "a workbook of Excel 95 or earlier")),
  HTML(
      "HTML",
      saveAs(
          "trang web (HTML), dù tên có thể là .xls",
          "a web page (HTML), though it may be called .xls")),
  XML_2003(
      "XML", saveAs("tệp XML, dù tên có thể là .xls", "an XML file, though it may be called .xls")),
  WORD("Word", notATable("văn bản Word", "a Word document")),
  PDF("PDF", notATable("tệp PDF", "a PDF file")),
  PICTURE("picture", notATable("tệp ảnh", "a picture")),
  ARCHIVE(
      "archive",
      new Text(
          "Tệp nén (.zip, .rar, .7z). Giải nén rồi gửi từng tệp.",
          "An archive (.zip, .rar, .7z). Unpack it and send its files one by one.")),
  UNKNOWN(
      "unknown",
      new Text(
          "Không phải bảng tính (.xlsx, .xls, .ods) hay tệp CSV. Gửi lại bằng một trong các dạng đó.",
          "Neither a workbook (.xlsx, .xls, .ods) nor a CSV file. Send it as one of these."));

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /** The first record of a workbook of Excel 2.1 to 4, which had no container yet. */
  private static final byte[][] BEFORE_95 = {{9, 0, 4, 0}, {9, 2, 6, 0}, {9, 4, 6, 0}};

  private final String title;
  private final String vi;
  private final String en;

  FileKind(String title, Text refusal) {
    this.title = title;
    this.vi = refusal.vi();
    this.en = refusal.en();
  }

  FileKind(String title) {
    this(title, new Text("", ""));
  }

  /** In a few words. */
  String title() {
    return title;
  }

  /** Whether such files are read. */
  boolean isRead() {
    return vi.isEmpty();
  }

  /** Why such a file is not read, and what would do. */
  UnreadableFileException refused() {
    return new UnreadableFileException(new Text(vi, en));
  }

  static FileKind of(Path file) throws IOException {
    byte[] head = head(file);
    if (head.length == 0) {
      return EMPTY;
    }
    if (startsWith(head, ZIP)) {
      return packaged(file);
    }
    if (startsWith(head, OLE2)) {
      return contained(file);
    }
    for (byte[] magic : BEFORE_95) {
      if (startsWith(head, magic)) {
        return XLS_95;
      }
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("%PDF")) {
      return PDF;
    }
    if (text.startsWith("Rar!")
        || text.startsWith("7z\u00BC\u00AF")
        || text.startsWith("\u001F\u008B")
        || text.startsWith("PK\u0005\u0006")) {
      return ARCHIVE;
    }
    if (text.startsWith("\u0089PNG")
        || text.startsWith("\u00FF\u00D8\u00FF")
        || text.startsWith("GIF8")) {
      return PICTURE;
    }
    if (text.startsWith("{\\rtf")) {
      return WORD;
    }
    return isBinary(head) ? UNKNOWN : markup(text);
  }

  /** Zero bytes are of no text but UTF-16, where they stand in every other place. */
  private static boolean isBinary(byte[] head) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i < head.length; i++) {
      if (head[i] == 0) {
        even += 1 - i % 2;
        odd += i % 2;
      }
    }
    boolean marked = head.length > 1 && (head[0] & 0xFF) + (head[1] & 0xFF) == 0xFE + 0xFF;
    return !marked && even + odd > 0 && (Math.min(even, odd) > 0 || 8 * (even + odd) < head.length);
  }

  private static FileKind markup(String head) {
    String begin =
        head.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
    if (begin.startsWith("<!doctype html")
        || begin.startsWith("<html")
        || begin.startsWith("<table")
        || (begin.startsWith("<") && begin.contains("<html"))
        || begin.startsWith("mime-version:")) {
      return HTML;
    }
    if (OpenDocument.isFlat(begin)) {
      return FODS;
    }
    return begin.startsWith("<?xml") ? XML_2003 : TEXT;
  }

  private static FileKind packaged(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (has(zip, "xl/workbook.bin")) {
        return XLSB;
      }
      if (has(zip, "word/document.xml") || has(zip, "ppt/presentation.xml")) {
        return WORD;
      }
      Optional<FileKind> openDocument = OpenDocument.kind(zip);
      if (openDocument.isPresent()) {
        return openDocument.get();
      }
      // Where its workbook lies is for the package's relations to say.
      return has(zip, "[Content_Types].xml") || has(zip, "_rels/.rels") ? XLSX : ARCHIVE;
    } catch (IOException | RuntimeException e) {
      // Torn: opening it will tell.
      return XLSX;
    }
  }

  private static boolean has(ZipFile zip, String name) {
    return zip.stream()
        .anyMatch(entry -> entry.getName().replace('\\', '/').equalsIgnoreCase(name));
  }

  private static FileKind contained(Path file) {
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      DirectoryNode root = container.getRoot();
      if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
        return ENCRYPTED;
      }
      if (root.hasEntryCaseInsensitive("WordDocument")
          || root.hasEntryCaseInsensitive("PowerPoint Document")) {
        return WORD;
      }
      boolean only95 =
          root.hasEntryCaseInsensitive("Book") && !root.hasEntryCaseInsensitive("Workbook");
      return only95 ? XLS_95 : XLS;
    } catch (IOException | RuntimeException e) {
      // Torn: opening it will tell.
      return XLS;
    }
  }

  private static Text saveAs(String vi, String en) {
    return new Text(
        "Đây là "
            + vi
            + ". Mở bằng Excel, chọn Lưu thành > Sổ làm việc Excel (.xlsx), rồi gửi tệp đó.",
        "This is "
            + en
            + ". Open it in Excel, choose Save As > Excel Workbook (.xlsx), and send that file.");
  }

  private static Text notATable(String vi, String en) {
    return new Text(
        "Đây là "
            + vi
            + ", không phải bảng tính. Nhập số liệu vào biểu mẫu Excel (.xlsx) rồi gửi lại.",
        "This is "
            + en
            + ", not a spreadsheet. Enter the figures into the Excel form (.xlsx) and send that.");
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(4096);
    }
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && java.util.Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
