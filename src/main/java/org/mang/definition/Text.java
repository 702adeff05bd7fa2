package org.mang.definition;

/** A text in the two languages that people who use Măng read. */
public record Text(String vi, String en) {}
