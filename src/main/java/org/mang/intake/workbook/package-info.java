/**
 * What workbooks of every format have in common: the parts of a zip of XML, marks of cells, results
 * of formulas, and the making of a sheet.
 */
@NullMarked
package org.mang.intake.workbook;

import org.jspecify.annotations.NullMarked;
