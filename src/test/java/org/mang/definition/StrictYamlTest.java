package org.mang.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrictYamlTest {

  record Thing(String title, int due, List<String> periods, Map<String, Text> names) {}

  @Test
  void anUnknownKeyNamesFileLineAndTheNearestKey() {
    assertThat(refused("title: A\ndue: 15\nperiod: [year]\n"))
        .isEqualTo("things/a.yaml, line 3: unknown key 'period'; nearest known key: 'periods'");
  }

  @Test
  void anUnknownKeyIsFoundDeepWithin() {
    assertThat(refused("title: A\nnames:\n  x:\n    vi: \"Một\"\n    eng: \"One\"\n"))
        .isEqualTo("things/a.yaml, line 5: unknown key 'eng'; nearest known key: 'en'");
  }

  @Test
  void aValueOfTheWrongKindNamesItsPlace() {
    assertThat(refused("title: A\ndue: soon\n")).startsWith("things/a.yaml, line 2: due: ");
  }

  @Test
  void aKeyGivenTwiceIsRefused() {
    assertThat(refused("title: A\ntitle: B\n")).startsWith("things/a.yaml, line 2: ");
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsLine() {
    assertThat(refused("title: A\nnames: {x: [\n")).startsWith("things/a.yaml, line ");
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThat(refused("title: A\n---\ntitle: B\n")).startsWith("things/a.yaml");
  }

  private static String refused(String yaml) {
    var thrown =
        assertThatExceptionOfType(DefinitionException.class)
            .isThrownBy(() -> StrictYaml.read("things/a.yaml", yaml, Thing.class))
            .actual();
    return String.valueOf(thrown.getMessage());
  }
}
