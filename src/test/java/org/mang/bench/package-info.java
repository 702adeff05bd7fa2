/**
 * Measurements, as ratios to bare libraries in the same run. Started by hand; never part of the
 * build.
 */
@NullMarked
package org.mang.bench;

import org.jspecify.annotations.NullMarked;
