/**
 * From a file that an office sent to rows of text with their coordinates: inbox, archive, reading,
 * recognising. Nothing here judges a value.
 *
 * <p>Here are the doors, and the words that the rooms within have in common: a sheet, a table, the
 * limits. The rooms stand along the way of a file: {@code letters} and {@code cell} say what
 * letters and cells mean; {@code text}, {@code xlsx}, {@code ods} and {@code xls} (the last three
 * over {@code workbook}) make sheets; {@code table} finds the tables on them.
 */
@NullMarked
package org.mang.intake;

import org.jspecify.annotations.NullMarked;
