package org.mang.intake.letters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;
import org.mang.intake.UnreadableFileException;

/** The encodings of Vietnamese text, told by looking at all of it. */
public enum Encoding {
  UTF_8("UTF-8"),
  UTF_8_MARKED("UTF-8, BOM"),
  UTF_16LE("UTF-16LE"),
  UTF_16BE("UTF-16BE"),
  WINDOWS_1252("windows-1252"),
  WINDOWS_1258("windows-1258"),
  TCVN3("TCVN3"),
  VNI("VNI"),
  VISCII("VISCII"),
  UTF_8_TWICE("UTF-8, encoded twice");

  /** What stands for bytes that are no letter. */
  private static final char LOST = '\uFFFD';

  private static final Charset CP1252 = Charset.forName("windows-1252");
  private static final Charset CP1258 = Charset.forName("windows-1258");

  /** Those that put Vietnamese letters in the places of Latin ones; of two that fit, the first. */
  private static final Encoding[] OLD = {TCVN3, VNI, VISCII};

  private final String title;

  Encoding(String title) {
    this.title = title;
  }

  /** A text and the encoding that it was in. */
  public record Decoded(Encoding encoding, String text) {}

  /** As people call it. */
  public String title() {
    return title;
  }

  /**
   * The text of some bytes.
   *
   * @param lenient whether letters that are damaged show as such, instead of being an error
   * @throws UnreadableFileException if it is UTF-8 but for a few bytes
   */
  public static Decoded decode(byte[] bytes, boolean lenient) {
    Encoding marked = marked(bytes);
    if (marked != null) {
      Charset charset = marked.charset();
      int mark = marked == UTF_8_MARKED ? 3 : 2;
      String text = new String(bytes, mark, bytes.length - mark, charset);
      return disguised(marked, text);
    }
    Encoding wide = wide(bytes);
    if (wide != null) {
      return new Decoded(wide, new String(bytes, wide.charset()));
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return disguised(UTF_8, text);
    } catch (CharacterCodingException e) {
      String damaged = new String(bytes, StandardCharsets.UTF_8);
      if (isDamaged(damaged)) {
        if (lenient) {
          return new Decoded(UTF_8, damaged);
        }
        throw damaged(damaged);
      }
      return ofBytes(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  /**
   * Of bytes read as Latin-1: an encoding of Vietnamese, if words of it say so. A stray byte in a
   * plain text is no proof, and French is none.
   */
  private static Decoded ofBytes(String latin) {
    Encoding best = WINDOWS_1258;
    int most = Syllables.score(best.of(latin));
    for (Encoding encoding : OLD) {
      int score = Syllables.score(encoding.of(latin));
      if (score > most && OldLetters.of(latin, encoding).isLikely()) {
        most = score;
        best = encoding;
      }
    }
    if (best == WINDOWS_1258) {
      OldLetters words = OldLetters.of(latin, best);
      boolean same = best.of(latin).equals(WINDOWS_1252.of(latin));
      best = same || words.isBetter() ? best : WINDOWS_1252;
    }
    return new Decoded(best, best.of(latin));
  }

  /** A text in another encoding has hardly a letter that is well-formed UTF-8 by chance. */
  private static boolean isDamaged(String text) {
    long lost = text.chars().filter(c -> c == LOST).count();
    long letters = text.chars().filter(c -> c > 0x7F && c != LOST).count();
    return letters > 10 * lost;
  }

  private static UnreadableFileException damaged(String text) {
    long line = text.substring(0, text.indexOf(LOST)).chars().filter(c -> c == '\n').count() + 1;
    return new UnreadableFileException(
        new Text(
            "Dòng %d có chữ bị hỏng (không phải UTF-8). Mở tệp gốc, lưu lại thành CSV UTF-8 rồi gửi lại."
                .formatted(line),
            "Line %d holds a damaged letter (it is not UTF-8). Open the original, save it as CSV UTF-8 and send it again."
                .formatted(line)));
  }

  /**
   * Text typed in an old font and saved as UTF-8 has Latin letters only, and so has one that was
   * encoded twice. It is read as what it was only where its words make no sense as they are and do
   * then: what is right is never mended.
   */
  private static Decoded disguised(Encoding found, String text) {
    Encoding old = disguise(text);
    if (old != null) {
      return new Decoded(old, old.of(text));
    }
    String before = TwiceEncoded.undone(text);
    return before == null ? new Decoded(found, text) : new Decoded(UTF_8_TWICE, before);
  }

  /** The old encoding whose letters a text shows as Latin ones; null if it shows none. */
  static @Nullable Encoding disguise(String text) {
    if (text.chars().anyMatch(c -> c > 0xFF && Character.isLetter(c))) {
      return null;
    }
    Encoding best = null;
    int most = 0;
    for (Encoding encoding : OLD) {
      OldLetters words = OldLetters.of(text, encoding);
      if (words.isSure() && words.after() > most) {
        most = words.after();
        best = encoding;
      }
    }
    return best;
  }

  /** What letters read as Latin-1 say in this encoding. */
  String of(String latin) {
    return switch (this) {
      case TCVN3 -> Tcvn3.decode(latin);
      case VNI -> Vni.decode(latin);
      case VISCII -> Viscii.decode(latin);
      case WINDOWS_1252 -> new String(latin.getBytes(StandardCharsets.ISO_8859_1), CP1252);
      default ->
          Normalizer.normalize(
              new String(latin.getBytes(StandardCharsets.ISO_8859_1), CP1258), Normalizer.Form.NFC);
    };
  }

  private Charset charset() {
    return switch (this) {
      case UTF_16LE -> StandardCharsets.UTF_16LE;
      case UTF_16BE -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static @Nullable Encoding marked(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return UTF_8_MARKED;
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return UTF_16LE;
    }
    return startsWith(bytes, 0xFE, 0xFF) ? UTF_16BE : null;
  }

  /** Without a mark, ASCII letters and separators give it away: every other byte is zero. */
  private static @Nullable Encoding wide(byte[] bytes) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        even += 1 - i % 2;
        odd += i % 2;
      }
    }
    if (8L * (even + odd) < bytes.length || bytes.length % 2 != 0) {
      return null;
    }
    return odd > even ? UTF_16LE : UTF_16BE;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
