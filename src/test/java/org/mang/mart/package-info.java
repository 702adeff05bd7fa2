@NullMarked
package org.mang.mart;

import org.jspecify.annotations.NullMarked;
