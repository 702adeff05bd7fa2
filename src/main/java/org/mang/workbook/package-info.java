/** How every workbook that leaves Măng looks: letters, boxes, colours and paper. */
@NullMarked
package org.mang.workbook;

import org.jspecify.annotations.NullMarked;
