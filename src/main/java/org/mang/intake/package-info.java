/**
 * From a file that an office sent to rows of text with their coordinates: inbox, archive, reading,
 * recognising. Nothing here judges a value.
 */
@NullMarked
package org.mang.intake;

import org.jspecify.annotations.NullMarked;
