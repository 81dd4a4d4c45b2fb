package mfa.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenMethodsConjunction;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.annotation.Annotation;
import java.time.Clock;

/** Services are the guarded endpoints of the features. */
@AnalyzeClasses(packages = "mfa", importOptions = DoNotIncludeTests.class)
class ServicesTest {

  @ArchTest
  @ArchTag("R35")
  static final ArchRule everyServiceMethodDeclaresItsRoles =
      serviceMethods()
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beAnnotatedWith(DenyAll.class);

  /** What only tests call is no part of the product, and one more way in. */
  @ArchTest
  static final ArchRule everyServiceMethodIsCalledByTheProduct =
      serviceMethods().should(beCalledByTheProduct());

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

  /** One that is {@code @Dependent} is made for each event, with everything that it needs. */
  @ArchTest
  static final ArchRule observersAreMadeOnce =
      methods()
          .that(haveParameterAnnotatedWith(Observes.class))
          .and()
          .areDeclaredInClassesThat()
          .areNotAssignableTo(Extension.class)
          .should()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(ApplicationScoped.class);

  private static DescribedPredicate<JavaMethod> haveParameterAnnotatedWith(
      Class<? extends Annotation> annotation) {
    return describe(
        "have a parameter with @" + annotation.getSimpleName(),
        method ->
            method.getParameters().stream()
                .anyMatch(parameter -> parameter.isAnnotatedWith(annotation)));
  }

  private static ArchCondition<JavaMethod> beCalledByTheProduct() {
    return new ArchCondition<>("be called by the product") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (method.getAccessesToSelf().isEmpty()) {
          events.add(
              SimpleConditionEvent.violated(method, "Only tests call " + method.getFullName()));
        }
      }
    };
  }

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

  private static GivenMethodsConjunction serviceMethods() {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Stateless.class)
        .and()
        .arePublic();
  }
}
