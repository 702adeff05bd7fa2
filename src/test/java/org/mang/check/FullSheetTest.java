package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.form.Severity;
import org.mang.intake.Sheet;

class FullSheetTest {

  private final FindingCatalogue catalogue =
      FindingCatalogue.read(new Definitions(Path.of("target")));

  @ParameterizedTest
  @ValueSource(ints = {65_536, 1_048_576})
  void aSheetWithoutARoomForAnotherRowIsSaid(int last) {
    assertThat(findings(rows(last - 1, last)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("SHEET_FULL");
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.row()).isEqualTo(last);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {65_535, 65_537, 1_048_575, 256, 12})
  void oneThatEndsElsewhereIsNot(int last) {
    assertThat(findings(rows(last - 1, last))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {65_536, 1_048_576})
  void aStrayCellInTheLastRowIsNoFullSheet(int last) {
    assertThat(findings(rows(10, last))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 16_384})
  void aSheetWithoutARoomForAnotherColumnIsSaid(int width) {
    List<String> full = Collections.nCopies(width, "1");
    assertThat(findings(List.of(new Sheet.Row(1, full))))
        .singleElement()
        .satisfies(finding -> assertThat(finding.column()).isEqualTo(Sheet.letters(width - 1)));
    List<@Nullable String> stray = new ArrayList<>(Collections.nCopies(width, null));
    stray.set(width - 1, "x");
    assertThat(findings(List.of(new Sheet.Row(1, stray)))).isEmpty();
    assertThat(findings(List.of(new Sheet.Row(1, full.subList(1, width))))).isEmpty();
  }

  private static List<Sheet.Row> rows(int... numbers) {
    return IntStream.of(numbers).mapToObj(n -> new Sheet.Row(n, List.of("Xã", "1"))).toList();
  }

  private List<Finding> findings(List<Sheet.Row> rows) {
    return FullSheet.findings(catalogue, Sheet.of("Quý I", rows, List.of()));
  }
}
