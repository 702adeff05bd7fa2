package org.mang.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads YAML into records. What is not known is an error, with file, line and the nearest known
 * key.
 */
public final class StrictYaml {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictYaml() {}

  /**
   * Reads one document.
   *
   * @param file named in every error
   * @throws DefinitionException if the text is no YAML, or holds a key that {@code type} does not
   *     know
   */
  public static <T> T read(String file, String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (UnrecognizedPropertyException e) {
      throw new DefinitionException(
          file
              + ", line "
              + lineOf(e.getPropertyName(), e.getLocation(), text)
              + ": unknown key '"
              + e.getPropertyName()
              + "'"
              + nearest(e));
    } catch (DatabindException e) {
      Throwable cause = e.getCause();
      String what =
          cause instanceof DefinitionException ? cause.getMessage() : e.getOriginalMessage();
      throw new DefinitionException(at(file, e.getLocation()) + path(e) + what);
    } catch (JacksonException e) {
      throw new DefinitionException(at(file, e.getLocation()) + e.getOriginalMessage());
    }
  }

  private static String at(String file, TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? file + ": "
        : file + ", line " + location.getLineNr() + ": ";
  }

  /** The parser has read on when it tells: the key stands on that line or above it. */
  private static int lineOf(String key, TokenStreamLocation location, String text) {
    Pattern written = Pattern.compile("(^|[\\s{,\"'])" + Pattern.quote(key) + "[\"']?\\s*:");
    List<String> lines = text.lines().toList();
    int last = Math.min(Math.max(location.getLineNr(), 1), lines.size());
    for (int line = last; line > 0; line--) {
      if (written.matcher(lines.get(line - 1)).find()) {
        return line;
      }
    }
    return last;
  }

  private static String path(DatabindException e) {
    String path =
        e.getPath().stream()
            .map(JacksonException.Reference::getPropertyName)
            .filter(name -> name != null)
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String nearest(UnrecognizedPropertyException e) {
    Collection<Object> known = e.getKnownPropertyIds();
    if (known == null || known.isEmpty()) {
      return "";
    }
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String best =
        known.stream()
            .map(Object::toString)
            .min(
                Comparator.comparing((String k) -> distance.apply(k, e.getPropertyName()))
                    .thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
    return "; nearest known key: '" + best + "'";
  }
}
