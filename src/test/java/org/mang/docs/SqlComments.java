package org.mang.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mang.definition.Definitions;

/** What {@code --} comments say above a table, above a column within it, and above a mart. */
final class SqlComments {

  private static final Pattern CREATE =
      Pattern.compile("create (?:or replace )?(?:table|view) (\\w+\\.\\w+).*");
  private static final Pattern COLUMN = Pattern.compile(" {4}(\\w+) .*");

  private final Map<String, String> said = new TreeMap<>();

  SqlComments(Definitions definitions) {
    definitions.texts("warehouse/migrations", ".sql").values().forEach(this::readMigration);
    SortedMap<String, String> marts = definitions.texts("warehouse/marts", ".sql");
    marts.forEach(
        (file, text) ->
            said.put("mart." + file.replace(".sql", ""), leading(text.lines().toList())));
  }

  /** The comment on {@code schema.table} or {@code schema.table.column}; empty if there is none. */
  String on(String name) {
    return said.getOrDefault(name, "");
  }

  private void readMigration(String sql) {
    List<String> comment = new ArrayList<>();
    String table = "";
    for (String line : sql.lines().toList()) {
      if (line.strip().startsWith("--")) {
        comment.add(line);
        continue;
      }
      Matcher create = CREATE.matcher(line);
      Matcher column = COLUMN.matcher(line);
      if (create.matches()) {
        table = create.group(1);
        said.put(table, leading(comment));
      } else if (column.matches() && !comment.isEmpty()) {
        said.put(table + "." + column.group(1), leading(comment));
      }
      comment.clear();
    }
  }

  private static String leading(List<String> lines) {
    return String.join(
        " ",
        lines.stream()
            .takeWhile(line -> line.strip().startsWith("--"))
            .map(line -> line.strip().substring(2).strip())
            .toList());
  }
}
