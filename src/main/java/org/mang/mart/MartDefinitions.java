package org.mang.mart;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;
import org.mang.definition.RequiredKeys;
import org.mang.definition.StrictYaml;

/** All that is declared about figures, read and checked against each other. */
record MartDefinitions(
    Map<String, Measure> measures,
    Map<String, Indicator> indicators,
    Collection<Plan> plans,
    Collection<Reconciliation> reconciliations) {

  static MartDefinitions read(Definitions definitions) {
    SortedMap<String, String> forms = definitions.texts("jobs/forms", ".yaml");
    SortedMap<String, String> codeLists = definitions.texts("jobs/codes", ".yaml");
    Map<String, Measure> measures =
        read(
            definitions,
            "warehouse/measures",
            Measure.class,
            Measure::measure,
            measure -> {
              measure.check();
              if (measure.form() != null && !forms.containsKey(measure.form() + ".yaml")) {
                throw new DefinitionException(
                    "unknown form '%s'; there is no jobs/forms/%s.yaml"
                        .formatted(measure.form(), measure.form()));
              }
            });
    Map<String, Indicator> indicators =
        read(
            definitions,
            "warehouse/indicators",
            Indicator.class,
            Indicator::indicator,
            indicator -> {
              indicator.check(measures);
              for (String codes : indicator.each().values()) {
                if (!codeLists.containsKey(codes + ".yaml")) {
                  throw new DefinitionException(
                      "unknown code list '%s'; there is no jobs/codes/%s.yaml"
                          .formatted(codes, codes));
                }
              }
            });
    Map<String, Plan> plans =
        read(
            definitions,
            "warehouse/targets",
            Plan.class,
            plan -> String.valueOf(plan.year()),
            plan -> plan.check(indicators.keySet()));
    Map<String, Reconciliation> reconciliations =
        read(
            definitions,
            "warehouse/reconciliations",
            Reconciliation.class,
            Reconciliation::reconciliation,
            reconciliation -> reconciliation.check(measures));
    indicators.forEach(
        (name, indicator) ->
            inFile(
                "warehouse/indicators/" + name + ".yaml",
                () -> indicator.checkSources(measures, reconciliations.values())));
    return new MartDefinitions(measures, indicators, plans.values(), reconciliations.values());
  }

  /** Every file holds one definition and bears its name, so that a name is found by its file. */
  private static <T> Map<String, T> read(
      Definitions definitions,
      String folder,
      Class<T> type,
      Function<T, String> name,
      Consumer<T> check) {
    Map<String, T> read = new LinkedHashMap<>();
    definitions
        .texts(folder, ".yaml")
        .forEach(
            (fileName, text) -> {
              String file = folder + "/" + fileName;
              T definition = StrictYaml.read(file, text, type);
              RequiredKeys.check(file, definition);
              String expected = fileName.substring(0, fileName.length() - ".yaml".length());
              if (!name.apply(definition).equals(expected)) {
                throw DefinitionException.in(
                    file,
                    "defines '%s'; call the file %s.yaml, or the definition '%s'"
                        .formatted(name.apply(definition), name.apply(definition), expected));
              }
              inFile(file, () -> check.accept(definition));
              read.put(expected, definition);
            });
    return read;
  }

  /** What is wrong is said with the file that it is wrong in. */
  private static void inFile(String file, Runnable check) {
    try {
      check.run();
    } catch (DefinitionException e) {
      throw DefinitionException.in(file, String.valueOf(e.getMessage()));
    }
  }
}
