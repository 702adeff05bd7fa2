package org.mang.cli;

import java.io.PrintWriter;
import java.util.List;

/** A line, and those beneath it. */
record Tree(String line, List<Tree> beneath) {

  static Tree leaf(String line) {
    return new Tree(line, List.of());
  }

  /** Several, with the lines that join them. */
  static void print(List<Tree> trees, PrintWriter out) {
    print("", trees, out);
  }

  private static void print(String indent, List<Tree> trees, PrintWriter out) {
    for (int i = 0; i < trees.size(); i++) {
      boolean isLast = i + 1 == trees.size();
      out.println(Printable.of(indent + (isLast ? "└─ " : "├─ ") + trees.get(i).line()));
      print(indent + (isLast ? "   " : "│  "), trees.get(i).beneath(), out);
    }
  }
}
