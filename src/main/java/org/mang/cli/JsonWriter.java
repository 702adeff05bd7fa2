package org.mang.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** A JSON array with an object a row; numbers and booleans as such, the rest as text. */
final class JsonWriter implements ResultWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  @Override
  public void write(ResultSet result, PrintWriter out) throws SQLException {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartArray();
      while (result.next()) {
        json.writeStartObject();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          json.writeName(result.getMetaData().getColumnLabel(i));
          value(json, result.getObject(i), result.getString(i));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    out.println();
  }

  private static void value(JsonGenerator json, @Nullable Object value, @Nullable String text) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Number number && !isNotANumber(number)) {
      json.writeNumber(new BigDecimal(number.toString()));
    } else {
      json.writeString(text);
    }
  }

  private static boolean isNotANumber(Number number) {
    return !Double.isFinite(number.doubleValue());
  }
}
