/**
 * Kills the program as it runs, starts it again, and holds what is there in the end against an
 * undisturbed run. {@code bench/crash} kills many times; a few kills are part of the build.
 */
@NullMarked
package org.mang.crash;

import org.jspecify.annotations.NullMarked;
