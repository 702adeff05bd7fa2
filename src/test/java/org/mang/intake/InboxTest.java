package org.mang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.MangException;
import org.mang.definition.LocalClock;

class InboxTest {

  private static final LocalClock CLOCK = new LocalClock(ZoneId.of("Asia/Ho_Chi_Minh"));

  private final Path outside;
  private final Path inbox;

  InboxTest(@TempDir Path folder) throws IOException {
    this.outside = folder;
    this.inbox = Files.createDirectory(folder.resolve("inbox"));
  }

  @Test
  void everyFileOfAPlainFolderHasComeInWhenItWasWritten() throws IOException {
    write("b.xlsx", "2020-07-14T09:30:00");
    write("so-y-te/a.csv", "2020-07-13T10:00:00");
    assertThat(Inbox.look(inbox, CLOCK).arrivals())
        .extracting(a -> a.receipt().fileName() + " " + a.receipt().receivedAt())
        .containsExactly("a.csv 2020-07-13T10:00", "b.xlsx 2020-07-14T09:30");
  }

  @Test
  void aRegisterOfReceiptsSaysWhatCameWhenAndFromWhom() throws IOException {
    write("x/a.xlsx", "2020-01-01T00:00:00");
    write("x/notes.txt", "2020-01-01T00:00:00");
    register("x/a.xlsx,2020-07-14T09:30:00,\"Phòng LĐTBXH, quận Lê Chân\"");
    Inbox.Contents contents = Inbox.look(inbox, CLOCK);
    assertThat(contents.arrivals())
        .extracting(Inbox.Arrival::receipt)
        .containsExactly(
            new Receipt(
                "a.xlsx", LocalDateTime.of(2020, 7, 14, 9, 30), "Phòng LĐTBXH, quận Lê Chân"));
    assertThat(contents.leftAlone()).containsExactly(inbox.resolve("x/notes.txt"));
  }

  @Test
  void aRegisteredFileThatIsNotThereIsNoArrival() throws IOException {
    register("gone.xlsx,2020-07-14T09:30:00,");
    assertThat(Inbox.look(inbox, CLOCK).arrivals()).isEmpty();
  }

  @Test
  void namesThatClimbOutOfTheFolderReachNothing() throws IOException {
    Files.writeString(outside.resolve("secret.csv"), "x");
    write("a..xlsx", "2020-01-01T00:00:00");
    register(
        "../secret.csv,2020-07-14T09:30:00,",
        outside.resolve("secret.csv") + ",2020-07-14T09:30:00,",
        "x/../a..xlsx,2020-07-14T09:31:00,");
    assertThat(Inbox.look(inbox, CLOCK).arrivals())
        .extracting(a -> a.receipt().fileName())
        .containsExactly("a..xlsx");
  }

  @Test
  void linksFoldersAndHiddenFilesAreLeftAlone() throws IOException {
    Files.writeString(outside.resolve("secret.csv"), "x");
    Files.createSymbolicLink(inbox.resolve("link.csv"), outside.resolve("secret.csv"));
    Files.createSymbolicLink(inbox.resolve("folder"), outside);
    Files.createDirectory(inbox.resolve("empty.xlsx"));
    write(".~lock.a.xlsx#", "2020-01-01T00:00:00");
    write(".sync/b.xlsx", "2020-01-01T00:00:00");
    Inbox.Contents contents = Inbox.look(inbox, CLOCK);
    assertThat(contents.arrivals()).isEmpty();
    assertThat(contents.leftAlone())
        .containsExactlyInAnyOrder(inbox.resolve("link.csv"), inbox.resolve("folder"));
  }

  @Test
  void anInboxThatIsItselfALinkIsLookedInto() throws IOException {
    write("a.xlsx", "2020-01-01T00:00:00");
    Path link = Files.createSymbolicLink(outside.resolve("link"), inbox);
    assertThat(Inbox.look(link, CLOCK).arrivals()).hasSize(1);
  }

  @Test
  void oneFileMayBeNamedInPlaceOfAFolder() throws IOException {
    write("a.xlsx", "2020-01-01T00:00:00");
    write("b.xlsx", "2020-01-01T00:00:00");
    assertThat(Inbox.look(inbox.resolve("a.xlsx"), CLOCK).arrivals())
        .extracting(a -> a.receipt().fileName())
        .containsExactly("a.xlsx");
  }

  @Test
  void aFolderThatIsNotThereIsSaidByName() {
    Path nowhere = outside.resolve("nowhere");
    assertThatThrownBy(() -> Inbox.look(nowhere, CLOCK))
        .isInstanceOf(MangException.class)
        .hasMessageContaining(nowhere.toString());
  }

  @Test
  void aRegisterThatCannotBeReadNamesRowValueAndRemedy() throws IOException {
    register("a.xlsx,14/07/2020,");
    assertThatThrownBy(() -> Inbox.look(inbox, CLOCK))
        .isInstanceOf(MangException.class)
        .hasMessageContaining("row 2: '14/07/2020' is not a date and time")
        .hasMessageContaining("2020-07-14T09:30");
  }

  private void register(String... lines) throws IOException {
    Files.writeString(
        inbox.resolve(Inbox.RECEIPTS),
        "file,received_at,received_from\n" + String.join("\n", lines) + "\n");
  }

  private void write(String name, String writtenAt) throws IOException {
    Path file = inbox.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
    Files.setLastModifiedTime(
        file,
        FileTime.from(
            LocalDateTime.parse(writtenAt).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant()));
  }
}
