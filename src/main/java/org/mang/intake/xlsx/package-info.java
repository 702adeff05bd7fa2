/** Reads .xlsx by one pass over its XML. The door is {@link org.mang.intake.xlsx.XlsxReader}. */
@NullMarked
package org.mang.intake.xlsx;

import org.jspecify.annotations.NullMarked;
