package org.mang.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;

/**
 * What the system says of a file or folder that it does not give us: that is nothing unexpected,
 * and whoever looks after the machine can mend it.
 *
 * @param file its path; empty if that is not said
 */
record FileTrouble(String file, Text reason) {

  /** DuckDB's: {@code IO Error: Cannot open file "/srv/mang.duckdb": Permission denied}. */
  private static final Pattern OF_DUCKDB =
      Pattern.compile("IO Error: [^\"]*\"([^\"]+)\": ([A-Z][a-z]+( [a-z-]+)*).*", Pattern.DOTALL);

  private static final Text DENIED =
      new Text(
          "không có quyền đọc hoặc ghi; xem ai là chủ (ls -ld), hoặc dùng thư mục nhà khác (--home, MANG_HOME)",
          "permission denied; see who owns it (ls -ld), or take another home (--home, MANG_HOME)");

  private static final Text FULL =
      new Text(
          "đĩa đã đầy; giải phóng chỗ rồi chạy lại", "the disk is full; make room, then run again");

  private static final Text GONE = new Text("không có tệp này", "there is no such file");

  /** What of that lies beneath a failure. */
  static Optional<FileTrouble> in(@Nullable Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      Optional<FileTrouble> said = of(at);
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  /** Added to what was said already. */
  Text beside(Text message) {
    return new Text(beside(message.vi(), reason.vi()), beside(message.en(), reason.en()));
  }

  private String beside(String message, String why) {
    return message
        + " ("
        + (file.isEmpty() || message.contains(file) ? why : file + ": " + why)
        + ")";
  }

  /** By itself. */
  Text alone() {
    String where = file.isEmpty() ? "" : file + ": ";
    return new Text(where + reason.vi(), where + reason.en());
  }

  private static Optional<FileTrouble> of(Throwable at) {
    if (at instanceof FileSystemException of) {
      String file = Objects.requireNonNullElse(of.getFile(), "");
      return Optional.of(
          of instanceof AccessDeniedException
              ? new FileTrouble(file, DENIED)
              : of instanceof NoSuchFileException
                  ? new FileTrouble(file, GONE)
                  : said(file, Objects.requireNonNullElse(of.getReason(), "")));
    }
    String message = Objects.requireNonNullElse(at.getMessage(), "");
    if (at instanceof SQLException) {
      Matcher m = OF_DUCKDB.matcher(message);
      return m.matches() ? Optional.of(said(m.group(1), m.group(2))) : Optional.empty();
    }
    return at instanceof IOException && message.startsWith("No space left")
        ? Optional.of(new FileTrouble("", FULL))
        : Optional.empty();
  }

  private static FileTrouble said(String file, String reason) {
    if (reason.startsWith("Permission denied") || reason.startsWith("Operation not permitted")) {
      return new FileTrouble(file, DENIED);
    }
    return new FileTrouble(
        file, reason.startsWith("No space left") ? FULL : new Text("máy báo: " + reason, reason));
  }
}
