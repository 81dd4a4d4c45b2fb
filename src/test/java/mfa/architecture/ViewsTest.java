package mfa.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import mfa.authenticator.RecoveryCode;
import mfa.shell.SubmitForm;
import mfa.shell.dialog.ShownOnce;
import mfa.workflow.DeployTokenResult;

/** Views say who may see them, and go through the services that ask who comes. */
@AnalyzeClasses(packages = "mfa", importOptions = DoNotIncludeTests.class)
class ViewsTest {

  /** The services whose {@code @PermitAll} methods are meant for people who are not signed in. */
  private static final Set<String> ANONYMOUS_SERVICES =
      Set.of(
          "SignInService",
          "PasswordResetService",
          "UnbindRequestService",
          "UnbindFilingService",
          "RequesterService",
          "InvitationAcceptanceService",
          "OwnEmailService");

  private static final Set<String> TEXT_FIELDS =
      Set.of("TextField", "TextArea", "EmailField", "PasswordField");

  @ArchTest
  static final ArchRule columnsAreNotAsWideAsTheLongestName =
      noClasses()
          .should()
          .callMethod(Grid.Column.class, "setAutoWidth", boolean.class)
          .because("one long name would push all other columns out of sight; see GridColumns");

  @ArchTest
  @ArchTag("R35")
  static final ArchRule everyViewDeclaresItsRoles =
      classes()
          .that()
          .areAnnotatedWith(Route.class)
          .or()
          .areAssignableTo(RouterLayout.class)
          .or()
          .areAssignableTo(HasErrorParameter.class)
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beAnnotatedWith(AnonymousAllowed.class);

  @ArchTest
  @ArchTag("R35")
  static final ArchRule noViewIsOpenToWhoeverIsHalfSignedIn =
      noClasses()
          .that()
          .resideInAnyPackage("..ui..", "mfa.shell..")
          .should()
          .beAnnotatedWith(PermitAll.class);

  @ArchTest
  static final ArchRule noServerCallOfAViewIsOpenToEverybody =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage("..ui..", "mfa.shell..")
          .should()
          .beAnnotatedWith(PermitAll.class);

  /** All other such methods trust their caller, and take the account's id from it. */
  @ArchTest
  @ArchTag("R35")
  static final ArchRule viewsCallOpenMethodsOfTheAnonymousServicesOnly =
      noClasses()
          .that()
          .resideInAnyPackage("..ui..", "mfa.shell..")
          .should()
          .accessTargetWhere(
              describe(
                  "a service method for everybody, not of " + ANONYMOUS_SERVICES,
                  ViewsTest::trustsItsCaller));

  @ArchTest
  static final ArchRule viewsBeginNoTransactions =
      noClasses()
          .that()
          .resideInAnyPackage("..ui..", "mfa.shell..")
          .should()
          .dependOnClassesThat(
              annotatedWith(Stateless.class)
                  .and(
                      describe(
                          "are no services",
                          type -> !((JavaClass) type).getSimpleName().endsWith("Service"))));

  /** {@code ServerCalls} holds everybody to it. */
  @ArchTest
  @ArchTag("R74")
  static final ArchRule everyTextFieldDeclaresItsMaximum =
      classes()
          .that(describe("make text fields", type -> textFields(type) > 0))
          .should(
              new ArchCondition<>("declare the maximum of each") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  long declared =
                      type.getMethodCallsFromSelf().stream()
                          .filter(call -> call.getName().equals("setMaxLength"))
                          .count();
                  events.add(
                      new SimpleConditionEvent(
                          type,
                          declared >= textFields(type),
                          "%s makes %d text fields and declares %d maxima"
                              .formatted(type.getName(), textFields(type), declared)));
                }
              });

  /** Words about something that stands there no more only confuse. */
  @ArchTest
  static final ArchRule whatIsSaidAtAFieldEndsWhenItIsChanged =
      classes()
          .that()
          .resideInAPackage("..ui..")
          .and(describe("say something at fields", ViewsTest::saysSomethingAtFields))
          .should()
          .callMethodWhere(
              describe(
                  "the fields are those of a form that forgets it",
                  call ->
                      call.getTargetOwner().isEquivalentTo(SubmitForm.class)
                          && Set.of("with", "forgetErrors").contains(call.getName())));

  private static boolean saysSomethingAtFields(JavaClass type) {
    return !type.isAssignableTo(HasValidation.class)
        && type.getMethodCallsFromSelf().stream()
            .anyMatch(call -> call.getName().equals("setInvalid"));
  }

  /** A dialog around {@code ShownOnce} does not close by accident. */
  @ArchTest
  @ArchTag("R22")
  static final ArchRule whatIsNeverShownAgainIsKeptUntilSomebodySaysSo =
      classes()
          .that()
          .resideInAPackage("..ui..")
          .and(describe("show recovery codes or a new token", ViewsTest::showSomethingOnce))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ShownOnce.class);

  private static boolean showSomethingOnce(JavaClass type) {
    return type.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                isCallOf(call, RecoveryCode.class, "grouped")
                    || isCallOf(call, DeployTokenResult.Made.class, "token"));
  }

  private static boolean isCallOf(JavaAccess<?> call, Class<?> owner, String method) {
    return call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(method);
  }

  private static final String PICTURES = read("src/main/webapp/images/icons.svg");

  /** Vaadin's own set of icons is 53 kB, which every browser would load for a few of them. */
  @ArchTest
  static final ArchRule picturesComeFromOurOwnFile =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Icon.class)
          .orShould()
          .callMethodWhere(
              describe(
                  "makes an icon of Vaadin's set; use Pictogram",
                  call -> isCallOf(call, VaadinIcon.class, "create")))
          .orShould()
          .accessFieldWhere(
              describe(
                  "names a picture that images/icons.svg has no symbol for",
                  field ->
                      field.getTargetOwner().isEquivalentTo(VaadinIcon.class)
                          && !PICTURES.contains(
                              "id=\""
                                  + field.getName().toLowerCase(Locale.ROOT).replace('_', '-')
                                  + "\"")));

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long textFields(JavaClass type) {
    return type.getConstructorCallsFromSelf().stream()
        .filter(call -> TEXT_FIELDS.contains(call.getTargetOwner().getSimpleName()))
        .count();
  }

  /**
   * Such work runs with the thread of anyone it was queued from, so that roles would be an
   * outsider's.
   */
  @ArchTest
  static final ArchRule nothingRunsInsideUiAccess =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "UI.access",
                  call ->
                      assignableTo(UI.class).test(call.getTargetOwner())
                          && call.getName().startsWith("access")));

  private static boolean trustsItsCaller(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && owner.isAnnotatedWith(Stateless.class)
        && target.isAnnotatedWith(PermitAll.class)
        && !ANONYMOUS_SERVICES.contains(owner.getSimpleName());
  }
}
