/**
 * What a cell says: its text without what is not meant, and its number as its format shows it.
 * Knows neither sheets nor files.
 */
@NullMarked
package org.mang.intake.cell;

import org.jspecify.annotations.NullMarked;
