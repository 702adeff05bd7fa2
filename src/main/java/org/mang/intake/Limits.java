package org.mang.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Objects;
import org.mang.definition.Definitions;
import org.mang.definition.RequiredKeys;
import org.mang.definition.StrictYaml;
import org.mang.definition.Text;

/**
 * How large a file may be, from {@code jobs/limits.yaml}: reading ends in bounded memory and time
 * whatever a file claims to be.
 *
 * @param cells over all sheets, gaps within rows counted
 * @param characters in the cells of all sheets
 * @param columns of a sheet
 * @param sheets of a workbook
 * @param settleSeconds for which nobody has written to a file of the inbox before it is taken in
 */
public record Limits(
    Megabytes megabytes,
    Integer cells,
    Integer characters,
    Integer columns,
    Integer sheets,
    @JsonProperty("settle_seconds") Integer settleSeconds) {

  /**
   * Sizes of files, in units of 2^20 bytes.
   *
   * @param workbook an .xlsx or .ods as it was sent
   * @param xls an .xls
   * @param unpacked what is read of an .xlsx or .ods, over all its parts
   * @param marked a workbook, unpacked, that is given back with marks in it
   * @param text a delimited text that has to be held in memory, for it is not plain
   * @param plain a delimited text as programs write it, in UTF-8
   */
  public record Megabytes(
      Integer workbook,
      Integer xls,
      Integer unpacked,
      Integer marked,
      Integer text,
      Integer plain) {}

  /** For a text of our own. */
  public static final Limits NONE =
      new Limits(
          new Megabytes(0, 0, 0, 0, 0, 0),
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Sheet.MOST_COLUMNS,
          0,
          0);

  private static final String FILE = "limits.yaml";

  /** Reads them. */
  public static Limits read(Definitions definitions) {
    String text = Objects.requireNonNull(definitions.texts("jobs", FILE).get(FILE));
    Limits limits = StrictYaml.read("jobs/" + FILE, text, Limits.class);
    RequiredKeys.check("jobs/" + FILE, limits);
    return limits;
  }

  /** Bytes in so many megabytes. */
  public static long bytes(int megabytes) {
    return (long) megabytes << 20;
  }

  /** A file that is past one of them. */
  public static UnreadableFileException tooLarge(
      String whatVi, String whatEn, long limit, String unitVi, String unitEn) {
    return new UnreadableFileException(
        new Text(
            String.format(
                Locale.forLanguageTag("vi-VN"),
                "%s lớn hơn giới hạn %,d %s. Chia nhỏ tệp rồi gửi lại, hoặc gửi bằng CSV.",
                whatVi,
                limit,
                unitVi),
            String.format(
                Locale.ROOT,
                "%s is larger than the limit of %,d %s. Split the file and send it again, or send it as CSV.",
                whatEn,
                limit,
                unitEn)));
  }
}
