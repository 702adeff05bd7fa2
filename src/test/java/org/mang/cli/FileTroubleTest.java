package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.Text;

/** What the system refuses is said with its file and what to do, however deep it lies. */
class FileTroubleTest {

  @Test
  void whatMayNotBeReadIsSaidWithItsPath() {
    Throwable failure =
        new IllegalStateException(
            new UncheckedIOException(new AccessDeniedException("/srv/home/store/lock")));
    assertThat(alone(failure).en())
        .startsWith("/srv/home/store/lock: permission denied; see who owns it");
    assertThat(alone(failure).vi()).startsWith("/srv/home/store/lock: không có quyền đọc hoặc ghi");
  }

  @Test
  void aMessageThatNamesTheFileIsGivenTheReasonAlone() {
    MangException known =
        new MangException("/srv/home: cannot be made", new AccessDeniedException("/srv/home"));
    assertThat(said(known)).startsWith("/srv/home: cannot be made (permission denied;");
    assertThat(said(new MangException("cannot be made", new AccessDeniedException("/srv/home"))))
        .startsWith("cannot be made (/srv/home: permission denied;");
  }

  @Test
  void aFullDiskIsSaidAsThat() {
    assertThat(alone(new IOException("No space left on device")).en())
        .isEqualTo("the disk is full; make room, then run again");
    assertThat(alone(new FileSystemException("/srv/x", null, "No space left on device")).en())
        .isEqualTo("/srv/x: the disk is full; make room, then run again");
  }

  @Test
  void aFullDiskIsNamedWithTheRoomThatIsNeeded(@TempDir Path folder) throws IOException {
    SQLException given =
        new SQLException(
            "FATAL Error: Failed: database has been invalidated because of a previous fatal error.\n"
                + "Original error: \"Could not write file \"/srv/mang.duckdb\": No space left on device\"");
    assertThat(
            FileTrouble.in(given)
                .orElseThrow()
                .named(new Home(folder.resolve("home")))
                .alone()
                .en())
        .startsWith("no room on the disk " + Files.getFileStore(folder) + ": ")
        .contains(" MB are left, and a run needs at least 32 MB; make room");
  }

  @Test
  void whatDuckdbCannotOpenIsSaidToo() {
    SQLException refused =
        new SQLException(
            "IO Error: Cannot open file \"/srv/mang.duckdb\": Permission denied (process 12)");
    assertThat(alone(refused).en()).startsWith("/srv/mang.duckdb: permission denied;");
  }

  @Test
  void theWordsAreStillThoseOfDuckdb() throws SQLException {
    try {
      DriverManager.getConnection("jdbc:duckdb:/proc/no/such/mang.duckdb").close();
    } catch (SQLException refused) {
      assertThat(alone(refused).en())
          .isEqualTo("/proc/no/such/mang.duckdb: No such file or directory");
      return;
    }
    throw new AssertionError("opened what is not there");
  }

  @Test
  void whatIsNoMatterOfFilesIsNone() {
    assertThat(FileTrouble.in(new IllegalStateException("x"))).isEmpty();
    assertThat(FileTrouble.in(new SQLException("Binder Error: no such column"))).isEmpty();
    assertThat(FileTrouble.in(null)).isEmpty();
  }

  private static Text alone(Throwable failure) {
    return FileTrouble.in(failure).orElseThrow().alone();
  }

  private static String said(MangException known) {
    String message = known.vietnamese();
    return FileTrouble.in(known.getCause()).orElseThrow().beside(new Text(message, message)).en();
  }
}
