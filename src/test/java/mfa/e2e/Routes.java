package mfa.e2e;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the path of every view there is, in the production classes themselves. */
final class Routes {

  /** Stands for what a view takes from the end of its path. */
  static final String PARAMETER = "/:parameter";

  private Routes() {}

  /** All paths, beginning with a slash. */
  static Set<String> all() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("mfa").stream()
            .filter(view -> view.isAnnotatedWith(Route.class))
            .map(Routes::path)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String path(JavaClass view) {
    var path = "/" + view.getAnnotationOfType(Route.class).value();
    return view.isAssignableTo(HasUrlParameter.class) ? path + PARAMETER : path;
  }
}
