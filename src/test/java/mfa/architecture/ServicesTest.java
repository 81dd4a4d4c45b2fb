package mfa.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import java.time.Clock;

/** Services are the guarded doors of the features. */
@AnalyzeClasses(packages = "mfa", importOptions = DoNotIncludeTests.class)
class ServicesTest {

  @ArchTest
  @ArchTag("R35")
  static final ArchRule everyServiceMethodDeclaresItsRoles =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .and()
          .arePublic()
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beAnnotatedWith(DenyAll.class);

  @ArchTest
  static final ArchRule servicesAreNamedService =
      classes()
          .that()
          .areAnnotatedWith(Stateless.class)
          .and()
          .doNotHaveSimpleName("Transactions")
          .should()
          .haveSimpleNameEndingWith("Service");

  @ArchTest
  static final ArchRule servicesKeepOnlyCollaborators =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .and()
          .areNotStatic()
          .should()
          .bePrivate()
          .andShould()
          .haveRawType(
              resideInAPackage("mfa..")
                  .or(assignableTo(Clock.class))
                  .or(assignableTo(Event.class))
                  .as("one of ours, a clock, or what tells observers"))
          .andShould(beSetInConstructorsOnly());

  @ArchTest
  static final ArchRule servicesHaveOnlyConstantsBesides =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .and()
          .areStatic()
          .should()
          .beFinal();

  private static ArchCondition<JavaField> beSetInConstructorsOnly() {
    return new ArchCondition<>("be set in constructors only") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        for (JavaFieldAccess access : field.getAccessesToSelf()) {
          if (access.getAccessType() == AccessType.SET && !isFromConstructor(access)) {
            events.add(SimpleConditionEvent.violated(field, access.getDescription()));
          }
        }
      }
    };
  }

  private static boolean isFromConstructor(JavaAccess<?> access) {
    return access.getOrigin().isConstructor();
  }
}
