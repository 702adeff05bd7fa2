package org.mang.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.definition.Text;
import org.mang.job.Room;

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

  /** Where the disk is full, the same with which one, and how much room is needed. */
  FileTrouble named(Home home) {
    if (!reason.equals(FULL)) {
      return this;
    }
    try {
      FileStore disk = Room.disk(file.isEmpty() ? home.root() : Path.of(file));
      return new FileTrouble(
          file,
          disk.equals(Room.disk(home.root()))
              ? Room.of(home).words()
              : new Text(FULL.vi() + ": " + disk, FULL.en() + ": " + disk));
    } catch (IOException | InvalidPathException e) {
      return this;
    }
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
      if (m.matches()) {
        return Optional.of(said(m.group(1), m.group(2)));
      }
    }
    // Both databases say so amid other words, and so does whatever wraps what they say.
    return isFull(message) ? Optional.of(new FileTrouble("", FULL)) : Optional.empty();
  }

  private static boolean isFull(String message) {
    return message.contains("No space left") || message.contains("Disk quota exceeded");
  }

  private static FileTrouble said(String file, String reason) {
    if (reason.startsWith("Permission denied") || reason.startsWith("Operation not permitted")) {
      return new FileTrouble(file, DENIED);
    }
    return new FileTrouble(file, isFull(reason) ? FULL : new Text("máy báo: " + reason, reason));
  }
}
