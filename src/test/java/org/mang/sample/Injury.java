package org.mang.sample;

/** An injured child as a district counts it in Phụ lục 1, each field a code. */
record Injury(String cause, String sex, String ageBand, String place, boolean deadly) {}
