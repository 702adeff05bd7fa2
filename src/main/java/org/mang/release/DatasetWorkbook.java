package org.mang.release;

import static java.time.ZoneOffset.UTC;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.mang.workbook.Looks;

/**
 * The dataset as one would lay it before a superior: the verdicts first, what they rest on after.
 */
final class DatasetWorkbook {

  private DatasetWorkbook() {}

  /**
   * The workbook's bytes; the same whenever it is made.
   *
   * @param store after {@link Disclosure#control}: what is written is only what may be published
   */
  static byte[] bytes(Connection store, Disclosure disclosure, Edition edition)
      throws SQLException, IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Book book = new Book(store, disclosure, edition, workbook, new Looks(workbook));
      VerdictSheet.write(book);
      DistrictSheet.write(book);
      FigureSheet.write(book);
      PartSheet.write(book);
      ReportSheet.write(book);
      NoteSheet.write(book);
      describe(workbook, edition);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return StableZip.rewrite(out.toByteArray());
    }
  }

  private static void describe(XSSFWorkbook workbook, Edition edition) {
    CoreProperties properties = workbook.getProperties().getCoreProperties();
    properties.setTitle("Kết quả thực hiện các chỉ tiêu về trẻ em năm " + edition.year());
    properties.setDescription(edition.label().vi());
    properties.setCreator("Măng");
    properties.setLastModifiedByUser("Măng");
    // POI would write the time at which it was made.
    Optional<Date> sealed = Optional.of(Date.from(edition.dataOn().atStartOfDay(UTC).toInstant()));
    properties.setCreated(sealed);
    properties.setModified(sealed);
  }
}
