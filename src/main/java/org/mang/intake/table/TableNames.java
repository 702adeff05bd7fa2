package org.mang.intake.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.form.Fold;
import org.mang.intake.Heading;
import org.mang.intake.TableName;

/** Tells for which code of a form's list a table is named. */
final class TableNames {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What may stand before a name without being part of it: "1. Bệnh Tả", "Tình hình mắc sởi". */
  private static final Pattern LEADS =
      Pattern.compile(
          "[0-9]+|[ivx]+|benh|dich|bieu|bang|sheet|so|luc|mau|muc|trang|hinh|mac|chet|vong|ca|ke|cao|ve|do"
              + "|nhiem|theo|cua|loai|nhom|nganh");

  /** And behind it: "Sởi năm 2019", "Sởi các tỉnh". A letter or another word makes it another. */
  private static final Pattern FOLLOWS =
      Pattern.compile(
          "(19|20)[0-9]{2}|[0-9]{1,2}|nam|thang|quy|theo|tai|o|tu|tren|cua|cac|toan|giai|ky|dot|trong|tinh"
              + "|thanh|quan|huyen|den");

  /** By spelling. */
  private final Map<String, String> codes;

  TableNames(Map<String, String> codes) {
    this.codes = codes;
  }

  /**
   * The name, or null if there is none. A sheet's own goes before the lines above the table, and
   * one that is a code's before one that only holds it. Of several, the longest spelling counts:
   * "Viêm gan B" is not "Viêm gan".
   */
  @Nullable TableName of(@Nullable String sheet, Heading heading) {
    if (codes.isEmpty()) {
      return null;
    }
    List<TableName> names = new ArrayList<>();
    Stream.ofNullable(sheet).flatMap(name -> in(name, null)).forEach(names::add);
    heading.lines().stream().flatMap(line -> in(line.text(), line)).forEach(names::add);
    Optional<TableName> whole = names.stream().filter(TableName::isWhole).findFirst();
    if (whole.isEmpty()) {
      return names.isEmpty() ? null : names.get(0);
    }
    // A title says "cúm" above a sheet that is of one kind of it: the sheet is the doubt.
    TableName first = names.get(0);
    return first.line() == null && !first.isWhole() && first.code().equals(whole.get().code())
        ? first
        : whole.get();
  }

  private Stream<TableName> in(String text, Heading.@Nullable Line line) {
    String words = " " + words(text) + " ";
    return codes.keySet().stream()
        .filter(spelling -> words.contains(" " + words(spelling) + " "))
        .max(Comparator.comparingInt(String::length))
        .map(
            spelling ->
                new TableName(
                    Objects.requireNonNull(codes.get(spelling)),
                    isWhole(words, " " + words(spelling) + " "),
                    text,
                    line))
        .stream();
  }

  private static boolean isWhole(String words, String name) {
    for (int at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
      String before = words.substring(0, at).strip();
      String after = words.substring(at + name.length()).strip();
      if ((before.isEmpty()
              || LEADS.matcher(before.substring(before.lastIndexOf(' ') + 1)).matches())
          && (after.isEmpty() || FOLLOWS.matcher(after.split(" ", 2)[0]).matches())) {
        return true;
      }
    }
    return false;
  }

  private static String words(String text) {
    return NO_WORD.matcher(Fold.of(text)).replaceAll(" ").strip();
  }
}
