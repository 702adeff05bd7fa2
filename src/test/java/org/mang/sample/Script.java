package org.mang.sample;

import java.text.Normalizer;

/** In what characters a file's Vietnamese is stored, and in what fonts it is shown. */
enum Script {
  /** Unicode as most keyboards give it: NFC. */
  COMPOSED {
    @Override
    String write(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    @Override
    String font(boolean capitals) {
      return "Times New Roman";
    }
  },
  /** Unicode with letters and accents apart: NFD. */
  DECOMPOSED {
    @Override
    String write(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    @Override
    String font(boolean capitals) {
      return "Times New Roman";
    }
  },
  /** TCVN 5712 in the .VnTime fonts, as before Unicode. */
  TCVN3 {
    @Override
    String write(String text) {
      return Tcvn3.encode(text);
    }

    @Override
    String font(boolean capitals) {
      return capitals ? ".VnTimeH" : ".VnTime";
    }
  };

  abstract String write(String text);

  /** The font of a cell; old fonts have a twin that draws small letters as capitals. */
  abstract String font(boolean capitals);

  /** Whether a text has letters, and all of them are capitals. */
  static boolean isCapitals(String text) {
    return text.equals(Vietnamese.upper(text)) && !text.equals(Vietnamese.lower(text));
  }
}
