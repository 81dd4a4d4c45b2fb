package mfa.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;

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

  /** The field has another word for each; the glossary says which. */
  @ArchTest
  static final ArchRule nothingHasAWordThatTheFieldDoesNotUse =
      noClasses()
          .should()
          .haveNameMatching(
              ".*(Throttle|Budget|Stranger|Gatekeeper|Wanted|GlassBroken|Objection|Detour"
                  + "|Standing|Wish)(?![a-z]).*");

  /** A summary or an item of a list, labels, an observer. */
  @ArchTest
  static final ArchRule nothingIsCalledByHowItLooks =
      noClasses()
          .should()
          .haveNameMatching(".*(Words|Events|(?<!Single|Out|Dead)Line|RowCard)(\\$.*)?");

  @ArchTest
  static final ArchRule methodsAndFieldsUseTheWordsOfTheField =
      noMembers()
          .that()
          .doNotHaveName("STRANGER") // of a text
          .should()
          .haveNameMatching(
              "(?i).*(throttle|budget|stranger|gatekeeper|wanted|detour|objection|asleep|awake).*")
          .orShould()
          .haveNameMatching("takeBack(Failure|Try)|object|(is|may|notify)Object(ed)?");

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
