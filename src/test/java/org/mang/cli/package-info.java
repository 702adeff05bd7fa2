/** The commands as a person types them. */
@NullMarked
package org.mang.cli;

import org.jspecify.annotations.NullMarked;
