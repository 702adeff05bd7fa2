package org.mang.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hssf.record.WriteAccessRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.mang.release.StableZip;

/** Turns a workbook into bytes that bear no trace of when, where or by whom they were made. */
final class Binder {
  private static final Instant MADE = Instant.parse("2020-01-01T00:00:00Z");
  private static final String MAKER = "Mang sample data";

  private Binder() {}

  static byte[] bind(Workbook workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (workbook instanceof HSSFWorkbook old) {
      nameMaker(old);
      old.write(bytes);
      return bytes.toByteArray();
    }
    nameMaker((XSSFWorkbook) workbook);
    workbook.write(bytes);
    return StableZip.rewrite(bytes.toByteArray());
  }

  private static void nameMaker(HSSFWorkbook workbook) {
    workbook.createInformationProperties();
    SummaryInformation summary = workbook.getSummaryInformation();
    summary.setAuthor(MAKER);
    summary.setLastAuthor(MAKER);
    summary.setCreateDateTime(Date.from(MADE));
    summary.setLastSaveDateTime(Date.from(MADE));
    // Else the file says who was logged in.
    ((WriteAccessRecord) workbook.getInternalWorkbook().findFirstRecordBySid(WriteAccessRecord.sid))
        .setUsername(MAKER);
  }

  private static void nameMaker(XSSFWorkbook workbook) {
    CoreProperties core = workbook.getProperties().getCoreProperties();
    core.setCreator(MAKER);
    core.setLastModifiedByUser(MAKER);
    core.setCreated(Optional.of(Date.from(MADE)));
    core.setModified(Optional.of(Date.from(MADE)));
  }
}
