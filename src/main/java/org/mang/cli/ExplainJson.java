package org.mang.cli;

import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mang.explain.Explanation;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** An explanation as JSON: its records as objects, with the names of their parts in snake case. */
final class ExplainJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private ExplainJson() {}

  static void write(Explanation explanation, PrintWriter out) {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      value(json, explanation);
    }
    out.println();
  }

  private static void value(JsonGenerator json, @Nullable Object value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Double number) {
      json.writeNumber(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      list.forEach(each -> value(json, each));
      json.writeEndArray();
    } else if (value instanceof Record parts) {
      object(json, parts);
    } else {
      json.writeString(value.toString());
    }
  }

  private static void object(JsonGenerator json, Record parts) {
    json.writeStartObject();
    for (RecordComponent part : parts.getClass().getRecordComponents()) {
      json.writeName(snake(part.getName()));
      try {
        value(json, part.getAccessor().invoke(parts));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    json.writeEndObject();
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
