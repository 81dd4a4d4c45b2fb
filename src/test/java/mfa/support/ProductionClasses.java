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

/** Finds the production classes that the services are made of. */
final class ProductionClasses {

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
          + "|mfa\\.login\\.(SessionAuthenticationMechanism|ReturnUrl|EndedSession|LinkKeys|BrowserSession)";

  private static final String OF_PAGES =
      "mfa\\.shell\\.((form|notice)\\.)?[^.$]*|mfa\\..*\\.ui\\.[^.$]*"
          + "|mfa\\.platform\\.web\\.(Cookies|PageTemplates|RequestOrigin|SecurityHeaders)"
          + "|mfa\\.login\\.(ReturnUrl|EndedSession|LinkKeys|BrowserSession)";

  private ProductionClasses() {}

  static Class<?>[] beans() {
    return markedWith(BEANS);
  }

  /** Views, what they are made of, and what they read of a request. */
  static Class<?>[] pages() {
    return names().stream()
        .filter(name -> name.matches(OF_PAGES))
        .<Class<?>>map(ProductionClasses::load)
        .toArray(Class<?>[]::new);
  }

  /** What reads the configuration. */
  static Class<?>[] settings() {
    return Arrays.stream(beans())
        .filter(type -> type.getName().matches(".*(Settings|KeyRing|RandomSource)"))
        .toArray(Class<?>[]::new);
  }

  static Class<?>[] persistent() {
    return markedWith(PERSISTENT);
  }

  private static Class<?>[] markedWith(Set<Class<? extends Annotation>> marks) {
    return names().stream()
        .filter(name -> !name.matches(OF_A_SERVER))
        .<Class<?>>map(ProductionClasses::load)
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
