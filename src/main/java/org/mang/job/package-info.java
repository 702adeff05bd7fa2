/** The nightly load as a Spring Batch job; Spring Batch is known here and nowhere else. */
@NullMarked
package org.mang.job;

import org.jspecify.annotations.NullMarked;
