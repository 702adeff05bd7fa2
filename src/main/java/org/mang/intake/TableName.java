package org.mang.intake;

import org.jspecify.annotations.Nullable;

/**
 * What a table is named for, by its sheet or by a line above it.
 *
 * @param code of the form's list
 * @param isWhole whether the name is that of the code, in a sentence if need be; or else only holds
 *     it, as "Cúm A (H5N1)" holds "Cúm", and may be that of something else
 * @param said the name of the sheet, or the line
 * @param line where it is a line; null for the sheet
 */
public record TableName(String code, boolean isWhole, String said, Heading.@Nullable Line line) {}
