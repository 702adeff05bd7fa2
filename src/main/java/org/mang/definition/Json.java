package org.mang.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON as maps, lists and texts, in one line, with keys in the order in which they were put. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private Json() {}

  /** A value as text. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** A text as a value. */
  public static Object read(String text) {
    return MAPPER.readValue(text, Object.class);
  }

  /** A text as an object; empty if it is none. */
  public static Optional<Map<String, Object>> object(String text) {
    try {
      return Optional.of(MAPPER.readValue(text, OBJECT));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
