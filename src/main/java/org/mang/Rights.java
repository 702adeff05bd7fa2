package org.mang;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Who may see what lies in a home: its owner alone, whatever the umask says; and where a folder is
 * open to a group, that group may read what is in it.
 */
public final class Rights {

  /** A folder that is made for its owner alone. */
  public static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER = attribute("rwx------");

  /** A file that is. */
  public static final FileAttribute<Set<PosixFilePermission>> OWN_FILE = attribute("rw-------");

  private Rights() {}

  private static FileAttribute<Set<PosixFilePermission>> attribute(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }

  /**
   * Gives a file, or a folder with all that is in it, the rights of the folder that it lies in.
   * What may not be written stays so; what is somebody else's, and links, are left as they are.
   */
  public static void asFolder(Path path) throws IOException {
    asFolder(path, Objects.requireNonNull(path.toAbsolutePath().getParent()));
  }

  /** The same for all that lies in a folder. */
  public static void within(Path folder) throws IOException {
    asFolder(folder, folder);
  }

  private static void asFolder(Path path, Path model) throws IOException {
    PosixFileAttributes its = Files.readAttributes(model, PosixFileAttributes.class);
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!folder.equals(model)) {
              set(folder, its);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              set(file, its);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void set(Path path, PosixFileAttributes model) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    PosixFileAttributes is = view.readAttributes();
    if (!is.owner().equals(model.owner())) {
      return;
    }
    boolean isOpen = model.permissions().contains(PosixFilePermission.GROUP_READ);
    if (isOpen && !is.group().equals(model.group())) {
      view.setGroup(model.group());
    }
    Set<PosixFilePermission> wanted = EnumSet.of(PosixFilePermission.OWNER_READ);
    if (is.permissions().contains(PosixFilePermission.OWNER_WRITE)) {
      wanted.add(PosixFilePermission.OWNER_WRITE);
    }
    if (is.isDirectory()) {
      wanted.add(PosixFilePermission.OWNER_EXECUTE);
    }
    if (isOpen) {
      wanted.add(PosixFilePermission.GROUP_READ);
      if (is.isDirectory()) {
        wanted.add(PosixFilePermission.GROUP_EXECUTE);
      }
    }
    if (!wanted.equals(is.permissions())) {
      view.setPermissions(wanted);
    }
  }
}
