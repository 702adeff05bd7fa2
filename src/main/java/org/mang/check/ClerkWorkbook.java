package org.mang.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.mang.intake.Limits;
import org.mang.intake.SourceFile;
import org.mang.intake.xls.OldWorkbook;

/** The workbook the clerk sent, opened to be marked; what it is, is told by its bytes. */
final class ClerkWorkbook {

  private ClerkWorkbook() {}

  /** Whether the file is a workbook of the old kind, which stays one when it is returned. */
  static boolean isXls(Path original) throws IOException {
    return magic(original) == FileMagic.OLE2;
  }

  /** The workbook in memory; empty where it is none, is locked, is broken or is too large. */
  static Optional<Workbook> open(Path original, Limits limits) throws IOException {
    FileMagic magic = magic(original);
    boolean fits =
        switch (magic) {
          case OLE2 -> Files.size(original) <= (long) limits.megabytes().xls() << 20;
          // Marked, and corrected in, a damaged one would come back as sound with other figures.
          case OOXML ->
              isLight(original, limits)
                  && SourceFile.isSound(original, limits.megabytes().marked());
          default -> false;
        };
    if (!fits) {
      return Optional.empty();
    }
    // From a stream, never from the file: POI would write what it changes into an opened file.
    try (InputStream in = Files.newInputStream(original)) {
      Workbook workbook =
          magic == FileMagic.OLE2
              ? OldWorkbook.open(new POIFSFileSystem(in))
              : WorkbookFactory.create(in);
      if (workbook instanceof XSSFWorkbook xlsx) {
        dropMacros(xlsx);
      }
      return Optional.of(workbook);
    } catch (IOException | RuntimeException e) {
      // A password, a Word file, a torn download: each has its finding, and is returned without
      // marks.
      return Optional.empty();
    }
  }

  private static FileMagic magic(Path original) throws IOException {
    if (Files.size(original) == 0) {
      return FileMagic.UNKNOWN;
    }
    try (InputStream in = FileMagic.prepareToCheckMagic(Files.newInputStream(original))) {
      return FileMagic.valueOf(in);
    }
  }

  /** A workbook that is not gets the list alone, as one does that POI cannot write. */
  private static boolean isLight(Path original, Limits limits) throws IOException {
    try {
      return unpackedBytes(original) <= (long) limits.megabytes().marked() << 20
          && Trappings.areFew(original);
    } catch (ZipException e) {
      return false;
    }
  }

  private static long unpackedBytes(Path original) throws IOException {
    try (ZipFile zip = new ZipFile(original.toFile())) {
      return zip.stream().mapToLong(e -> Math.max(e.getSize(), 0)).sum();
    }
  }

  /**
   * Makes a workbook with macros, or a template, a plain .xlsx: the department sends out no
   * programs, and a file of one kind under another's name is refused by Excel.
   */
  private static void dropMacros(XSSFWorkbook workbook) throws IOException {
    if (workbook.getPackagePart().getContentType().equals(XSSFRelation.WORKBOOK.getContentType())) {
      return;
    }
    workbook.setWorkbookType(XSSFWorkbookType.XLSX);
    try {
      PackagePart part = workbook.getPackagePart();
      for (PackageRelationship relation :
          part.getRelationshipsByType(XSSFRelation.VBA_MACROS.getRelation())) {
        PackagePart macros = part.getRelatedPart(relation);
        part.removeRelationship(relation.getId());
        workbook.getPackage().deletePartRecursive(macros.getPartName());
      }
    } catch (org.apache.poi.openxml4j.exceptions.OpenXML4JException e) {
      throw new IOException(e);
    }
  }
}
