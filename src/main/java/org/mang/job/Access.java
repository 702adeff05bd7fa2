package org.mang.job;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.Rights;
import org.mang.definition.Definitions;
import org.mang.definition.StrictYaml;

/** Which groups of the system may use folders of a home, from {@code jobs/access.yaml}. */
final class Access {

  private static final String FILE = "access.yaml";

  /** Names of groups; null where a folder is its owner's alone. */
  private record Groups(
      @Nullable String inbox,
      @Nullable String returned,
      @Nullable String snapshot,
      @Nullable String releases) {}

  private final Groups groups;

  private Access(Groups groups) {
    this.groups = groups;
  }

  static Access read(Definitions definitions) {
    String text = Objects.requireNonNull(definitions.texts("jobs", FILE).get(FILE));
    return new Access(StrictYaml.read("jobs/" + FILE, text, Groups.class));
  }

  /**
   * Opens and closes the folders of a home, and where one was otherwise, what is in it.
   *
   * @throws MangException if there is no such group, or Măng's user is not in it
   */
  void apply(Home home) throws IOException {
    for (Path folder :
        List.of(home.archive(), home.store(), home.keys(), home.logs(), home.temporary())) {
      set(folder, "rwx------", null);
    }
    set(home.inbox(), groups.inbox() == null ? "rwx------" : "rwxrwx---", groups.inbox());
    reading(home.returned(), groups.returned());
    reading(home.snapshot(), groups.snapshot());
    reading(home.releases(), groups.releases());
    if (!groups.equals(new Groups(null, null, null, null))) {
      // Who is let into a folder must come by; what else is there stays closed.
      Set<PosixFilePermission> root = EnumSet.copyOf(Files.getPosixFilePermissions(home.root()));
      if (root.add(PosixFilePermission.OTHERS_EXECUTE)) {
        Files.setPosixFilePermissions(home.root(), root);
      }
    }
  }

  private static void reading(Path folder, @Nullable String group) throws IOException {
    set(folder, group == null ? "rwx------" : "rwxr-x---", group);
  }

  private static void set(Path folder, String mode, @Nullable String group) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    PosixFileAttributes is = view.readAttributes();
    Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(mode);
    if (is.permissions().equals(wanted) && (group == null || is.group().getName().equals(group))) {
      return;
    }
    if (group != null) {
      setGroup(folder, view, group);
    }
    view.setPermissions(wanted);
    if (!mode.contains("rwxrwx")) {
      Rights.within(folder);
    }
  }

  private static void setGroup(Path folder, PosixFileAttributeView view, String name)
      throws IOException {
    String where = "jobs/" + FILE + ", " + folder.getFileName() + ": ";
    try {
      view.setGroup(
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(name));
    } catch (UserPrincipalNotFoundException e) {
      throw new MangException(
          where + "máy này không có nhóm '" + name + "'; xem getent group",
          where + "this machine has no group '" + name + "'; see getent group");
    } catch (FileSystemException e) {
      String user = System.getProperty("user.name", "?");
      throw new MangException(
          where
              + "không giao được thư mục cho nhóm '%s'; thêm người dùng %s vào nhóm (usermod -aG)"
                  .formatted(name, user),
          where
              + "the folder cannot be given to the group '%s'; put the user %s into it (usermod -aG)"
                  .formatted(name, user));
    }
  }
}
