package mfa.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names say what a class is for. */
@AnalyzeClasses(packages = "mfa", importOptions = DoNotIncludeTests.class)
class NamesTest {

  private static final Pattern OUTCOME = Pattern.compile("(?m)^/\\*\\*(\\R \\*)? What became of ");

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

  /** The first sentence of such a type begins so; reasons and states are none. */
  @Test
  void whatBecameOfSomethingIsAResult() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files)
          .filteredOn(file -> file.toString().endsWith(".java"))
          .filteredOn(NamesTest::saysWhatBecameOfSomething)
          .hasSizeGreaterThan(15)
          .allMatch(file -> file.toString().endsWith("Result.java"));
    }
  }

  /** A summary or an item of a list, labels, an observer. */
  @ArchTest
  static final ArchRule nothingIsCalledByHowItLooks =
      noClasses()
          .should()
          .haveNameMatching(".*(Words|Events|(?<!Single|Out|Dead)Line|RowCard)(\\$.*)?");

  @ArchTest
  static final ArchRule methodsAndFieldsUseTheWordsOfTheField =
      noMembers()
          .should()
          .haveNameMatching(
              "(?i).*(throttle|budget|stranger|gatekeeper|wanted|detour|objection|asleep|awake).*")
          .orShould()
          .haveNameMatching("takeBack(Failure|Try)|object|(is|may|notify)Object(ed)?")
          .orShould()
          .haveNameMatching("hold|(hold|tell|note)[A-Z].*|tell|most|most(?!Urgent)[A-Z].*|MOST");

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

  private static boolean saysWhatBecameOfSomething(Path file) {
    try {
      return OUTCOME.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
