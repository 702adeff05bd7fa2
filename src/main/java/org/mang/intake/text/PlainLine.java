package org.mang.intake.text;

import org.jspecify.annotations.Nullable;

/**
 * Looks at every byte of a line of delimited text: whether the line is as plain as a program writes
 * it. Plain is UTF-8 without control characters and rare spaces, one kind of line end, no quote
 * that stands within a field or goes over lines, and no other quotes.
 *
 * <p>Holds what was found in the line that was looked at last, and what is true of all of them.
 */
final class PlainLine {

  static final int NOT_PLAIN = -1;
  static final int UNFINISHED = -2;

  private static final byte PLAIN = 0;
  private static final byte SEPARATOR = 1;
  private static final byte QUOTE = 2;
  private static final byte LINE_END = 3;
  private static final byte HIGH = 4;
  private static final byte STRANGE = 5;

  private final byte[] kinds = new byte[256];
  private final PlainLetters letters = new PlainLetters();
  private boolean padded;
  private @Nullable Boolean carriageReturns;

  /** Whether line ends are the same in all that was looked at. */
  private boolean isOfOneKind = true;

  private int end;
  private int fields;
  private int filled;

  PlainLine(char separator) {
    for (int b = 0; b < 256; b++) {
      kinds[b] = b < ' ' || b == 0x7F ? STRANGE : b >= 0x80 ? HIGH : PLAIN;
    }
    kinds['\t'] = PLAIN;
    kinds['"'] = QUOTE;
    kinds['\n'] = LINE_END;
    kinds['\r'] = LINE_END;
    kinds[separator] = SEPARATOR;
  }

  /** Where the line ends that was looked at last, without what ends it. */
  int end() {
    return end;
  }

  /** How many fields it has. */
  int fields() {
    return fields;
  }

  /** How many of them hold anything. */
  int filled() {
    return filled;
  }

  /** Whether blanks stand at the ends of some fields. */
  boolean isPadded() {
    return padded;
  }

  /** Whether one stands before each line end. */
  boolean hasCarriageReturns() {
    return Boolean.TRUE.equals(carriageReturns);
  }

  boolean isOfOneKind() {
    return isOfOneKind;
  }

  PlainLetters letters() {
    return letters;
  }

  /** Takes in what is true of the lines that follow. */
  void add(PlainLine following) {
    isOfOneKind &=
        carriageReturns == null
            || following.carriageReturns == null
            || carriageReturns.equals(following.carriageReturns);
    carriageReturns = carriageReturns == null ? following.carriageReturns : carriageReturns;
    padded |= following.padded;
    letters.add(following.letters);
  }

  /**
   * Looks at the line that begins at {@code from}.
   *
   * @param limit behind the last byte at hand
   * @param last whether no more follow those
   * @return where the next line begins, or that this one is {@link #UNFINISHED} or {@link
   *     #NOT_PLAIN}
   */
  int look(byte[] bytes, int from, int limit, boolean last) {
    // Held here, for what is read from a field may have changed for all the compiler knows.
    byte[] kinds = this.kinds;
    int field = from;
    int count = 1;
    int full = 0;
    int quotes = 0;
    for (int i = plainUntil(bytes, kinds, from, limit);
        i < limit;
        i = plainUntil(bytes, kinds, i + 1, limit)) {
      int kind = kinds[bytes[i] & 0xFF];
      if (kind == SEPARATOR) {
        if (quotes % 2 == 0) {
          if (!isWhole(bytes, field, i, quotes)) {
            return NOT_PLAIN;
          }
          padded |= isBlankBeside(bytes, i, from, limit);
          full += i > field ? 1 : 0;
          count++;
          field = i + 1;
          quotes = 0;
        }
      } else if (kind == HIGH) {
        int length = letters.length(bytes, i, limit);
        if (length == 0) {
          return last || i + 4 <= limit ? NOT_PLAIN : UNFINISHED;
        }
        i += length - 1;
      } else if (kind == LINE_END) {
        boolean carriage = bytes[i] == '\r';
        if (carriage && i + 1 == limit && !last) {
          return UNFINISHED;
        }
        if (quotes % 2 != 0
            || !isWhole(bytes, field, i, quotes)
            || (carriage && (i + 1 == limit || bytes[i + 1] != '\n'))
            || (carriageReturns != null && carriageReturns != carriage)) {
          return NOT_PLAIN;
        }
        if (carriageReturns == null) {
          // Written once: a reference is dear to write, line by line, to some garbage collectors.
          carriageReturns = carriage;
        }
        padded |= isBlankBeside(bytes, i, from, i) || isBlank(bytes[from]);
        found(i, count, full + (i > field ? 1 : 0));
        return i + (carriage ? 2 : 1);
      } else if (kind == QUOTE) {
        if ((quotes == 0 && i > field) || (i > from && bytes[i - 1] == '\\')) {
          return NOT_PLAIN;
        }
        padded |= isBlankBeside(bytes, i, from, limit);
        quotes++;
        if (quotes % 2 == 0 && i + 1 < limit && !mayFollowQuote(bytes[i + 1])) {
          return NOT_PLAIN;
        }
      } else {
        return NOT_PLAIN;
      }
    }
    if (!last) {
      return UNFINISHED;
    }
    padded |= isBlankBeside(bytes, limit, from, limit) || (limit > from && isBlank(bytes[from]));
    if (quotes % 2 != 0 || !isWhole(bytes, field, limit, quotes)) {
      return NOT_PLAIN;
    }
    found(limit, count, full + (limit > field ? 1 : 0));
    return limit;
  }

  private void found(int at, int count, int full) {
    end = at;
    fields = count;
    filled = full;
  }

  /** Within a field, quotes are doubled. */
  private boolean mayFollowQuote(byte b) {
    int kind = kinds[b & 0xFF];
    return kind == QUOTE || kind == SEPARATOR || kind == LINE_END;
  }

  /** The first byte from {@code i} that is more than a letter: most are no more. */
  private static int plainUntil(byte[] bytes, byte[] kinds, int i, int end) {
    int at = i;
    while (at < end && kinds[bytes[at] & 0xFF] == PLAIN) {
      at++;
    }
    return at;
  }

  /** Whether a blank stands beside what parts fields at {@code i}, on the same line. */
  private static boolean isBlankBeside(byte[] bytes, int i, int from, int end) {
    return (i > from && isBlank(bytes[i - 1])) || (i + 1 < end && isBlank(bytes[i + 1]));
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /**
   * A field is without quotes of any kind, or from its first to its last byte in double ones. An
   * apostrophe or ="" before it may be a sign of Excel's.
   */
  private static boolean isWhole(byte[] bytes, int from, int to, int quotes) {
    if (to == from) {
      return true;
    }
    return quotes == 0
        ? bytes[from] != '\''
        : to - from >= 2 && bytes[to - 1] == '"' && bytes[from + 1] != '=';
  }
}
