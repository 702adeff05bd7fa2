package org.mang;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;

/** The rooms of the house, and which doors there are between them. */
@AnalyzeClasses(packages = "org.mang", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Each room opens only towards those that stand before it on the way of the data. */
  @ArchTest
  static final ArchRule ROOMS_IMPORT_ONLY_ROOMS_BEFORE_THEM =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("workbook")
          .definedBy("org.mang.workbook..")
          .layer("definition")
          .definedBy("org.mang.definition..")
          .layer("form")
          .definedBy("org.mang.form..")
          .layer("intake")
          .definedBy("org.mang.intake..")
          .layer("check")
          .definedBy("org.mang.check..")
          .layer("template")
          .definedBy("org.mang.template..")
          .layer("warehouse")
          .definedBy("org.mang.warehouse..")
          .layer("mart")
          .definedBy("org.mang.mart..")
          .layer("release")
          .definedBy("org.mang.release..")
          .layer("explain")
          .definedBy("org.mang.explain..")
          .layer("job")
          .definedBy("org.mang.job..")
          .layer("cli")
          .definedBy("org.mang.cli..")
          .whereLayer("workbook")
          .mayNotAccessAnyLayer()
          .whereLayer("definition")
          .mayNotAccessAnyLayer()
          .whereLayer("form")
          .mayOnlyAccessLayers("definition")
          .whereLayer("intake")
          .mayOnlyAccessLayers("definition", "form")
          .whereLayer("check")
          .mayOnlyAccessLayers("workbook", "definition", "form", "intake")
          .whereLayer("template")
          .mayOnlyAccessLayers("workbook", "definition", "form", "intake")
          .whereLayer("warehouse")
          .mayOnlyAccessLayers("definition", "form", "intake", "check")
          // Marts and releases are SQL over tables: how the tables came to be is not theirs to
          // know. Periods have the same names everywhere.
          .whereLayer("mart")
          .mayOnlyAccessLayers("definition", "form")
          .whereLayer("release")
          .mayOnlyAccessLayers("workbook", "definition")
          // Back from a value to the file that it came in.
          .whereLayer("explain")
          .mayOnlyAccessLayers("definition", "form", "intake")
          .whereLayer("job")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .ignoreDependency(resideInAPackage("org.mang.cli.."), resideInAPackage("org.mang.job.."));

  @ArchTest
  static final ArchRule NO_ROOM_NEEDS_ITSELF_BY_WAY_OF_ANOTHER =
      SlicesRuleDefinition.slices().matching("org.mang.(*)..").should().beFreeOfCycles();

  /**
   * What all rooms of intake speak of: sheets, tables, limits. The other classes that lie beside
   * them are its doors, which the rest of the house comes in by.
   */
  private static final Set<String> WORDS_OF_INTAKE =
      Set.of(
          "Sheet",
          "SheetNotes",
          "CellNote",
          "Figure",
          "PackedRows",
          "CsvFile",
          "Outline",
          "Limits",
          "Budget",
          "UnreadableFileException",
          "Heading",
          "DatedHeading",
          "StatedPeriod",
          "Table",
          "TableName");

  /** Within intake a file goes from its letters and cells to a sheet, and from there to tables. */
  @ArchTest
  static final ArchRule ROOMS_OF_INTAKE_IMPORT_ONLY_ROOMS_BEFORE_THEM =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cell")
          .definedBy("org.mang.intake.cell")
          .layer("words")
          .definedBy(besideTheRoomsOfIntake(true))
          .layer("letters")
          .definedBy("org.mang.intake.letters")
          .layer("text")
          .definedBy("org.mang.intake.text")
          .layer("workbook")
          .definedBy("org.mang.intake.workbook")
          .layer("xlsx")
          .definedBy("org.mang.intake.xlsx")
          .layer("ods")
          .definedBy("org.mang.intake.ods")
          .layer("xls")
          .definedBy("org.mang.intake.xls")
          .layer("table")
          .definedBy("org.mang.intake.table")
          .layer("doors")
          .definedBy(besideTheRoomsOfIntake(false))
          .whereLayer("cell")
          .mayNotAccessAnyLayer()
          .whereLayer("words")
          .mayOnlyAccessLayers("cell")
          .whereLayer("letters")
          .mayOnlyAccessLayers("words")
          .whereLayer("text")
          .mayOnlyAccessLayers("words", "cell", "letters")
          .whereLayer("workbook")
          .mayOnlyAccessLayers("words", "cell", "letters")
          .whereLayer("xlsx")
          .mayOnlyAccessLayers("words", "cell", "letters", "workbook")
          .whereLayer("ods")
          .mayOnlyAccessLayers("words", "cell", "letters", "workbook")
          .whereLayer("xls")
          .mayOnlyAccessLayers("words", "cell", "letters", "workbook")
          .whereLayer("table")
          .mayOnlyAccessLayers("words")
          .whereLayer("doors")
          .mayNotBeAccessedByAnyLayer();

  /** But for three doors, nobody outside knows that intake has rooms of its own. */
  @ArchTest
  static final ArchRule INTAKE_IS_ENTERED_BY_ITS_DOORS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.mang.intake..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mang.intake.*..")
                  .and(not("org.mang.intake.table.FoundTable"))
                  .and(not("org.mang.intake.table.PersonalHeading"))
                  .and(not("org.mang.intake.xls.OldWorkbook")));

  @ArchTest
  static final ArchRule THE_HALL_KNOWS_NO_ROOM =
      noClasses()
          .that()
          .resideInAPackage("org.mang")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.mang.*..");

  @ArchTest
  static final ArchRule SPRING_IS_IN_JOB =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.mang.job..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.springframework..")
                  // Flyway asks for a data source.
                  .and(not("org.springframework.jdbc.datasource.AbstractDataSource")));

  @ArchTest
  static final ArchRule DATA_SOURCES_ARE_OPENED_IN_WAREHOUSE =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.mang.job..", "org.mang.warehouse..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.jdbc..");

  @ArchTest
  static final ArchRule YAML_IS_READ_IN_DEFINITION =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.mang.definition..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson.databind..", "tools.jackson.dataformat..");

  @ArchTest
  static final ArchRule ONLY_DEFINED_THINGS_BEAR_JACKSONS_ANNOTATIONS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.mang.definition..", "org.mang.form..", "org.mang.check..", "org.mang.mart..")
          .and(DescribedPredicate.not(name("org.mang.intake.Limits")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule WORKBOOKS_ARE_OPENED_WHERE_FILES_COME_AND_GO =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.mang.workbook..",
              "org.mang.template..",
              "org.mang.intake..",
              "org.mang.check..",
              "org.mang.release..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.poi..");

  @ArchTest
  static final ArchRule A_NAME_SAYS_MORE_THAN_THAT_IT_HELPS =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl");

  @ArchTest
  static final ArchRule NOTHING_LOGS_BY_JAVA_UTIL =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMANDS_SPEAK_TO_THE_TERMINAL =
      noClasses().that().resideOutsideOfPackage("org.mang.cli..").should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule WHAT_IS_THROWN_AT_A_USER_IS_A_MANG_EXCEPTION =
      classes()
          .that()
          .haveSimpleNameEndingWith("Exception")
          .should()
          .beAssignableTo(MangException.class);

  /** The classes beside the rooms of intake: those that are words, or the others. */
  private static DescribedPredicate<JavaClass> besideTheRoomsOfIntake(boolean areWords) {
    return resideInAPackage("org.mang.intake")
        .and(
            DescribedPredicate.describe(
                areWords ? "words" : "doors",
                type -> areWords == WORDS_OF_INTAKE.contains(outermost(type))));
  }

  /** The simple name of the class that stands in a file of its own. */
  private static String outermost(JavaClass type) {
    JavaClass one = type.getBaseComponentType();
    while (one.getEnclosingClass().isPresent()) {
      one = one.getEnclosingClass().get();
    }
    return one.getSimpleName();
  }

  private static DescribedPredicate<JavaClass> not(String type) {
    return DescribedPredicate.not(name(type)).forSubtype();
  }
}
