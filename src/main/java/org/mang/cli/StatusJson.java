package org.mang.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.core.JsonGenerator;

/** All that status says, as one object for a machine. */
record StatusJson(Connection snapshot, Asked asked) {

  /**
   * Writes it.
   *
   * @param asOf the instant as of which the snapshot speaks
   * @param waiting files in the inbox
   */
  void write(PrintWriter out, String version, String asOf, int waiting) throws SQLException {
    try (JsonGenerator json = JsonWriter.open(out)) {
      json.writeStartObject();
      json.writeStringProperty("snapshot", version);
      json.writeStringProperty("as_of", asOf);
      json.writeNumberProperty("waiting_files", waiting);
      rows(json, "reports", StatusTables.reports());
      rows(json, "closed", StatusTables.closed());
      rows(json, "unknown", StatusTables.unknown());
      rows(json, "left_out", StatusTables.leftOut());
      rows(json, "cells_left_out", StatusTables.cellsLeftOut());
      rows(json, "warnings", StatusTables.warnings());
      rows(json, "differences", DifferenceTables.each());
      json.writeEndObject();
    }
    out.println();
  }

  private void rows(JsonGenerator json, String name, String query) throws SQLException {
    json.writeName(name);
    try (PreparedStatement select = asked.prepare(snapshot, query);
        ResultSet rows = select.executeQuery()) {
      JsonWriter.rows(json, rows);
    }
  }
}
