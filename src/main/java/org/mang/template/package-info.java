/** The blank workbook of a form, made from its definition. */
@NullMarked
package org.mang.template;

import org.jspecify.annotations.NullMarked;
