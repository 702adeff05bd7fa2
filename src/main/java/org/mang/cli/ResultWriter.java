package org.mang.cli;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes the answer to a query. */
interface ResultWriter {
  void write(ResultSet result, PrintWriter out) throws SQLException;
}
