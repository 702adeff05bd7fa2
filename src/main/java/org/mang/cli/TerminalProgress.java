package org.mang.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.mang.job.Progress;

/** Progress as n of m: one line that changes on a terminal, plain lines elsewhere. */
final class TerminalProgress implements Progress {

  private static final int LINES_PER_STEP = 8;

  private static final Map<String, String> VIETNAMESE =
      Map.of(
          "receive", "Nhận tệp",
          "check", "Kiểm tra",
          "give-back", "Trả lại",
          "marts", "Tính chỉ tiêu",
          "snapshot", "Bản đọc",
          "dataset", "Bộ số liệu");

  private static final Map<String, String> ENGLISH =
      Map.of(
          "receive", "Receive",
          "check", "Check",
          "give-back", "Give back",
          "marts", "Marts",
          "snapshot", "Snapshot",
          "dataset", "Dataset");

  private final PrintWriter err;
  private final Map<String, String> names;
  private final boolean terminal;
  private String step = "";
  private boolean lineOpen;

  TerminalProgress(PrintWriter err, boolean vietnamese, boolean terminal) {
    this.err = err;
    this.names = vietnamese ? VIETNAMESE : ENGLISH;
    this.terminal = terminal;
  }

  /** Whether the launcher found standard error to be a terminal. */
  static boolean onTerminal() {
    return Boolean.getBoolean("mang.terminal");
  }

  @Override
  public void step(String name) {
    closeLine();
    step = names.getOrDefault(name, name);
    print(step + " …", terminal);
  }

  @Override
  public void done(int count, int of, String what) {
    if (terminal) {
      String text = "%-13s %d/%d  %s".formatted(step, count, of, what);
      print(text.length() > 78 ? text.substring(0, 77) + "…" : text, true);
    } else if (count == of || count % Math.max(1, of / LINES_PER_STEP) == 0) {
      err.println("%-13s %d/%d".formatted(step, count, of));
    }
  }

  @Override
  public void note(String text) {
    closeLine();
    err.println(text);
  }

  /** Ends the line that changes. */
  void closeLine() {
    if (lineOpen) {
      err.print("\r\u001B[K");
      err.flush();
      lineOpen = false;
    }
  }

  private void print(String text, boolean changing) {
    if (changing) {
      err.print("\r\u001B[K" + text);
      err.flush();
      lineOpen = true;
    }
  }
}
