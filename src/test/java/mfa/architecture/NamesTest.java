package mfa.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;

/** Names say what a class is for. */
@AnalyzeClasses(packages = "mfa", importOptions = DoNotIncludeTests.class)
class NamesTest {

  @ArchTest
  static final ArchRule nobodyIsCalledByAnEmptyWord =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Handler|Data|Info)(\\$.*)?");

  @ArchTest
  static final ArchRule pagesAreCalledViews =
      classes()
          .that()
          .areAnnotatedWith(Route.class)
          .should()
          .haveSimpleNameEndingWith("View")
          .andShould()
          .resideInAPackage("..ui..");

  @ArchTest
  static final ArchRule settingsAreRecognisedByTheirName =
      classes()
          .that()
          .haveSimpleNameEndingWith("Settings")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("Configuration");
}
