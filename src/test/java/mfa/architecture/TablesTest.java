package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import mfa.architecture.Literals.Literal;
import mfa.architecture.SourceFiles.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries over a table belong to the feature whose table it is. */
class TablesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("mfa");

  /** The names of entities and tables, and the feature of each. */
  private static final Map<String, String> OWNERS = owners();

  private static final String BEFORE = "(?is).*\\b(from|join|update|into|,)\\s+";

  private static Map<String, String> owners() {
    Map<String, String> owners = new HashMap<>();
    CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(Entity.class))
        .forEach(
            type -> {
              owners.put(type.getSimpleName(), feature(type.getPackageName(), "\\."));
              owners.put(
                  type.getAnnotationOfType(Table.class).name(),
                  feature(type.getPackageName(), "\\."));
            });
    return owners;
  }

  @Test
  void entitiesAreFound() {
    assertThat(OWNERS).containsEntry("Account", "account").containsEntry("ticket", "ticket");
  }

  /** Migrations came before the features. */
  private static Stream<Source> sources() {
    return SourceFiles.all().stream()
        .filter(source -> !source.name().startsWith("mfa/platform/persistence/"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void queriesNameOwnTablesOnly(Source source) {
    String feature = feature(source.name(), "/");
    String literals =
        String.join(
            " ", Literals.in(java.util.List.of(source)).stream().map(Literal::text).toList());

    OWNERS.forEach(
        (name, owner) -> {
          if (!owner.equals(feature)) {
            assertThat(literals).doesNotMatch(BEFORE + name + "\\b\\s+\\w.*");
          }
        });
  }

  private static String feature(String name, String separator) {
    return name.split(separator)[1];
  }
}
