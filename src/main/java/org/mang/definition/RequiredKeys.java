package org.mang.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A component of a record that is not marked nullable must be in the YAML. */
public final class RequiredKeys {

  private RequiredKeys() {}

  /**
   * Looks through a record and the records within it.
   *
   * @param file named in the error
   * @throws DefinitionException if a key is missing
   */
  public static void check(String file, Object definition) {
    check(file, "", definition);
  }

  private static void check(String file, String path, Object definition) {
    for (RecordComponent component : definition.getClass().getRecordComponents()) {
      Object value = value(component, definition);
      String key = path + keyOf(definition.getClass(), component);
      if (value == null) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          throw DefinitionException.in(file, "key '" + key + "' is missing");
        }
      } else if (value instanceof Record inner) {
        check(file, key + ".", inner);
      } else if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          if (list.get(i) instanceof Record inner) {
            check(file, key + "[" + (i + 1) + "].", inner);
          }
        }
      } else if (value instanceof Map<?, ?> map) {
        map.forEach(
            (name, element) -> {
              if (element instanceof Record inner) {
                check(file, key + "." + name + ".", inner);
              }
            });
      }
    }
  }

  private static String keyOf(Class<?> type, RecordComponent component) {
    try {
      JsonProperty property =
          type.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
      return property == null ? component.getName() : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object value(RecordComponent component, Object definition) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(definition);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
