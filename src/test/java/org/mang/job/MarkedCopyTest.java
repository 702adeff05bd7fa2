package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.definition.Definitions;

class MarkedCopyTest {

  private final Path folder;

  MarkedCopyTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void itIsCalledAsTheFileAndStandsBesideIt() {
    assertThat(MarkedCopy.of(folder.resolve("an-lao.csv"), ".xlsx", f -> false))
        .isEqualTo(folder.resolve("an-lao.checked.xlsx"));
    assertThat(MarkedCopy.of(folder.resolve(".xlsx"), ".xlsx", f -> false))
        .isEqualTo(folder.resolve(".xlsx.checked.xlsx"));
  }

  @Test
  void aNameTooLongForItsEndingIsCut() throws IOException {
    Path copy = MarkedCopy.of(folder.resolve("ừ".repeat(83) + ".csv"), ".xlsx", f -> false);
    assertThat(copy.getFileName().toString().getBytes(StandardCharsets.UTF_8).length)
        .isLessThan(255);
    assertThat(Files.createFile(copy)).exists();
  }

  @Test
  void onlyAMarkedWorkbookIsWrittenAnew() throws IOException {
    Path file = folder.resolve("le-chan.xlsx");
    Files.copy(Samples.DATA.resolve("2020/305-le-chan/Bieu 01TE 6 thang dau nam 2020.xlsx"), file);
    Path others = Files.writeString(folder.resolve("le-chan.checked.xlsx"), "của người khác");
    Path second = folder.resolve("le-chan.checked-2.xlsx");
    try (FileCheck check =
        new FileCheck(new Home(folder.resolve("home")), new Definitions(folder))) {
      assertThat(check.check(file, true).marked()).isEqualTo(second);
      assertThat(check.check(file, true).marked()).isEqualTo(second);
    }
    assertThat(others).hasContent("của người khác");
  }

  @Test
  void filesThatDifferInTheirEndingAloneHaveACopyEach() throws IOException {
    Path workbook = folder.resolve("le-chan.xlsx");
    Files.copy(
        Samples.DATA.resolve("2020/305-le-chan/Bieu 01TE 6 thang dau nam 2020.xlsx"), workbook);
    Path text = Files.writeString(folder.resolve("le-chan.csv"), "không phải biểu mẫu;1\n2;3\n");
    for (int round = 1; round <= 2; round++) {
      try (FileCheck check =
          new FileCheck(new Home(folder.resolve("home")), new Definitions(folder))) {
        assertThat(check.check(workbook, true).marked())
            .isEqualTo(folder.resolve("le-chan.checked.xlsx"));
        assertThat(check.check(text, true).marked())
            .isEqualTo(folder.resolve("le-chan.checked-2.xlsx"));
      }
    }
  }
}
