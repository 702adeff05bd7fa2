/** From a published value back to the cells that it was counted from. */
@NullMarked
package org.mang.explain;

import org.jspecify.annotations.NullMarked;
