package org.mang.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/**
 * A register of invented children in the form {@code child-register}, with something wrong in about
 * one row of six hundred, in seven ways.
 *
 * @param bad rows with an error in them
 */
record RegisterFile(Path file, int rows, int bad) {

  static final String AS_OF = "2020-12-31";

  /** In every so many rows, one is spoiled; a number that is given twice spoils two. */
  private static final int BLOCK = 700;

  private static final int KINDS = 6;

  /** A prime above the largest register: the numbers of children are scattered, and all differ. */
  private static final long NUMBERS = 99_999_989;

  private static final long SCATTER = 48_271;
  private static final int SEED = 73;
  private static final int YEAR = 2020;
  private static final double SPECIAL = 0.0095;
  private static final String HEADER =
      "Ngày chốt số liệu,Mã định danh trẻ em,Họ và tên trẻ em,\"Tháng, năm sinh\",Giới tính,"
          + "\"Mã quận, huyện\",\"Mã xã, phường\",Nhóm hoàn cảnh đặc biệt,Được trợ giúp\n";

  private static final List<String> FAMILY =
      List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đỗ", "Bùi", "Đặng", "Ngô");
  private static final List<String> GIVEN =
      List.of("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Ngọc", "Phúc");
  private static final List<String> GROUPS =
      List.of("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "d;n", "a;c");

  /** Writes it, row by row. */
  static RegisterFile write(Path file, int rows) throws IOException, SQLException {
    List<Communes.Commune> communes = Communes.on(AS_OF);
    Random random = new Random(SEED);
    int bad = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADER);
      int spoiled = -1;
      for (int row = 0; row < rows; row++) {
        if (row % BLOCK == 0) {
          // Not the first of a block: a number that is given twice is that of the row before.
          spoiled = rows - row < BLOCK ? -1 : row + 1 + random.nextInt(BLOCK - 1);
        }
        int kind = row == spoiled ? row / BLOCK % KINDS : -1;
        bad += kind < 0 ? 0 : kind == 0 ? 2 : 1;
        write(out, random, row, kind, communes.get(random.nextInt(communes.size())));
      }
    }
    return new RegisterFile(file, rows, bad);
  }

  private static void write(
      BufferedWriter out, Random random, int row, int kind, Communes.Commune commune)
      throws IOException {
    boolean girl = random.nextInt(1000) < 478;
    boolean special = random.nextDouble() < SPECIAL;
    out.write("31/12/2020,TE-");
    out.write(String.valueOf(number(kind == 0 ? row - 1 : row)));
    out.write(',');
    out.write(FAMILY.get(random.nextInt(FAMILY.size())));
    out.write(girl ? " Thị " : " Văn ");
    out.write(GIVEN.get(random.nextInt(GIVEN.size())));
    out.write(',');
    int month = 1 + random.nextInt(12);
    int year = YEAR - random.nextInt(16);
    out.write(
        switch (kind) {
          case 1 -> "13/" + year;
          case 2 -> "05/" + (YEAR - 20);
          default -> (month < 10 ? "0" : "") + month + "/" + year;
        });
    out.write(kind == 3 ? "," : girl ? ",Nữ" : ",Nam");
    out.write(',');
    out.write(commune.district());
    out.write(',');
    out.write(kind == 4 ? "99999" : commune.code());
    out.write(',');
    out.write(kind == 5 ? "z" : special ? GROUPS.get(random.nextInt(GROUPS.size())) : "");
    out.write(special ? ",x\n" : ",\n");
  }

  private static long number(int row) {
    return NUMBERS + (row + 1) * SCATTER % NUMBERS;
  }
}
