package org.mang.workbook;

import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.jspecify.annotations.Nullable;

/**
 * How a cell looks. Made from {@link #LINE} or {@link #BOX} by saying what is different.
 *
 * @param format of a number; empty for text, which is broken into lines
 * @param quoted for text that begins like a formula: Excel keeps it text, also when it is edited
 */
public record Look(
    int points,
    boolean bold,
    HorizontalAlignment across,
    VerticalAlignment down,
    boolean boxed,
    boolean wrapped,
    @Nullable Shade shade,
    String format,
    boolean linked,
    boolean quoted) {

  /** Words on the page, outside of any table. */
  public static final Look LINE =
      new Look(
          12,
          false,
          HorizontalAlignment.LEFT,
          VerticalAlignment.CENTER,
          false,
          false,
          null,
          "",
          false,
          false);

  /** A cell of a table. */
  public static final Look BOX = LINE.withBox().inLines();

  /** The heading of a table's column. */
  public static final Look HEADER = BOX.inBold().centred().filled(Shade.HEADER);

  /** The title of a page. */
  public static final Look TITLE = LINE.of(15).inBold();

  /** In letters of this size. */
  public Look of(int size) {
    return new Look(size, bold, across, down, boxed, wrapped, shade, format, linked, quoted);
  }

  public Look inBold() {
    return new Look(points, true, across, down, boxed, wrapped, shade, format, linked, quoted);
  }

  /** In bold only if so. */
  public Look inBold(boolean strong) {
    return strong ? inBold() : this;
  }

  public Look centred() {
    return new Look(
        points,
        bold,
        HorizontalAlignment.CENTER,
        down,
        boxed,
        wrapped,
        shade,
        format,
        linked,
        quoted);
  }

  /** Beginning at the top of its cell. */
  public Look atTop() {
    return new Look(
        points, bold, across, VerticalAlignment.TOP, boxed, wrapped, shade, format, linked, quoted);
  }

  /** Broken into lines where it is longer than its cell is wide. */
  public Look inLines() {
    return new Look(points, bold, across, down, boxed, true, shade, format, linked, quoted);
  }

  public Look filled(@Nullable Shade with) {
    return new Look(points, bold, across, down, boxed, wrapped, with, format, linked, quoted);
  }

  /** A number of this format, on the right. */
  public Look number(String pattern) {
    return new Look(
        points,
        bold,
        HorizontalAlignment.RIGHT,
        down,
        boxed,
        false,
        shade,
        pattern,
        linked,
        quoted);
  }

  public Look asLink() {
    return new Look(points, bold, across, down, boxed, wrapped, shade, format, true, quoted);
  }

  public Look asQuoted() {
    return new Look(points, bold, across, down, boxed, wrapped, shade, format, linked, true);
  }

  private Look withBox() {
    return new Look(points, bold, across, down, true, wrapped, shade, format, linked, quoted);
  }
}
