package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.job.Desk;
import org.mang.job.FileCheck;
import org.mang.office.OfficeOds;

/** A report that LibreOffice saved is answered as one that Excel did. */
class OdsSubmissionTest {

  private static final Path REPORT = Path.of("src/test/resources/corpus/open-document.ods");

  private final Path folder;

  OdsSubmissionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatItsCellsSayBeyondTheirTextIsFound() throws Exception {
    Path file =
        OfficeOds.open(REPORT)
            .change(
                "</office:automatic-styles>",
                "<style:style style:name=\"gach\" style:family=\"table-cell\"><style:text-properties"
                    + " style:text-line-through-style=\"solid\"/></style:style></office:automatic-styles>")
            .change(
                "table:style-name=\"ce\\d+\" office:value-type=\"float\" office:value=\"1534\"",
                "table:style-name=\"gach\" office:value-type=\"float\" office:value=\"1534\"")
            .change(
                "<table:table-row ((?:(?!<table:table-row).)*Phường Hải Sơn)",
                "<table:table-row table:visibility=\"collapse\" $1")
            .change(
                "office:value=\"774\"([^>]*)><text:p>774</text:p>",
                "table:formula=\"of:=SUM([.D12:.D13])\"$1>")
            .save(folder.resolve("a.ods"));
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(file);
      assertThat(answer.isAccepted()).isFalse();
      assertThat(answer.marks())
          .contains("STRUCK_OUT C13", "FORMULA_NOT_COMPUTED D11")
          .anyMatch(mark -> mark.startsWith("HIDDEN_ROWS"));
    }
  }

  @Test
  void aMarkedCopyIsTheListBesideIt() throws Exception {
    Path file =
        OfficeOds.open(REPORT)
            .change("office:value=\"4133\"", "office:value=\"-4133\"")
            .save(folder.resolve("a.ods"));
    try (FileCheck check =
        new FileCheck(new Home(folder.resolve("home")), new Definitions(folder))) {
      assertThat(check.check(file, true).marked()).isEqualTo(folder.resolve("a.checked.xlsx"));
    }
  }
}
