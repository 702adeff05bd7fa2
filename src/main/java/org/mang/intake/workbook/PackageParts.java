package org.mang.intake.workbook;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mang.definition.Text;
import org.mang.intake.Limits;
import org.mang.intake.UnreadableFileException;

/**
 * The parts of a workbook that is a zip of XML. What is unpacked is counted as it comes, for what a
 * zip says of its own size may be a lie; each part is held against its checksum, for Java's zip
 * does not look at it, and a figure with a flipped bit is a figure still; and no part that declares
 * a document type is read, for what its entities stand for is not in the sheet, and no office
 * program writes any.
 */
public final class PackageParts implements AutoCloseable {

  private static final InputFactoryImpl FACTORY = factory();

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final long most;
  private final int mostMegabytes;
  private long unpacked;

  /** Opens a package, of which no more than that is unpacked. */
  public PackageParts(Path file, int mostMegabytes) throws IOException {
    ZipHeaders.check(file);
    zip = new ZipFile(file.toFile());
    zip.stream().forEach(entry -> entries.put(key(entry.getName()), entry));
    this.most = Limits.bytes(mostMegabytes);
    this.mostMegabytes = mostMegabytes;
  }

  private static InputFactoryImpl factory() {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.configureForSpeed();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    return factory;
  }

  /**
   * Whether all parts fit their checksums, also those that no figure is read from, and are not too
   * large.
   */
  public static boolean areWhole(Path file, int mostMegabytes) throws IOException {
    try (PackageParts parts = new PackageParts(file, mostMegabytes)) {
      for (ZipEntry entry : parts.entries.values()) {
        parts.new Checked(entry).close();
      }
      return true;
    } catch (UnreadableFileException | ZipException | EOFException e) {
      return false;
    }
  }

  /** Whether there is such a part. */
  public boolean has(String part) {
    return entries.containsKey(key(part));
  }

  /** Opens a part; its reader stands at the start of its root. */
  public Part open(String part) throws IOException, XMLStreamException {
    ZipEntry entry = entries.get(key(part));
    if (entry == null) {
      throw new IOException("no part " + part);
    }
    return new Part(new Checked(entry));
  }

  /** A short part that is no XML; blank where there is none. */
  String text(String part) throws IOException {
    ZipEntry entry = entries.get(key(part));
    if (entry == null) {
      return "";
    }
    try (Checked in = new Checked(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** What to say of XML that does not hold together: why, where its checksum tells. */
  public static IOException damaged(Path file, XMLStreamException e) {
    for (Throwable closing : e.getSuppressed()) {
      if (closing instanceof UnreadableFileException damaged) {
        throw damaged;
      }
    }
    return new IOException("the XML of " + file + " is damaged", e);
  }

  /** An open part. */
  public static final class Part implements AutoCloseable {
    private final Checked in;
    private final XMLStreamReader xml;

    private Part(Checked in) throws IOException, XMLStreamException {
      this.in = in;
      this.xml = FACTORY.createXMLStreamReader(in);
      try {
        // A document type can only stand before the root.
        for (int event = xml.getEventType();
            event != XMLStreamConstants.START_ELEMENT;
            event = xml.next()) {
          if (event == XMLStreamConstants.DTD) {
            throw new UnreadableFileException(documentType(in.name()));
          }
        }
      } catch (XMLStreamException e) {
        in.close();
        throw e;
      }
    }

    public XMLStreamReader xml() {
      return xml;
    }

    /** Reads what is left of it, so that all of it is held against its checksum. */
    @Override
    public void close() throws IOException, XMLStreamException {
      xml.close();
      in.close();
    }
  }

  /** Names of parts differ by more than their case; some programs write them with backslashes. */
  private static String key(String part) {
    return part.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  private static Text documentType(String part) {
    return new Text(
        "Phần "
            + part
            + " của bảng tính khai báo kiểu tài liệu (<!DOCTYPE>), điều mà Excel và LibreOffice không bao giờ ghi; số liệu có thể bị"
            + " thay khi đọc. Mở tệp gốc bằng Excel, chọn Lưu thành > Sổ làm việc Excel (.xlsx), rồi gửi tệp đó.",
        "Part "
            + part
            + " of the workbook declares a document type (<!DOCTYPE>), which neither Excel nor LibreOffice writes; figures could be"
            + " replaced while reading. Open the original in Excel, choose Save As > Excel Workbook (.xlsx), and send"
            + " that file.");
  }

  private static Text damaged(String part) {
    return new Text(
        "Phần "
            + part
            + " của bảng tính không khớp với mã kiểm tra của nó: tệp bị hỏng khi lưu, chép hoặc gửi, và số liệu có"
            + " thể đã thay đổi. Gửi lại từ tệp gốc; nếu tệp gốc cũng hỏng, mở bằng Excel, soát lại số liệu, lưu rồi"
            + " gửi.",
        "Part "
            + part
            + " of the workbook does not match its checksum: the file was damaged while it was saved, copied or sent,"
            + " and figures may have changed. Send it again from the original; if that is damaged too, open it in"
            + " Excel, check its figures, save it and send it.");
  }

  /** The bytes of a part, counted, and at the end compared with what the zip says of them. */
  private final class Checked extends InputStream {

    private final ZipEntry entry;
    private final InputStream in;
    private final CRC32 crc = new CRC32();
    private long length;

    Checked(ZipEntry entry) throws IOException {
      this.entry = entry;
      this.in = zip.getInputStream(entry);
    }

    String name() {
      return entry.getName();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int wanted) throws IOException {
      int read = in.read(bytes, from, wanted);
      if (read > 0) {
        crc.update(bytes, from, read);
        length += read;
        unpacked += read;
        if (unpacked > most) {
          throw Limits.tooLarge(
              "Bảng tính khi giải nén", "The workbook, unpacked,", mostMegabytes, "MB", "MB");
        }
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      try (in) {
        byte[] rest = new byte[8192];
        while (read(rest, 0, rest.length) >= 0) {}
      }
      if (crc.getValue() != entry.getCrc() || length != entry.getSize()) {
        throw new UnreadableFileException(damaged(name()));
      }
    }
  }
}
