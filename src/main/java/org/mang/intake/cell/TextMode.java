package org.mang.intake.cell;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** How the contents of cells are handed on. */
public enum TextMode {
  /**
   * For checking and loading: no control characters, no spaces around; numbers with a decimal
   * comma, so that a stored 1.15 is told from a typed "1.150"; a share as the percentage shown.
   */
  CLEANED {
    @Override
    public @Nullable String text(String text) {
      return CellText.clean(text);
    }

    @Override
    public @Nullable String field(String text) {
      return CellText.clean(CellText.withoutMark(text));
    }

    @Override
    public String withoutStray(String field) {
      return CellText.withoutStrayQuote(field);
    }

    @Override
    public @Nullable String text(MarkedText text) {
      return text(text.said());
    }

    @Override
    public String number(double value, boolean percent) {
      return CellText.number(value, percent);
    }
  },
  /** For a person who wants to see what is there: text as it is, numbers with a decimal point. */
  UNTOUCHED {
    @Override
    public @Nullable String text(String text) {
      return text.isEmpty() ? null : text;
    }

    @Override
    public @Nullable String field(String text) {
      return text(text);
    }

    @Override
    public String withoutStray(String field) {
      return field;
    }

    @Override
    public @Nullable String text(MarkedText text) {
      return text(text.asItStands());
    }

    @Override
    public String number(double value, boolean percent) {
      return Double.isNaN(value) || Double.isInfinite(value)
          ? "#NUM!"
          : new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros().toPlainString();
    }
  };

  /** Null for a blank cell. */
  public abstract @Nullable String text(String text);

  /** The same of a field of a delimited text, where Excel has signs of its own. */
  public abstract @Nullable String field(String text);

  /** A field in which a quote stands that quotes nothing. */
  public abstract String withoutStray(String field);

  /** The same of a text that is marked in part. */
  public abstract @Nullable String text(MarkedText text);

  /** A number, or a share. */
  public abstract String number(double value, boolean percent);

  /**
   * As a cell of that format shows it: a day in ISO form, a share, a code that its letters make of
   * the number, or the number.
   */
  public String number(double value, CellFormat format, boolean from1904) {
    String code = this == CLEANED ? format.coded(value) : null;
    if (code != null) {
      return code;
    }
    CellFormat.Kind kind = format.of(value);
    if (kind == CellFormat.Kind.DAY || kind == CellFormat.Kind.MOMENT) {
      String moment = CellText.moment(value, from1904, kind == CellFormat.Kind.MOMENT);
      if (moment != null) {
        return moment;
      }
    }
    return number(value, kind == CellFormat.Kind.SHARE);
  }
}
