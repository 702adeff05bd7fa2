/**
 * Reads .xls, by POI. The doors are {@link org.mang.intake.xls.XlsReader}, and {@link
 * org.mang.intake.xls.OldWorkbook} for who gives one back.
 */
@NullMarked
package org.mang.intake.xls;

import org.jspecify.annotations.NullMarked;
