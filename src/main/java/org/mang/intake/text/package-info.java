/**
 * Delimited text: its encoding, its dialect, its records, and what is amiss in them. The door is
 * {@link org.mang.intake.text.DelimitedReader}.
 */
@NullMarked
package org.mang.intake.text;

import org.jspecify.annotations.NullMarked;
