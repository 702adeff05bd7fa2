package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reports, and the blank workbooks of all of them. */
class OfficesTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path folder;

  OfficesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void officesAreListedWithTheirForms() {
    assertThat(run("offices", "--lang", "vi")).isZero();
    assertThat(out.toString())
        .contains(
            "mã ", "Quận Hồng Bàng", "2004-08-31", "2025-07-01", "health-hiv, health-injuries");
    assertThat(run("offices", "--json")).isZero();
    assertThat(out.toString())
        .startsWith("[{\"code\":\"303\",\"kind\":\"district\",\"name_vi\":\"Quận Hồng Bàng\"")
        .contains("\"forms\":[\"police-abuse\"],\"valid_from\":\"2004-08-31\",\"valid_to\":null}");
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void templatesOfAllOfficesAreWrittenAndNoneOver() throws IOException {
    Path target = folder.resolve("mẫu");
    Path mine = Files.createDirectories(target).resolve("district-injuries-305-2020-Q3.xlsx");
    Files.writeString(mine, "của tôi");
    assertThat(all("district-injuries", target)).isZero();
    assertThat(out.toString())
        .contains(
            target.resolve("district-injuries-303-2020-Q3.xlsx") + "\n",
            mine + ": there is such a file already; it was left as it is\n",
            "14 workbooks written, 1 were there already.");
    assertThat(mine).hasContent("của tôi");
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files).hasSize(15);
    }
  }

  @Test
  void whereNobodyOwesAReportNothingIsWritten() {
    assertThat(all("district-injuries", "2020-M03", folder.resolve("x"))).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("'2020-M03' is no period of district-injuries");
    assertThat(run("template", "--all", "--period", "1999", "--lang", "en")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no such report is owed for '1999'", "mang offices");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void withoutAllAFormAndAnOfficeAreNeeded() {
    assertThat(run("template", "--period", "2020", "--lang", "vi")).isEqualTo(Mang.WRONG_USE);
    assertThat(err.toString()).contains("còn thiếu FORM");
    assertThat(run("template", "x", "--period", "2020", "--lang", "en")).isEqualTo(Mang.WRONG_USE);
    assertThat(err.toString()).contains("--reporter=CODE", "--all");
  }

  private int all(String form, Path target) {
    return all(form, "2020-Q3", target);
  }

  private int all(String form, String period, Path target) {
    return run(
        "template", form, "--all", "--period", period, "--out", target.toString(), "--lang", "en");
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--home", folder.resolve("home").toString()));
    return Mang.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
