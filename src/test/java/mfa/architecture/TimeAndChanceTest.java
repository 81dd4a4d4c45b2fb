package mfa.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.samstevens.totp.secret.DefaultSecretGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Time comes from the one clock, chance from the one generator. */
@AnalyzeClasses(packages = "mfa", importOptions = DoNotIncludeTests.class)
class TimeAndChanceTest {

  @ArchTest
  @ArchTag("R08")
  static final ArchRule timeIsAskedOfTheInjectedClockOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("mfa.platform.time")
          .should()
          .accessTargetWhere(describe("asks the machine", TimeAndChanceTest::asksTheMachine));

  @ArchTest
  @ArchTag("R02")
  @ArchTag("R25")
  static final ArchRule randomnessIsTakenFromPlatformCryptoOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("mfa.platform.crypto")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID");

  @ArchTest
  @ArchTag("R02")
  static final ArchRule platformCryptoKnowsSecureRandomOnly =
      noClasses()
          .that()
          .resideInAPackage("mfa.platform.crypto")
          .should()
          .dependOnClassesThat(
              describe(
                  "are generators other than SecureRandom",
                  type ->
                      type.isAssignableTo(RandomGenerator.class)
                          && !type.isEquivalentTo(SecureRandom.class)));

  @ArchTest
  @ArchTag("R02")
  static void secretGeneratorOfTheLibraryKnowsSecureRandomOnly(
      @SuppressWarnings("unused") com.tngtech.archunit.core.domain.JavaClasses ours) {
    var library = new ClassFileImporter().importClasses(DefaultSecretGenerator.class);

    classes().should().dependOnClassesThat().areAssignableTo(SecureRandom.class).check(library);
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SplittableRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(library);
    assertThat(library).hasSize(1);
  }

  private static boolean asksTheMachine(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getName();
    if (owner.isEquivalentTo(System.class)) {
      return name.equals("currentTimeMillis") || name.equals("nanoTime");
    }
    if (owner.isEquivalentTo(Clock.class)) {
      return name.startsWith("system") || name.startsWith("tick");
    }
    if (owner.isEquivalentTo(Date.class)) {
      return access instanceof JavaConstructorCall call
          && call.getTarget().getRawParameterTypes().isEmpty();
    }
    return name.equals("now") && owner.getPackageName().startsWith("java.time");
  }
}
