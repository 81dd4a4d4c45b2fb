package mfa.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Executable;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing of ours depends on the language of the machine (ADR 0043). */
@AnalyzeClasses(packages = "mfa", importOptions = DoNotIncludeTests.class)
class LocaleTest {

  /** Those that have no sibling with a locale. */
  private static final Set<String> ALWAYS =
      Set.of(
          "java.lang.String.formatted",
          "java.text.MessageFormat.format",
          "java.util.Locale.getDefault");

  @ArchTest
  @ArchTag("R60")
  static final ArchRule localesAreNamed =
      noClasses()
          .should()
          .accessTargetWhere(
              describe("depends on the language of the machine", LocaleTest::guessesTheLocale));

  @Test
  @Tag("R60")
  void ruleFindsEachWayToForgetTheLocale() {
    var forgetful = new ClassFileImporter().importClasses(Forgetful.class, Careful.class);

    assertThat(forgetful.get(Forgetful.class).getAccessesFromSelf().stream())
        .filteredOn(LocaleTest::guessesTheLocale)
        .hasSize(7);
    assertThat(forgetful.get(Careful.class).getAccessesFromSelf().stream())
        .noneMatch(LocaleTest::guessesTheLocale);
  }

  /** A call of the JDK with a sibling that takes the same and a locale, before it or behind. */
  private static boolean guessesTheLocale(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)
        || !target.getOwner().getPackageName().startsWith("java.")) {
      return false;
    }
    if (ALWAYS.contains(target.getOwner().getName() + "." + target.getName())) {
      return !(target.getName().equals("format") && isOfAnInstance(target));
    }
    List<String> types =
        target.getRawParameterTypes().stream().map(type -> type.getName()).toList();
    var before = new ArrayList<>(types);
    before.addFirst(Locale.class.getName());
    var behind = new ArrayList<>(types);
    behind.addLast(Locale.class.getName());
    return siblings(target).map(LocaleTest::types).anyMatch(List.of(before, behind)::contains);
  }

  /** A format that was made with a locale. */
  private static boolean isOfAnInstance(CodeUnitAccessTarget target) {
    return !target.getRawParameterTypes().getFirst().getName().equals(String.class.getName());
  }

  private static Stream<? extends Executable> siblings(CodeUnitAccessTarget target) {
    Class<?> owner = target.getOwner().reflect();
    return target.getName().equals("<init>")
        ? Arrays.stream(owner.getConstructors())
        : Arrays.stream(owner.getMethods())
            .filter(method -> method.getName().equals(target.getName()));
  }

  private static List<String> types(Executable sibling) {
    return Arrays.stream(sibling.getParameterTypes()).map(Class::getName).toList();
  }

  @SuppressWarnings("unused")
  private static final class Forgetful {

    private static final UnaryOperator<String> REFERENCE = String::toUpperCase;

    static List<Object> calls() {
      return List.of(
          "I".toLowerCase(),
          String.format("%d", 1),
          "%d".formatted(1),
          new MessageFormat("{0}"),
          DateTimeFormatter.ofPattern("MMM"),
          Locale.getDefault());
    }
  }

  @SuppressWarnings("unused")
  private static final class Careful {

    private static final UnaryOperator<String> LAMBDA = text -> text.toUpperCase(Locale.ROOT);

    static List<Object> calls() {
      return List.of(
          "I".toLowerCase(Locale.ROOT),
          String.format(Locale.ROOT, "%d", 1),
          new MessageFormat("{0}", Locale.ROOT).format(new Object[] {1}),
          DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH),
          "a".strip());
    }
  }
}
