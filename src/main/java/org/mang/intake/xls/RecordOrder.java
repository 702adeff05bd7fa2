package org.mang.intake.xls;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The order of records within the sheets of an .xls. Excel writes the cells of a sheet in one block
 * and its window after them, and POI reads no other order, though nothing depends on it and other
 * programs write and read what they like ([MS-XLS] 2.1.7.20.5). Here cells that stand elsewhere are
 * put before the window; everything else stays where it is.
 */
final class RecordOrder {

  private static final int BOF = 0x0809;
  private static final int EOF = 0x000A;
  private static final int FILEPASS = 0x002F;
  private static final int CONTINUE = 0x003C;
  private static final int WINDOW2 = 0x023E;
  private static final int WORKSHEET = 0x0010;

  /**
   * Rows and cells, and what belongs to them: FORMULA, MULRK, MULBLANK, RSTRING, DBCELL, LABELSST,
   * BLANK, NUMBER, LABEL, BOOLERR, STRING, ROW, ARRAY, TABLE, RK, SHRFMLA.
   */
  private static final Set<Integer> CELLS =
      Set.of(
          0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00D7, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207,
          0x0208, 0x0221, 0x0236, 0x027E, 0x04BC);

  private static final int MERGECELLS = 0x00E5;

  /** A window as a sheet has it that nobody has scrolled or frozen. */
  private static final byte[] PLAIN_WINDOW = {
    0x3E, 0x02, 0x12, 0, (byte) 0xB6, 0x06, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private final byte[] stream;
  private final List<Sheet> misordered = new ArrayList<>();
  private int at;

  /** From where to where a record goes, its head counted. */
  private record Biff(int kind, int from, int to) {}

  /** The records of a sheet: its cells, and all others up to its window, and behind. */
  private record Sheet(List<Biff> cells, List<Biff> before, List<Biff> after) {

    int from() {
      return before.get(0).from();
    }

    int to() {
      return after.get(after.size() - 1).to();
    }
  }

  RecordOrder(byte[] stream) {
    this.stream = stream;
    while (at + 4 <= stream.length) {
      Biff record = next();
      if (record.kind() == FILEPASS) {
        // A stream in secret writing is only read as it stands: its place is part of the key.
        misordered.clear();
        return;
      }
      if (record.kind() == BOF
          && record.to() - record.from() >= 8
          && number(record.from() + 6) == WORKSHEET) {
        sheet(record);
      }
    }
  }

  boolean isAsPoiReadsIt() {
    return misordered.isEmpty();
  }

  private Biff next() {
    int from = at;
    at = Math.min(stream.length, from + 4 + number(from + 2));
    return new Biff(number(from), from, at);
  }

  private int number(int from) {
    return from + 1 < stream.length ? (stream[from] & 0xFF) | (stream[from + 1] & 0xFF) << 8 : 0;
  }

  private void sheet(Biff bof) {
    List<Biff> cells = new ArrayList<>();
    List<Biff> before = new ArrayList<>(List.of(bof));
    List<Biff> after = new ArrayList<>();
    boolean window = false;
    boolean parted = false;
    boolean misplaced = false;
    boolean ofCell = false;
    for (int depth = 1; depth > 0; ) {
      if (at + 4 > stream.length) {
        // Torn: POI will say so.
        return;
      }
      Biff record = next();
      depth += record.kind() == BOF ? 1 : record.kind() == EOF ? -1 : 0;
      // A chart within the sheet has cells of its own.
      boolean own = depth == 1;
      ofCell = own && (CELLS.contains(record.kind()) || (ofCell && record.kind() == CONTINUE));
      if (ofCell) {
        misplaced |= window || parted;
        cells.add(record);
        continue;
      }
      window |= own && record.kind() == WINDOW2;
      parted |= !cells.isEmpty() && record.kind() != MERGECELLS;
      (window || depth == 0 ? after : before).add(record);
    }
    if (misplaced || !window) {
      misordered.add(new Sheet(cells, before, after));
    }
  }

  /** The stream with the cells of each sheet before its window. */
  byte[] mended() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(stream.length + 64);
    int written = 0;
    for (Sheet sheet : misordered) {
      out.write(stream, written, sheet.from() - written);
      write(sheet.before(), out);
      write(sheet.cells(), out);
      if (sheet.after().get(0).kind() != WINDOW2) {
        out.writeBytes(PLAIN_WINDOW);
      }
      write(sheet.after(), out);
      written = sheet.to();
    }
    out.write(stream, written, stream.length - written);
    return out.toByteArray();
  }

  private void write(List<Biff> records, ByteArrayOutputStream out) {
    for (Biff record : records) {
      out.write(stream, record.from(), record.to() - record.from());
    }
  }
}
