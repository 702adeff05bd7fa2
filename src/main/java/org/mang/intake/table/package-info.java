/**
 * Finds the tables of a sheet: their headers and where they end, with the headings of a form in
 * hand ({@link org.mang.intake.table.TableFinder}) or with none ({@link
 * org.mang.intake.table.FoundTable}).
 */
@NullMarked
package org.mang.intake.table;

import org.jspecify.annotations.NullMarked;
