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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Rooms use each other downwards only. A room is a feature, or a part of one with a place of its
 * own in the order.
 */
@AnalyzeClasses(packages = "mfa", importOptions = DoNotIncludeTests.class)
class ArrowsTest {

  /** Which rooms each may use, besides {@link #LEAVES}; in the order from the bottom up. */
  private static final Map<String, Set<String>> ARROWS = new LinkedHashMap<>();

  private static final Set<String> LEAVES = Set.of("platform", "audit", "mail");

  static {
    ARROWS.put("session", Set.of());
    ARROWS.put("verification", Set.of());
    ARROWS.put("workflow.foreign", Set.of());
    ARROWS.put("workflow.process", Set.of("workflow.foreign"));
    ARROWS.put("workflow.command", Set.of("workflow.process"));
    ARROWS.put("workflow.comparison", Set.of("workflow.process"));
    ARROWS.put("workflow.dryrun", Set.of("workflow.process"));
    ARROWS.put("account", Set.of("session", "verification"));
    ARROWS.put("workspace", Set.of("account", "session", "verification"));
    ARROWS.put("authenticator", Set.of("workspace", "account", "session", "verification"));
    ARROWS.put("enforcement", Set.of("workspace", "authenticator", "account", "session"));
    ARROWS.put("password", Set.of("authenticator", "account", "session", "verification"));
    ARROWS.put(
        "account.selfservice",
        Set.of("password", "authenticator", "account", "session", "verification"));
    ARROWS.put("invitation", Set.of("password", "workspace", "account", "session", "verification"));
    ARROWS.put(
        "workspace.members",
        Set.of(
            "enforcement",
            "invitation",
            "workspace",
            "authenticator",
            "account",
            "session",
            "verification"));
    ARROWS.put(
        "administration", Set.of("invitation", "workspace", "authenticator", "account", "session"));
    ARROWS.put(
        "login",
        Set.of("enforcement", "password", "authenticator", "account", "session", "verification"));
    ARROWS.put("application", Set.of("login", "workspace", "account", "session", "verification"));
    ARROWS.put("workflow.draft", Set.of("workflow.process", "account"));
    ARROWS.put("workflow.statistics", Set.of("workflow.process"));
    ARROWS.put(
        "workflow",
        Set.of("workflow.process", "authenticator", "account", "session", "verification"));
    ARROWS.put(
        "workflow.migration",
        Set.of(
            "workflow",
            "workflow.process",
            "workflow.statistics",
            "authenticator",
            "account",
            "session"));
    ARROWS.put(
        "ticket",
        Set.of(
            "login",
            "password",
            "workspace.members",
            "workspace",
            "authenticator",
            "account",
            "session",
            "verification",
            "workflow.command",
            "workflow.dryrun",
            "workflow.process",
            "workflow.migration"));
  }

  @ArchTest
  static final ArchRule roomsFollowTheArrows =
      classes().that().resideOutsideOfPackage("mfa.shell..").should(followTheArrows());

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
  static final ArchRule roomsAreFreeOfCycles =
      slices().assignedFrom(rooms()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule platformIsFreeOfCycles =
      slices().matching("mfa.platform.(*)").should().beFreeOfCycles();

  private static SliceAssignment rooms() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return isPage(type) || room(type).equals("shell")
            ? SliceIdentifier.ignore()
            : SliceIdentifier.of(room(type));
      }

      @Override
      public String getDescription() {
        return "rooms";
      }
    };
  }

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
    String from = room(origin);
    String to = room(target);
    if (isPage(origin)) {
      return from.equals("ticket") || !to.equals("ticket") && (!isWorkflow(to) || isWorkflow(from));
    }
    if (isPage(target) || to.equals("shell")) {
      return false;
    }
    if (from.equals(to)) {
      return true;
    }
    if (LEAVES.contains(from)) {
      return to.equals("platform") && !from.equals("platform");
    }
    return LEAVES.contains(to) || ARROWS.getOrDefault(from, Set.of()).contains(to);
  }

  /** Pages show parts of each other; nothing below knows them. */
  private static boolean isPage(JavaClass type) {
    return type.getPackageName().endsWith(".ui");
  }

  private static boolean isWorkflow(String room) {
    return room.equals("workflow") || room.startsWith("workflow.");
  }

  /** The longest name of a room that the package lies in, or the feature. */
  private static String room(JavaClass type) {
    String name = type.getPackageName().substring("mfa.".length());
    return ARROWS.keySet().stream()
        .filter(room -> name.equals(room) || name.startsWith(room + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse(name.split("\\.")[0]);
  }
}
