package org.mang.template;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mang.MangException;

/** A file that is there as a whole or not at all, and never in place of another. */
final class NewFile {

  /** What writes it. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private NewFile() {}

  /**
   * Writes it beside its place, and moves it there when it is whole.
   *
   * @throws MangException if there is such a file, or no such folder
   */
  static void write(Path target, Content content) throws IOException {
    if (Files.exists(target)) {
      throw taken(target);
    }
    Path folder = target.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new MangException(
          "%s: không có thư mục %s; hãy tạo thư mục đó, hoặc ghi vào nơi khác"
              .formatted(target, folder),
          "%s: there is no folder %s; make it, or write somewhere else".formatted(target, folder));
    }
    if (!Files.isWritable(folder)) {
      throw new MangException(
          "%s: không được phép ghi vào thư mục %s; hãy ghi vào nơi khác".formatted(target, folder),
          "%s: nothing may be written to the folder %s; write somewhere else"
              .formatted(target, folder));
    }
    Path part = folder.resolve("." + target.getFileName() + ".part");
    try {
      // A part that is there is what a run left that was killed.
      try (OutputStream out =
          Files.newOutputStream(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      // Not atomically: that would replace what has come to be there in the meantime.
      Files.move(part, target);
    } catch (FileAlreadyExistsException e) {
      throw taken(target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static MangException taken(Path target) {
    return new MangException(
        target + ": đã có tệp này; tệp được giữ nguyên",
        target + ": there is such a file already; it was left as it is");
  }
}
