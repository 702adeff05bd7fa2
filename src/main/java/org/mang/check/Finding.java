package org.mang.check;

import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;
import org.mang.form.Severity;

/**
 * One problem at one place of a file.
 *
 * @param code stable, such as {@code NOT_A_COUNT}; the catalogue is {@code jobs/findings.yaml}
 * @param sheet the sheet's name; null for a CSV file, or where the finding is about the whole file
 * @param row the row as the clerk counts it, from 1
 * @param column the column's letters, such as {@code C}
 * @param header the heading of the column, as the file has it
 * @param value what stands there; masked where the column may identify a child
 * @param suggestion what would do, where that can be said
 */
public record Finding(
    String code,
    Severity severity,
    @Nullable String sheet,
    @Nullable Integer row,
    @Nullable String column,
    @Nullable String header,
    @Nullable String value,
    Text message,
    @Nullable Text suggestion) {}
