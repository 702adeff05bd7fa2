/** Măng, a batch data warehouse for child-welfare indicators. */
@NullMarked
package org.mang;

import org.jspecify.annotations.NullMarked;
