/** The pages of docs/reference that are made from the definitions, so that they cannot go stale. */
@NullMarked
package org.mang.docs;

import org.jspecify.annotations.NullMarked;
