package mfa.e2e;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.servlet.annotation.WebServlet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.shell.form.FormServlet;

/** Finds the path of every page there is, views and plain ones, in the production classes. */
final class Routes {

  /** Stands for what a view takes from the end of its path. */
  static final String PARAMETER = "/:parameter";

  private Routes() {}

  /** All paths, beginning with a slash. */
  static Set<String> all() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("mfa").stream()
            .flatMap(Routes::paths)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> paths(JavaClass page) {
    if (page.isAnnotatedWith(Route.class)) {
      return Stream.of(path(page));
    }
    return page.isAssignableTo(FormServlet.class) && page.isAnnotatedWith(WebServlet.class)
        ? Stream.of(plainPath(page))
        : Stream.empty();
  }

  /** The paths of a plain page: one, or with all that lies below it, which is one more. */
  private static String plainPath(JavaClass servlet) {
    var paths = List.of(servlet.getAnnotationOfType(WebServlet.class).value());
    return paths.getLast().replace("/*", PARAMETER);
  }

  private static String path(JavaClass view) {
    var path = "/" + view.getAnnotationOfType(Route.class).value();
    return view.isAssignableTo(HasUrlParameter.class) ? path + PARAMETER : path;
  }
}
