package org.mang.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON array with an object a row; numbers, booleans, lists and structs as such, the rest as
 * text.
 */
final class JsonWriter implements ResultWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  @Override
  public void write(ResultSet result, PrintWriter out) throws SQLException {
    try (JsonGenerator json = open(out)) {
      rows(json, result);
    }
    out.println();
  }

  /** What writes to a stream, and leaves it open. */
  static JsonGenerator open(PrintWriter out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  /** The array, as a value within something larger. */
  static void rows(JsonGenerator json, ResultSet result) throws SQLException {
    json.writeStartArray();
    while (result.next()) {
      json.writeStartObject();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        int column = i;
        json.writeName(result.getMetaData().getColumnLabel(i));
        value(json, result.getObject(i), () -> result.getString(column));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** How DuckDB writes a value as text. */
  private interface AsText {
    @Nullable String text() throws SQLException;
  }

  private static void value(JsonGenerator json, @Nullable Object value, AsText asText)
      throws SQLException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      json.writeNumber(new BigDecimal(number.toString()));
    } else if (value instanceof Array list) {
      json.writeStartArray();
      for (Object each : (@Nullable Object[]) list.getArray()) {
        value(json, each, () -> text(each));
      }
      json.writeEndArray();
    } else if (value instanceof DuckDBStruct struct) {
      object(json, struct.getMap());
    } else if (value instanceof Map<?, ?> map) {
      object(json, map);
    } else {
      json.writeString(asText.text());
    }
  }

  private static void object(JsonGenerator json, Map<?, ?> entries) throws SQLException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      json.writeName(String.valueOf(text(entry.getKey())));
      value(json, entry.getValue(), () -> text(entry.getValue()));
    }
    json.writeEndObject();
  }

  /** Within a list or struct, as a value of that type by itself is written. */
  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
