package org.mang.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mang.definition.Text;
import org.mang.form.CodeList;

class SheetNamesTest {

  @Test
  void aLabelThatFitsIsTheName() {
    assertThat(names("Tả", "Sởi")).containsExactly("Tả", "Sởi");
  }

  @Test
  void labelsWithTheSameBeginningGetNamesOfTheirOwn() {
    List<String> names =
        names(
            "Trẻ em bị xâm hại tình dục ở trong gia đình",
            "Trẻ em bị xâm hại tình dục ở trong nhà trường",
            "trẻ em bị xâm hại tình dục ở trong cộng đồng");
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.length() <= 31);
    assertThat(names.get(0)).isEqualTo("Trẻ em bị xâm hại tình dục ở t…");
    assertThat(names.get(1)).isEqualTo("Trẻ em bị xâm hại tình dục ở…");
  }

  @Test
  void aNameThatIsCutSaysNoOtherCode() {
    assertThat(names("Viêm gan", "Viêm gan do vi-rút B ở trẻ em dưới sáu tuổi"))
        .containsExactly("Viêm gan", "Viêm ga…")
        .allMatch(name -> name.length() <= 31);
  }

  @Test
  void whatOtherSheetsAreCalledIsNotTakenAgain() {
    assertThat(names("Hướng dẫn")).containsExactly("Hướng dẫn…");
  }

  private static List<String> names(String... labels) {
    Map<String, CodeList.Value> values = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i++) {
      values.put("code-" + i, new CodeList.Value(labels[i], "Label " + i, null));
    }
    SheetNames names =
        new SheetNames(
            new CodeList("x", new Text("x", "x"), values), Set.of("Danh mục", "Hướng dẫn"));
    return values.entrySet().stream().map(e -> names.of(e.getKey(), e.getValue().vi())).toList();
  }
}
