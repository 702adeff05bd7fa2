/**
 * What leaves the warehouse: snapshots, datasets and reports, the same bytes for the same inputs.
 */
@NullMarked
package org.mang.release;

import org.jspecify.annotations.NullMarked;
