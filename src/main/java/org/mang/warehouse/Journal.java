package org.mang.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mang.LineFile;
import org.mang.MangException;
import org.mang.definition.Json;

/**
 * All that persons decided, in the order in which they did: one JSON object a line, only ever
 * added. Each carries a hash over itself and the hash of the one before, so that no line can be
 * changed, taken out or put between without its being seen. With the originals and the definitions
 * it is all that a warehouse is made from; so it lies in the archive.
 */
public final class Journal {

  /** Its name within the archive. */
  public static final String FILE = "journal.jsonl";

  private static final String HASH = "hash";
  private static final String BEFORE_THE_FIRST = "";

  private final Path file;

  public Journal(Path archive) {
    this.file = archive.resolve(FILE);
  }

  /** What may be decided. */
  public enum Kind {
    ACCEPT,
    WITHDRAW,
    RESTORE,
    SAY,
    RECHECK,
    CLOSE,
    REOPEN,
    ADMIT,
    RELEASE,
    SETTLE,
    UNSETTLE;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A decision.
   *
   * @param number from 1
   * @param kind as {@link Kind#word} writes it; of a newer Măng it may be another
   * @param subject what it is about: the id of a submission, or a reconciliation
   * @param at local time
   * @param details what else there is to know, as JSON; null if nothing
   * @param hash in hexadecimal digits, over the entry and the hash of the one before
   */
  public record Entry(
      int number,
      String kind,
      String subject,
      LocalDateTime at,
      String by,
      String because,
      @Nullable String details,
      String hash) {}

  /**
   * Adds a decision; it is on the disk when this returns.
   *
   * @param details as JSON; null if there are none
   * @param now local time; later, if the one before has it or a later one
   * @throws MangException if what is there already is broken
   */
  public Entry add(
      Kind kind,
      String subject,
      String by,
      String because,
      @Nullable String details,
      LocalDateTime now) {
    List<Entry> before = entries();
    LocalDateTime at = after(before, now);
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("no", before.size() + 1);
    said.put("kind", kind.word());
    said.put("subject", subject);
    said.put("at", at.toString());
    said.put("by", by);
    said.put("because", because);
    if (details != null) {
      said.put("details", Json.read(details));
    }
    String hash = hash(before.isEmpty() ? BEFORE_THE_FIRST : last(before).hash(), written(said));
    said.put(HASH, hash);
    String line = written(said);
    append(line);
    return entry(line, before.size() + 1);
  }

  /** The instant that a decision would have which is added next. */
  public LocalDateTime next(LocalDateTime now) {
    return after(entries(), now);
  }

  /** Two decisions in one instant have an order all the same, and a clock may be set back. */
  private static LocalDateTime after(List<Entry> before, LocalDateTime now) {
    LocalDateTime at = now.truncatedTo(ChronoUnit.MILLIS);
    return before.isEmpty() || at.isAfter(last(before).at())
        ? at
        : last(before).at().plus(1, ChronoUnit.MILLIS);
  }

  /**
   * All decisions, in their order.
   *
   * @throws MangException if a line cannot be read, or is not the one that was written
   */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    String before = BEFORE_THE_FIRST;
    for (String line : lines()) {
      Entry entry = entry(line, entries.size() + 1);
      if (entry.number() != entries.size() + 1 || !entry.hash().equals(hash(before, body(line)))) {
        throw broken(entries.size() + 1);
      }
      entries.add(entry);
      before = entry.hash();
    }
    return entries;
  }

  private static Entry last(List<Entry> entries) {
    return entries.get(entries.size() - 1);
  }

  private List<String> lines() {
    try {
      return new LineFile(file).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String line) {
    try {
      Files.createDirectories(file.getParent());
      new LineFile(file).add(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Entry entry(String line, int number) {
    Map<String, Object> said = Json.object(line).orElseThrow(() -> broken(number));
    Object details = said.get("details");
    try {
      return new Entry(
          Integer.parseInt(text(said, "no")),
          text(said, "kind"),
          text(said, "subject"),
          LocalDateTime.parse(text(said, "at")),
          text(said, "by"),
          text(said, "because"),
          details == null ? null : Json.write(details),
          text(said, HASH));
    } catch (DateTimeException | NumberFormatException e) {
      throw broken(number);
    }
  }

  /** What is missing is no hash that could be right. */
  private static String text(Map<String, Object> said, String key) {
    return String.valueOf(said.get(key));
  }

  private MangException broken(int line) {
    return new MangException(
        "%s, dòng %d: nhật ký quyết định đã bị sửa hoặc hỏng; hãy lấy lại từ bản sao lưu"
            .formatted(file, line),
        "%s, line %d: the journal of decisions was changed or is damaged; take it from a backup"
            .formatted(file, line));
  }

  /** The line as it was before its hash was added. */
  private static String body(String line) {
    return line.replaceFirst(",\"" + HASH + "\":\"[0-9a-f]*\"}$", "}");
  }

  private static String written(Map<String, Object> said) {
    return Json.write(said);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(String before, String body) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(before + "\n" + body)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
