/**
 * What the facts say: measures, indicators, targets, verdicts and reporting rates. The definitions
 * are YAML and SQL under {@code warehouse/}; this room reads them and runs them, and {@link
 * org.mang.mart.Marts} is its door.
 */
@NullMarked
package org.mang.mart;

import org.jspecify.annotations.NullMarked;
