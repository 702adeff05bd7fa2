/**
 * From a form to one query over a submission: typed values and findings in one scan; and the
 * workbook that goes back to the clerk.
 */
@NullMarked
package org.mang.check;

import org.jspecify.annotations.NullMarked;
