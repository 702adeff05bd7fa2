package org.mang.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {

  private static final List<String> ALL = List.of("jobs/codes", "jobs/forms");

  private final Path folder;
  private final Definitions definitions;

  DefinitionsTest(@TempDir Path folder) {
    this.folder = folder;
    this.definitions = new Definitions(folder);
  }

  @Test
  void theJarCarriesThem() {
    assertThat(definitions.texts("jobs/forms", ".yaml"))
        .containsKeys("district-children.yaml", "child-register.yaml");
  }

  @Test
  void aFileBesideTheHomeTakesThePlaceOfTheJars() throws IOException {
    int carried = definitions.texts("jobs/codes", ".yaml").size();
    write("jobs/codes/risk.yaml", "codes: risk");
    assertThat(definitions.texts("jobs/codes", ".yaml"))
        .hasSize(carried)
        .containsEntry("risk.yaml", "codes: risk");
  }

  @Test
  void aFurtherFileBesideTheHomeIsAdded() throws IOException {
    int carried = definitions.texts("jobs/codes", ".yaml").size();
    write("jobs/codes/ward.yaml", "codes: ward");
    assertThat(definitions.texts("jobs/codes", ".yaml")).hasSize(carried + 1);
  }

  @Test
  void filesOfOtherEndingsAreLeftAlone() throws IOException {
    int carried = definitions.texts("jobs/codes", ".yaml").size();
    write("jobs/codes/risk.yaml.bak", "codes: risk");
    assertThat(definitions.texts("jobs/codes", ".yaml")).hasSize(carried);
  }

  @Test
  void theSignatureChangesWhenAndOnlyWhenADefinitionDoes() throws IOException {
    String before = definitions.signature(ALL);
    assertThat(definitions.signature(ALL)).isEqualTo(before);
    write("jobs/notes.yaml", "x");
    assertThat(definitions.signature(ALL)).isEqualTo(before);
    write("jobs/codes/risk.yaml", "codes: risk");
    assertThat(definitions.signature(ALL)).isNotEqualTo(before);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
