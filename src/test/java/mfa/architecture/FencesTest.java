package mfa.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.ejb.Schedule;
import jakarta.ejb.Timeout;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;

/** Each foreign part is known in one place only. */
@AnalyzeClasses(packages = "mfa", importOptions = DoNotIncludeTests.class)
class FencesTest {

  @ArchTest
  static final ArchRule vaadinIsKnownOnlyToViewsAndShell =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..ui..",
              "mfa.shell",
              "mfa.shell.bulk",
              "mfa.shell.dialog",
              "mfa.shell.grid",
              "mfa.shell.first",
              "mfa.shell.notice",
              "mfa.shell.picture",
              "mfa.shell.plot")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.vaadin..");

  @ArchTest
  static final ArchRule templatesAreKnownOnlyToPlainPagesAndMails =
      noClasses()
          .that()
          .resideOutsideOfPackages("mfa.platform.web", "mfa.mail")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("gg.jte..");

  @ArchTest
  static final ArchRule totpAndQrCodesAreKnownOnlyToAuthenticator =
      noClasses()
          .that()
          .resideOutsideOfPackage("mfa.authenticator")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.samstevens.totp..", "com.google.zxing..");

  @ArchTest
  static final ArchRule smtpIsKnownOnlyToMail =
      noClasses()
          .that()
          .resideOutsideOfPackage("mfa.mail")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

  @ArchTest
  static final ArchRule processEngineIsKnownOnlyToProcessPackages =
      noClasses()
          .that()
          .resideOutsideOfPackage("..process..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule passwordLibrariesAreKnownOnlyToPassword =
      noClasses()
          .that()
          .resideOutsideOfPackage("mfa.password")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("de.mkammerer..", "me.gosimple..");

  @ArchTest
  static final ArchRule sqlAndMigrationsAreKnownOnlyToPersistenceAndEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages("mfa.platform.persistence", "..process..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.flywaydb..");

  @ArchTest
  static final ArchRule entityManagerIsKnownOnlyToRepositories =
      noClasses()
          .that()
          .resideOutsideOfPackage("mfa.platform.persistence")
          .and(describe("are no repositories", type -> !isRepository(type)))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(EntityManager.class);

  @ArchTest
  static final ArchRule entitiesAndRepositoriesStayInTheirFeature =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .or(describe("are repositories", FencesTest::isRepository))
          .should(beUsedInTheirFeatureOnly())
          .because("services return records, not entities");

  @ArchTest
  static final ArchRule adaptersAreLeaves =
      noClasses()
          .that()
          .resideOutsideOfPackage("..process..")
          .should()
          .dependOnClassesThat(
              describe(
                  "know the engine",
                  type ->
                      type.getPackageName().startsWith("mfa.ticket.process")
                          && type.getDirectDependenciesFromSelf().stream()
                              .anyMatch(
                                  dependency ->
                                      dependency
                                          .getTargetClass()
                                          .getPackageName()
                                          .startsWith("org.camunda"))))
          .because("ports are found by injection");

  /** The container cancels a timer after its second failure; a command runs once. */
  @ArchTest
  @ArchTag("R75")
  static final ArchRule backgroundWorkIsDoneByWorkersNotByTimers =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("mfa.platform.command")
          .should()
          .beAnnotatedWith(Schedule.class)
          .orShould()
          .beAnnotatedWith(Timeout.class);

  @ArchTest
  @ArchTag("R75")
  static final ArchRule backgroundWorkIsDoneByWorkersNotByThreadsOfItsOwn =
      noClasses()
          .that()
          .resideOutsideOfPackages("mfa.platform.worker", "..process..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.enterprise.concurrent..");

  @ArchTest
  static final ArchRule nothingIsPrintedPastTheLog =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** A plural noun that talks to the database. */
  private static boolean isRepository(JavaClass type) {
    return type.isAnnotatedWith(Dependent.class)
        && type.getSimpleName().endsWith("s")
        && type.getAllFields().stream()
            .anyMatch(field -> field.getRawType().isAssignableTo(EntityManager.class));
  }

  private static ArchCondition<JavaClass> beUsedInTheirFeatureOnly() {
    return new ArchCondition<>("be used in their feature only") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (Dependency dependency : item.getDirectDependenciesToSelf()) {
          if (!feature(dependency.getOriginClass()).equals(feature(item))) {
            events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static String feature(JavaClass type) {
    return type.getPackageName().split("\\.")[1];
  }
}
