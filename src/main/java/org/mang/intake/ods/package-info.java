/** Reads .ods by one pass over its XML. The door is {@link org.mang.intake.ods.OdsReader}. */
@NullMarked
package org.mang.intake.ods;

import org.jspecify.annotations.NullMarked;
