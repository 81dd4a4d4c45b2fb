package mfa.support;

import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mfa.account.AccountService;

/** Finds the production classes, among them those that the services are made of. */
public final class ProductionClasses {

  private static final Set<Class<? extends Annotation>> BEANS =
      Set.of(Stateless.class, ApplicationScoped.class, Dependent.class, RequestScoped.class);

  private static final Set<Class<? extends Annotation>> PERSISTENT =
      Set.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

  /** They need a server: pages and HTTP; or {@link ServerParts} stands in for them. */
  private static final String OF_A_SERVER =
      "mfa\\.(shell|platform\\.web)\\..*|.*\\.(ui|rest)\\..*"
          + "|mfa\\.platform\\.persistence\\.(ConnectionPool|EntityManagers|TransactionEnd|DatabaseHealth|DatabaseWait|StartLock)"
          + "|mfa\\.platform\\.config\\.ServerConfiguration"
          + "|mfa\\.platform\\.time\\.SystemClock"
          + "|mfa\\.login\\.(SessionAuthenticationModule|ReturnUrl|EndedSession|LinkKeys|BrowserSession)";

  private static final String OF_PAGES =
      "mfa\\.shell\\.((form|notice)\\.)?[^.$]*|mfa\\..*\\.ui\\.[^.$]*"
          + "|mfa\\.platform\\.web\\.(Cookies|PageTemplates|RequestOrigin|SecurityHeaders)"
          + "|mfa\\.login\\.(ReturnUrl|EndedSession|LinkKeys|BrowserSession)";

  private static final List<Class<?>> ALL =
      names().stream().<Class<?>>map(ProductionClasses::load).toList();

  private static final Class<?>[] SETTINGS =
      Arrays.stream(beans())
          .filter(type -> type.getName().matches(".*(Settings|KeyRing|RandomSource)"))
          .toArray(Class<?>[]::new);

  private ProductionClasses() {}

  /** None of them is initialised by being found. */
  public static List<Class<?>> all() {
    return ALL;
  }

  static Class<?>[] beans() {
    return markedWith(BEANS);
  }

  /** Views, what they are made of, and what they read of a request. */
  public static Class<?>[] pages() {
    return ALL.stream().filter(type -> type.getName().matches(OF_PAGES)).toArray(Class<?>[]::new);
  }

  /** What reads the configuration. */
  static Class<?>[] settings() {
    return SETTINGS.clone();
  }

  static Class<?>[] persistent() {
    return markedWith(PERSISTENT);
  }

  private static Class<?>[] markedWith(Set<Class<? extends Annotation>> marks) {
    return ALL.stream()
        .filter(type -> !type.getName().matches(OF_A_SERVER))
        .filter(type -> marks.stream().anyMatch(type::isAnnotationPresent))
        .toArray(Class<?>[]::new);
  }

  private static List<String> names() {
    try {
      Path root =
          Path.of(AccountService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root.resolve("mfa"))) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
            .map(name -> name.replace(".class", "").replace('/', '.').replace('\\', '.'))
            .toList();
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ProductionClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
