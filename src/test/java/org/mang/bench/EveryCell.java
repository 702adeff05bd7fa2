package org.mang.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SheetRows;
import org.mang.intake.SourceFile;
import org.mang.intake.TableRelations;

/** A query that cannot but look at every cell. */
final class EveryCell {

  private EveryCell() {}

  static SourceFile source() {
    return new SourceFile(Limits.read(new Definitions(Path.of("."))));
  }

  /** The number of the last row. */
  static long seen(Connection duckdb, SheetRows rows, Sheet sheet) throws SQLException {
    try (SheetRows.Relation relation = rows.open(List.of(SheetRows.Part.all(sheet)))) {
      return seen(
          duckdb,
          TableRelations.isText(sheet) ? TableRelations.text(sheet) : relation.sql(sheet.width()));
    }
  }

  static long seen(Connection duckdb, String relation) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select max(row_no), max(length(columns(* exclude (row_no)))) from " + relation)) {
      result.next();
      return result.getLong(1);
    }
  }
}
