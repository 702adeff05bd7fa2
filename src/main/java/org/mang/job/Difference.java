package org.mang.job;

/**
 * Something in which a rebuilt warehouse differs from the one that there is.
 *
 * @param what a table or a file
 * @param only rows that are only in the one that there is; of a file 1 or 0
 * @param anew rows that are only in the one that was rebuilt
 * @param cause what is known of why; empty if nothing is
 */
public record Difference(String what, long only, long anew, String cause) {}
