package mfa.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Features use each other downwards only. */
@AnalyzeClasses(packages = "mfa", importOptions = DoNotIncludeTests.class)
class ArrowsTest {

  /** Which features each may use, besides those in {@link #OPEN_TO_ALL}. */
  private static final Map<String, Set<String>> ARROWS = new LinkedHashMap<>();

  private static final Set<String> OPEN_TO_ALL = Set.of("platform", "audit", "mail");

  static {
    ARROWS.put("session", Set.of());
    ARROWS.put("verification", Set.of());
    ARROWS.put("account", Set.of("session", "verification"));
    ARROWS.put("authenticator", Set.of("account", "session", "verification"));
    ARROWS.put("enforcement", Set.of("authenticator", "account", "session"));
    ARROWS.put("administration", Set.of("authenticator", "account", "session"));
    ARROWS.put(
        "login", Set.of("enforcement", "authenticator", "account", "session", "verification"));
    ARROWS.put(
        "ticket",
        Set.of(
            "login",
            "enforcement",
            "authenticator",
            "account",
            "session",
            "verification",
            "workflow"));
    ARROWS.put("workflow", Set.of());
  }

  @ArchTest
  static final ArchRule featuresFollowTheArrows =
      classes().that().resideOutsideOfPackage("mfa.shell").should(followTheArrows());

  @ArchTest
  static final ArchRule engineIsStartedForItsAdaptersOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("mfa.ticket.process", "mfa.workflow..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("mfa.workflow..")
          .because("tickets name the process in their own words, by a port");

  @ArchTest
  static final ArchRule featuresAreFreeOfCycles =
      slices().matching("mfa.(*)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule platformIsFreeOfCycles =
      slices().matching("mfa.platform.(*)").should().beFreeOfCycles();

  private static ArchCondition<JavaClass> followTheArrows() {
    return new ArchCondition<>("follow the arrows") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (isOurs(target) && !isArrow(item, target)) {
            events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith("mfa.");
  }

  private static boolean isArrow(JavaClass origin, JavaClass target) {
    String from = feature(origin);
    String to = feature(target);
    if (from.equals(to)) {
      return true;
    }
    if (to.equals("shell")) {
      return origin.getPackageName().contains(".ui");
    }
    if (OPEN_TO_ALL.contains(from)) {
      return to.equals("platform") && !from.equals("platform");
    }
    return OPEN_TO_ALL.contains(to) || ARROWS.getOrDefault(from, Set.of()).contains(to);
  }

  private static String feature(JavaClass type) {
    return type.getPackageName().split("\\.")[1];
  }
}
