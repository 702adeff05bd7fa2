/** What leaves the warehouse: the analysts' snapshot and the year's dataset. */
@NullMarked
package org.mang.release;

import org.jspecify.annotations.NullMarked;
