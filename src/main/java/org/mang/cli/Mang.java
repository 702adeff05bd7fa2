package org.mang.cli;

/** Entry point. */
public final class Mang {
  private Mang() {}

  public static void main(String[] args) {
    System.out.println("Măng");
  }
}
