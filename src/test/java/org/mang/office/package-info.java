/** What offices do to their files, for tests. */
@NullMarked
package org.mang.office;

import org.jspecify.annotations.NullMarked;
