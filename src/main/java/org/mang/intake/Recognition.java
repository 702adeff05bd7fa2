package org.mang.intake;

import java.util.List;
import org.mang.form.Form;

/** What a file was taken for. */
public sealed interface Recognition {

  /**
   * It is a submission of one form.
   *
   * @param unread sheets on which figures stand that are of no table of it
   */
  record Found(Tables tables, List<Sheet> unread) implements Recognition {}

  /** It is of no form that is known. */
  record Unknown() implements Recognition {}

  /** It could be of either, so it is taken for neither. */
  record Ambiguous(List<Form> forms) implements Recognition {}
}
