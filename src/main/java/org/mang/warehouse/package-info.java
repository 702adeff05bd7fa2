/**
 * The store: DuckDB, its migrations and functions, areas and reporters in time, and the accepting
 * of submissions.
 */
@NullMarked
package org.mang.warehouse;

import org.jspecify.annotations.NullMarked;
