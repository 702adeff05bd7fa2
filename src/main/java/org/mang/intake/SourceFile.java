package org.mang.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.mang.definition.Text;
import org.mang.intake.cell.TextMode;
import org.mang.intake.ods.OdsReader;
import org.mang.intake.text.DelimitedReader;
import org.mang.intake.workbook.PackageParts;
import org.mang.intake.xls.XlsReader;
import org.mang.intake.xlsx.XlsxReader;

/** Reads a file by what it is, not by what it is called. */
public final class SourceFile {

  private static final Text DAMAGED =
      new Text(
          "Không mở được bảng tính: tệp bị hỏng, hoặc không phải .xlsx, .xls hay .ods. Mở bằng Excel, lưu lại rồi"
              + " gửi lại.",
          "The workbook cannot be opened: it is damaged, or no .xlsx, .xls or .ods. Open it in Excel, save it,"
              + " and send it again.");

  private final Limits limits;

  public SourceFile(Limits limits) {
    this.limits = limits;
  }

  /**
   * The sheets of a workbook (.xlsx, .xlsm, .xls, .ods, .ots), or a delimited text as one sheet.
   *
   * @throws UnreadableFileException if it is none of these, empty, damaged, or beyond the limits
   */
  public List<Sheet> read(Path file) throws IOException {
    return read(file, TextMode.CLEANED);
  }

  /** The same with the text of cells as it is, and numbers with a decimal point. */
  public List<Sheet> readUntouched(Path file) throws IOException {
    return read(file, TextMode.UNTOUCHED);
  }

  private List<Sheet> read(Path file, TextMode mode) throws IOException {
    FileKind kind = FileKind.of(file);
    if (!kind.isRead()) {
      throw kind.refused();
    }
    try {
      return switch (kind) {
        case TEXT -> List.of(DelimitedReader.read(file, limits, mode));
        case XLSX -> XlsxReader.read(file, limits, mode);
        case ODS -> OdsReader.read(file, limits, mode);
        default -> XlsReader.read(file, limits, mode);
      };
    } catch (OutOfMemoryError e) {
      // What was read of it is gone with it: one file must not stop the night, and every later one.
      throw new OutOfMemoryException(
          Limits.tooLarge(
                  "Tệp",
                  "The file",
                  Runtime.getRuntime().maxMemory() >> 20,
                  "MB bộ nhớ",
                  "MB of memory")
              .reason());
    } catch (EncryptedDocumentException e) {
      throw FileKind.ENCRYPTED.refused();
    } catch (OldExcelFormatException e) {
      throw FileKind.XLS_95.refused();
    } catch (UnreadableFileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (kind == FileKind.TEXT) {
        throw e;
      }
      throw new UnreadableFileException(DAMAGED);
    }
  }

  /**
   * What a file is, in a few words, by its bytes; of a text its encoding, separator and line ends.
   *
   * @throws IOException if it cannot be read at all
   */
  public String kind(Path file) throws IOException {
    FileKind kind = FileKind.of(file);
    return kind == FileKind.TEXT
        ? kind.title() + ", " + DelimitedReader.dialect(file, limits)
        : kind.title();
  }

  /** A delimited text that is in memory already. */
  public static Sheet ofText(String text) {
    return DelimitedReader.read(text, TextMode.CLEANED);
  }

  /**
   * Whether all parts of an .xlsx fit their checksums, also those that no figure is read from.
   *
   * @param mostMegabytes unpacked; where it is more, it is no longer looked at, nor sound
   */
  public static boolean isSound(Path xlsx, int mostMegabytes) throws IOException {
    return PackageParts.areWhole(xlsx, mostMegabytes);
  }
}
