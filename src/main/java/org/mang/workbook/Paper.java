package org.mang.workbook;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** A sheet on paper: A4 across, one page wide. */
public final class Paper {

  private static final String LETTERS = "&\"" + Looks.LETTERS + ",Regular\"&10";

  private Paper() {}

  /**
   * Sets a sheet up for printing.
   *
   * @param name stands at the foot of each page, beside its number
   */
  public static void a4Across(Sheet sheet, String name) {
    sheet.setDisplayGridlines(false);
    sheet.setFitToPage(true);
    sheet.setAutobreaks(true);
    PrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PrintSetup.A4_PAPERSIZE);
    print.setLandscape(true);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
    sheet.setHorizontallyCenter(true);
    sheet.setMargin(PageMargin.LEFT, 0.4);
    sheet.setMargin(PageMargin.RIGHT, 0.4);
    sheet.setMargin(PageMargin.TOP, 0.5);
    sheet.setMargin(PageMargin.BOTTOM, 0.6);
    sheet.setMargin(PageMargin.FOOTER, 0.3);
    sheet.getFooter().setLeft(LETTERS + name.replace("&", "&&"));
    sheet.getFooter().setRight(LETTERS + "Trang &P/&N");
  }

  /** Keeps the head of a table in sight, and on every printed page. */
  public static void keepHead(Sheet sheet, int row) {
    sheet.createFreezePane(0, row + 1);
    sheet.setRepeatingRows(new CellRangeAddress(row, row, -1, -1));
  }

  /**
   * How many lines a text takes in a column; words are not broken, so a little is lost.
   *
   * @param width of the column, in characters
   */
  public static int lines(String text, double width) {
    return text.lines().mapToInt(line -> 1 + (int) (line.length() / (width * 1.2))).sum();
  }
}
