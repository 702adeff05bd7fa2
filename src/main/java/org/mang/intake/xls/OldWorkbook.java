package org.mang.intake.xls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.FilteringDirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Opens .xls, the format of Excel 97 to 2003, whatever the order of its records. */
public final class OldWorkbook {

  private static final String STREAM = "Workbook";

  private OldWorkbook() {}

  /**
   * The workbook in a container, which has to stay open for as long as the workbook is.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  public static HSSFWorkbook open(POIFSFileSystem container) throws IOException {
    DirectoryNode root = container.getRoot();
    if (!root.hasEntryCaseInsensitive(STREAM)) {
      return new HSSFWorkbook(container);
    }
    String name = root.getEntryCaseInsensitive(STREAM).getName();
    byte[] stream;
    try (InputStream in = root.createDocumentInputStream(name)) {
      stream = in.readAllBytes();
    }
    RecordOrder order = new RecordOrder(stream);
    if (order.isAsPoiReadsIt()) {
      return new HSSFWorkbook(container);
    }
    // Closed together with the workbook.
    POIFSFileSystem mended = new POIFSFileSystem();
    EntryUtils.copyNodes(new FilteringDirectoryNode(root, List.of(name)), mended.getRoot());
    mended.createDocument(new ByteArrayInputStream(order.mended()), STREAM);
    return new HSSFWorkbook(mended);
  }
}
