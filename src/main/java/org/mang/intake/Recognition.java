package org.mang.intake;

import java.util.List;
import org.mang.form.Form;

/** What a file was taken for. */
public sealed interface Recognition {

  /** It is a submission of one form. */
  record Found(Tables tables) implements Recognition {}

  /** It is of no form that is known. */
  record Unknown() implements Recognition {}

  /** It could be of either, so it is taken for neither. */
  record Ambiguous(List<Form> forms) implements Recognition {}
}
