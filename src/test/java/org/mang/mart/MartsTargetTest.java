package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.definition.DefinitionException;

/** A target of another year says all that is to be known of it, in a file of its own. */
class MartsTargetTest {

  private static final String PLAN =
      """
      plan: 10/KH-UBND
      title: {vi: "Kế hoạch năm 2021", en: "Plan of 2021"}
      issued_on: 2021-01-20
      issuer: {vi: "Ủy ban nhân dân thành phố", en: "People's Committee of the city"}
      year: 2021
      targets:
        - target: 1
          indicator: special_share
          kind: at_most
          value: 1
          tie: not_met
          areas: [district]
          in_force: {from: 2021-01-01, to: 2021-12-31}
          source: {document: 99/2021/NĐ-CP, article: "5(2)"}
          wording: {vi: "Dưới 1 %", en: "Below 1 %"}
        - target: 2
          indicator: special_assisted_share
          kind: at_least
          value: 90
          rounding: 0
          areas: [city]
          wording: {vi: "Ít nhất 90 %", en: "At least 90 %"}
        - target: 3
          indicator: abuse_rate
          kind: below_same_period_last_year
          tie: met
          areas: [city]
          wording: {vi: "Không cao hơn năm 2020", en: "Not above 2020"}
      """;

  private final Path overrides;

  MartsTargetTest(@TempDir Path folder) {
    overrides = folder;
  }

  @Test
  void tiesAndRoundingAreTheTargets() throws Exception {
    try (Store store = Store.open()) {
      for (String district : Store.DISTRICTS) {
        store.children(district, "2020", 100_000, 900);
        store
            .accepted("district-children", "district-" + district, "2021")
            .observe("children", district, 100_000)
            .observe("children_special", district, 1_000)
            .observe("children_special_assisted", district, 895);
      }
      store.policeMonths(2020, 1, 12);
      store.policeMonths(2021, 1, 12);
      write(PLAN);
      store.rebuild(overrides);
      assertThat(
              store.rows(
                  "select target, area_code, verdict, why_en from mart.target_verdict where year = 2021 and area_code in ('31', '303') order by all"))
          .containsExactly(
              "1 | 303 | not_met | Not met: 1.00 % (1,000/100,000), target at most 1 % (a tie is not met); 1/1 reports in.",
              "2 | 31 | met | Met: 89.50 % (2,685/3,000), target at least 90 %, rounded to a whole number; 3/3 reports in.",
              "3 | 31 | met | Met: 0.00 per 100,000 children (0/300,000) against 0.00 per 100,000 children in the same period of 2020; all reports of both years are in.");
      assertThat(
              store.rows(
                  "select target, in_force_from, in_force_to, source_document, source_article from core.target where year = 2021 order by all"))
          .containsExactly(
              "1 | 2021-01-01 | 2021-12-31 | 99/2021/NĐ-CP | 5(2)",
              "2 | 2021-01-20 | null | 10/KH-UBND | null",
              "3 | 2021-01-20 | null | 10/KH-UBND | null");
      // Those of 2020 stand as they did.
      assertThat(store.verdict(3, "31' and year = '2020")).isEqualTo("not_comparable");
    }
  }

  @Test
  void aTargetThatContradictsItselfIsRefused() throws Exception {
    refused(
        PLAN.replace("to: 2021-12-31", "to: 2021-06-30"),
        "target 1: in_force: is not in force on 2021-12-31, when the year 2021 is judged; put it into the file of a year at whose end it is");
    refused(
        PLAN.replace("kind: at_most", "kind: equals"),
        "target 1: kind: equals has no tie; leave out tie");
    refused(
        PLAN.replace("rounding: 0", "rounding: 7"),
        "target 2: rounding: 7 is no number of decimals; write 0 to 6, or leave it out");
  }

  private void refused(String plan, String message) throws IOException, SQLException {
    write(plan);
    try (Store store = Store.open()) {
      assertThatThrownBy(() -> store.rebuild(overrides))
          .isInstanceOf(DefinitionException.class)
          .hasMessage("warehouse/targets/2021.yaml: " + message);
    }
  }

  private void write(String plan) throws IOException {
    Path file = overrides.resolve("warehouse/targets/2021.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, plan);
  }
}
