/** Real runs of the job on real files. */
@NullMarked
package org.mang.job;

import org.jspecify.annotations.NullMarked;
