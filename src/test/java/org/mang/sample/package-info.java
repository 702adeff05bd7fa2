/**
 * Makes {@code sample-data/}: what the districts and sectors of Hải Phòng might have sent for 2019
 * and 2020. Every person, case and figure is invented, from fixed seeds.
 *
 * <p>{@link org.mang.sample.City} is the truth; the {@code …Files} classes write it down as offices
 * would; {@link org.mang.sample.Story} says what goes wrong on the way.
 */
@NullMarked
package org.mang.sample;

import org.jspecify.annotations.NullMarked;
