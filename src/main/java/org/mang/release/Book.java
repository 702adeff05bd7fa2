package org.mang.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.mang.workbook.Looks;

/** What every sheet of the dataset's workbook is made with. */
record Book(
    Connection store, Disclosure disclosure, Edition edition, XSSFWorkbook workbook, Looks looks) {

  int year() {
    return edition.year();
  }

  /** Told each row in turn. */
  interface Reader {
    void row(ResultSet row) throws SQLException;
  }

  /** A new sheet; widths of its columns in characters. */
  Page page(String name, int... widths) {
    return new Page(workbook, looks, name, edition.label().vi(), widths);
  }

  /** Reads what {@code warehouse/release/<name>.sql} says of the year. */
  void read(String name, Reader reader) throws SQLException {
    try (PreparedStatement statement = store.prepareStatement(disclosure.sql(name))) {
      statement.setInt(1, year());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reader.row(row);
        }
      }
    }
  }
}
