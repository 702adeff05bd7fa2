/**
 * The encodings of Vietnamese text, old fonts among them: what letters were before somebody changed
 * their font or saved them as something else.
 */
@NullMarked
package org.mang.intake.letters;

import org.jspecify.annotations.NullMarked;
