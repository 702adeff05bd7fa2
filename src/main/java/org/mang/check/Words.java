package org.mang.check;

import static org.mang.Sql.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * The distinct texts of a batch and what each means. Millions of rows say few different things;
 * folding, patterns and code lists are for those alone.
 */
final class Words {

  private final Form form;
  private final Typing typing;

  Words(Form form, Typing typing) {
    this.form = form;
    this.typing = typing;
  }

  /**
   * Creates {@code word}: a row for each text of each column, with nothing in the others. One look
   * at the source finds them all.
   */
  String sql() {
    List<String> columns = new ArrayList<>();
    form.columns()
        .forEach(
            (column, definition) -> {
              if (Typing.hasWords(definition) && !definition.isInGroupRow()) {
                columns.add(name(column));
              }
            });
    return columns.isEmpty()
        ? "create or replace temp table word (nothing varchar)"
        : """
          create or replace temp table word as
          select %s
          from source
          group by grouping sets (%s)"""
            .formatted(
                String.join(", ", columns),
                columns.stream()
                    .map(column -> "(" + column + ")")
                    .collect(Collectors.joining(", ")));
  }

  /**
   * For each kind of columns, a common table expression of what their texts mean.
   *
   * @param rows those that have the texts of group rows, which {@code source} has not
   */
  List<String> ctes(String rows) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    Map<String, Column> definitions = new LinkedHashMap<>();
    form.columns()
        .forEach(
            (column, definition) -> {
              if (Typing.hasWords(definition)) {
                String kind = typing.kind(definition);
                columns.computeIfAbsent(kind, k -> new ArrayList<>()).add(column);
                definitions.putIfAbsent(kind, definition);
              }
            });
    List<String> ctes = new ArrayList<>();
    definitions.forEach(
        (kind, definition) ->
            ctes.add(
                cte(
                    kind,
                    typing.meaning(definition) + " as value",
                    typing.more(definition),
                    texts(columns.getOrDefault(kind, List.of()), rows))));
    return ctes;
  }

  private String texts(List<String> columns, String rows) {
    List<String> texts = new ArrayList<>();
    List<String> inSource = new ArrayList<>();
    for (String column : columns) {
      Column definition = form.columns().get(column);
      if (definition != null && definition.isInGroupRow()) {
        texts.add("select %s as t from %s".formatted(name(column), rows));
      } else {
        inSource.add(name(column));
      }
    }
    if (!inSource.isEmpty()) {
      texts.add("select coalesce(%s) as t from word".formatted(String.join(", ", inSource)));
    }
    return String.join(" union all ", texts);
  }

  /**
   * A common table expression of texts {@code t} and what they mean.
   *
   * @param values what the text alone tells
   * @param more what is told from that
   */
  static String cte(String kind, String values, Map<String, String> more, String texts) {
    String items =
        more.entrySet().stream()
            .map(e -> ",\n        " + e.getValue() + " as " + name(e.getKey()))
            .collect(Collectors.joining());
    return """
        %s as materialized (
            select *%s
            from (
                select t, %s
                from (select distinct t from (%s) where t is not null)
            )
        )"""
        .formatted(words(kind), items, values, texts);
  }

  static String words(String kind) {
    return name("words of " + kind);
  }

  /** The joins of rows with their words. */
  String joins(String rows) {
    return form.columns().entrySet().stream()
        .filter(e -> Typing.hasWords(e.getValue()))
        .map(
            e ->
                "\n    left join %1$s as %2$s on %2$s.t = %3$s.%4$s"
                    .formatted(
                        words(typing.kind(e.getValue())),
                        Typing.word(e.getKey()),
                        rows,
                        name(e.getKey())))
        .collect(Collectors.joining());
  }
}
