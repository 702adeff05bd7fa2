/** The commands. */
@NullMarked
package org.mang.cli;

import org.jspecify.annotations.NullMarked;
