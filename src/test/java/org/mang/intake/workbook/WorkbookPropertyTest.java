package org.mang.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.SourceFile;
import org.mang.intake.UnreadableFileException;
import org.mang.office.OfficeWorkbook;

/** What holds of every workbook, however broken: rows, or an answer that a clerk can read. */
class WorkbookPropertyTest {

  private static final List<String> SAMPLES =
      List.of(OfficeWorkbook.DO_SON_CHILDREN, "2019/315-tien-lang/Bieu 01TE nam 2019.xls");

  /** A byte put at a place, which counts from 0 to 1 over the file. */
  record Change(double at, byte value) {}

  @Property(tries = 400)
  void aWorkbookWithBytesChangedIsReadOrRefused(
      @ForAll("samples") String sample,
      @ForAll("changes") List<Change> changes,
      @ForAll("ends") double end)
      throws IOException {
    byte[] whole = Files.readAllBytes(OfficeWorkbook.sample(sample));
    changes.forEach(change -> whole[(int) (change.at() * (whole.length - 1))] = change.value());
    Path file = Files.createTempFile("mang-workbook-", "");
    try {
      Files.write(file, Arrays.copyOf(whole, (int) (end * whole.length)));
      new SourceFile(Limits.read(new Definitions(file)))
          .read(file)
          .forEach(sheet -> assertThat(sheet.rowCount()).isNotNegative());
    } catch (UnreadableFileException e) {
      assertThat(e.reason().vi()).isNotBlank();
      assertThat(e.reason().en()).isNotBlank();
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<String> samples() {
    return Arbitraries.of(SAMPLES);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(Arbitraries.doubles().between(0, 1), Arbitraries.bytes())
        .as(Change::new)
        .list()
        .ofMaxSize(20);
  }

  /** Mostly whole, sometimes cut off. */
  @Provide
  Arbitrary<Double> ends() {
    return Arbitraries.oneOf(
        Arbitraries.just(1.0), Arbitraries.just(1.0), Arbitraries.doubles().between(0, 1));
  }
}
