package org.mang.intake.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.intake.UnreadableFileException;
import org.mang.sample.Old;

/**
 * Which encoding a text is in, told by looking at all of it; and that what is right stays as it is.
 */
class EncodingTest {

  /** Every name of an area, some 460 lines of Vietnamese. */
  private static final String AREAS = areas();

  private static String areas() {
    try {
      return Files.readString(Path.of("warehouse/reference/areas.csv"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WINDOWS_1252")
  void aTextIsReadAsItWasWrittenInEveryEncoding(Encoding encoding) {
    Encoding.Decoded decoded = Encoding.decode(Old.encode(encoding.name(), AREAS), false);
    assertThat(decoded.encoding()).isEqualTo(encoding);
    // TCVN3 has no capitals with tones: fonts of capitals show small letters so.
    assertThat(decoded.text()).isEqualToIgnoringCase(AREAS);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WINDOWS_1252")
  void aFewWordsAreEnough(Encoding encoding) {
    String text = "Mã;Họ và tên;Quận, huyện\n1;Trẻ em số một;Huyện Vĩnh Bảo\n";
    assertThat(Encoding.decode(Old.encode(encoding.name(), text), false).text()).isEqualTo(text);
  }

  @Test
  void utf16IsKnownWithoutAMark() {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(Encoding.decode(AREAS.getBytes(charset), false).text()).isEqualTo(AREAS);
    }
  }

  @Test
  void utf8IsNeverRepairedHoweverItIsCut() {
    String[] lines = AREAS.split("\n", -1);
    for (int from = 0; from < lines.length; from++) {
      String piece = lines[from] + "\n" + lines[(from * 7 + 1) % lines.length];
      for (Normalizer.Form form : Normalizer.Form.values()) {
        String text = Normalizer.normalize(piece, form);
        assertThat(Encoding.decode(text.getBytes(StandardCharsets.UTF_8), false))
            .isEqualTo(new Encoding.Decoded(Encoding.UTF_8, text));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Xã Hà Ân; Cà phê; hê lô",
    "Über 3 °C ± 2",
    "José Müller; São Paulo",
    "á; à",
  })
  void latinLettersThatMakeSenseAreLeftAlone(String text) {
    assertThat(Encoding.decode(text.getBytes(StandardCharsets.UTF_8), false).text())
        .isEqualTo(text);
  }

  /** Of a survey of 24 files in which nothing but a sign stands beyond ASCII. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Area;m²\nDo Son;42 m²\nAn Lao;117 m², 3 km²",
        "a;½ b\nc;¼ cup, ¾ cup",
        "size;3 × 4\nx;10×15 cm",
        "Hai An · Le Chan · Ngo Quyen",
        "price;£5\nx;£ 7, 3 £",
        "x;12 µm\ny;3 µg; ±2 °C",
        "kW·h;N·m",
        "§ 5;¶ 7;© ACME® 2020",
        "«a»;¿que?;¡si!",
        "nº 5;1ª",
        "a\u00ADb c\u00ADd",
      })
  void signsAreNoLettersOfAnOldFont(String text) {
    assertThat(Encoding.decode(text.getBytes(StandardCharsets.UTF_8), false).text())
        .isEqualTo(text);
    Charset latin = Charset.forName("windows-1252");
    assertThat(Encoding.decode(text.getBytes(latin), false).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "L'été dernier, les élèves français ont visité le château; à Noël, où étaient-ils déjà allés?",
        "Prénom;Né à;Âge;Décès\nRené;Sète;8 ans;été\nAgnès;Besançon;12 ans;forêt",
        "Größe;Straße;Übung\nMüller, schön, für über fünf Jahre, Köln, Öl, Äpfel, Mädchen, Höhe",
        "São Paulo não tem açúcar; ação, coração, mãe, irmã, avô, país, você, lã, é, órgão, já",
        "Niño;Año;Días\nMañana llovió más en León, España; ¿Quién fue? José, Íñigo, él, sí, qué",
        "Città;perché;più\nÈ già così, sarà là, può; virtù",
        "Sjö;Å;Ö\nBarn från Malmö, Växjö och Göteborg är här; två små öar, gå på ön",
        "José Müller; São Paulo; Zoë",
        "é;à;ç;ù;â;ê;î;ô;û",
      })
  void otherLanguagesOfEuropeStayWhatTheyAre(String text) {
    assertThat(Encoding.decode(text.getBytes(StandardCharsets.UTF_8), false).text())
        .isEqualTo(text);
    assertThat(Encoding.decode(text.getBytes(Charset.forName("windows-1252")), false).text())
        .isEqualTo(text);
  }

  @Test
  void aStrayByteIsNoProofOfAnEncoding() {
    for (int b = 0xA1; b <= 0xFF; b++) {
      byte[] bytes =
          ("Ma;Ten xa;So\n1;An Lu;5\n2;Hoa Binh X;7\n".repeat(9) + "3;?")
              .getBytes(StandardCharsets.UTF_8);
      bytes[bytes.length - 1] = (byte) b;
      assertThat(Encoding.decode(bytes, false).text())
          .endsWith(new String(new byte[] {(byte) b}, Charset.forName("windows-1252")));
    }
  }

  @Test
  void whatIsEncodedTwiceIsReadAsItWasOrSaidToBe() throws IOException {
    String twice = new String(Old.encode("UTF_8_TWICE", AREAS), StandardCharsets.UTF_8);
    assertThat(TwiceEncoded.undone(twice)).isEqualTo(AREAS);
    assertThat(TwiceEncoded.undone(AREAS)).isNull();
    assertThatThrownBy(
            () -> TwiceEncoded.check(twice.replace('\u00A0', ' ').replace('\u0090', '?')))
        .isInstanceOfSatisfying(
            UnreadableFileException.class, e -> assertThat(e.reason().en()).contains("twice"));
    TwiceEncoded.check(AREAS);
    TwiceEncoded.check("“XÃ” “XÔ “BÃ”, “LÔ…\n".repeat(20) + AREAS);
  }

  @Test
  void lettersThatAreLostAreSaidAndQuestionsAreNot() {
    String lost =
        new String(
            AREAS.getBytes(Charset.forName("windows-1252")), Charset.forName("windows-1252"));
    for (String text : List.of(lost, "Xa? Ho?a Bi?nh; Tre? em du?o??i 6 tuo??i\n".repeat(2))) {
      assertThatThrownBy(() -> LostLetters.check(text))
          .isInstanceOfSatisfying(
              UnreadableFileException.class,
              e -> assertThat(e.reason().vi()).contains("CSV UTF-8"));
    }
    LostLetters.check(AREAS);
    LostLetters.check("Đúng? Sai? Bao nhiêu?; ? ; ??; https://a.vn/x?id=1&b=?c\n".repeat(20));
  }

  @Test
  void textTypedInAnOldFontAndSavedAsUtf8IsReadAsItLooked() {
    assertThat(
            Encoding.decode("Hä vµ tªn;QuËn, huyÖn\n".getBytes(StandardCharsets.UTF_8), false)
                .text())
        .isEqualTo("Họ và tên;Quận, huyện\n");
    assertThat(
            Encoding.decode(
                    "Coäng hoøa xaõ hoäi;Quaän, huyeän\n".getBytes(StandardCharsets.UTF_8), false)
                .text())
        .isEqualTo("Cộng hòa xã hội;Quận, huyện\n");
  }

  @ParameterizedTest
  @CsvSource({
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Ñoäc laäp - Töï do - Haïnh phuùc, Độc lập - Tự do - Hạnh phúc",
    "TREÛ EM NHÖÕNG HUYEÄN, TRẺ EM NHỮNG HUYỆN",
    "ngöôøi ñöôïc, người được",
  })
  void vniReadsAsUnicode(String vni, String unicode) {
    assertThat(Vni.decode(vni)).isEqualTo(unicode);
    assertThat(new FontEncoding().decode("VNI-Times", vni)).isEqualTo(unicode);
  }

  @Test
  void unicodeInAnOldFontIsLeftAlone() {
    for (String font : List.of(".VnTime", "VNI-Times", "Times New Roman")) {
      assertThat(new FontEncoding().decode(font, "Huyện Tiên Lãng")).isEqualTo("Huyện Tiên Lãng");
    }
  }

  @Test
  void randomBytesReadAsSomething() {
    java.util.Random random = new java.util.Random(1);
    IntStream.range(0, 500)
        .forEach(
            i -> {
              byte[] bytes = new byte[random.nextInt(200)];
              random.nextBytes(bytes);
              assertThat(Encoding.decode(bytes, true).text()).isNotNull();
            });
  }

  @Test
  void aFewDamagedBytesOfUtf8AreSaidWithTheirLineAndTheTextIsNotTakenForAnOldFont() {
    byte[] bytes = (AREAS + "\n" + AREAS).getBytes(StandardCharsets.UTF_8);
    int at = AREAS.getBytes(StandardCharsets.UTF_8).length + 2;
    while (bytes[at] >= 0) {
      at++;
    }
    bytes[at] = (byte) 0xFF;
    assertThatThrownBy(() -> Encoding.decode(bytes, false))
        .isInstanceOfSatisfying(
            UnreadableFileException.class,
            e -> assertThat(e.reason().en()).contains("Line ").contains("UTF-8"));
    assertThat(Encoding.decode(bytes, true).encoding()).isEqualTo(Encoding.UTF_8);
  }
}
