package mfa.it;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.spi.Extension;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mfa.platform.config.ServerLanguage;
import mfa.platform.config.ServiceReferences;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Packs the services with their database and mails, without pages and gate, for tests that run
 * beside them in the container.
 */
final class ServiceArchive {

  /** Lists the classes that have methods for certain roles only, one name a line. */
  static final String GUARDED_CLASSES = "guarded-classes.txt";

  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path LIBRARIES = Path.of("target", "mfa", "WEB-INF", "lib");
  private static final Pattern OF_PAGES = Pattern.compile("(vaadin|flow|hilla|collaboration)-.*");
  private static final List<Class<?>> OF_TESTS =
      List.of(org.assertj.core.api.Assertions.class, net.bytebuddy.ByteBuddy.class);

  private ServiceArchive() {}

  static WebArchive create() {
    var archive = ShrinkWrap.create(WebArchive.class, "services.war");
    for (var file : files(CLASSES.resolve("mfa"))) {
      if (file.toString().endsWith(".class") && isService(file)) {
        archive.addAsResource(file.toFile(), CLASSES.relativize(file).toString());
      }
    }
    for (var directory : List.of("db", "mail", "bpmn")) {
      archive.addAsResource(CLASSES.resolve(directory).toFile(), directory);
    }
    archive.addAsResource(
        CLASSES.resolve("META-INF/mfa-persistence.xml").toFile(), "META-INF/mfa-persistence.xml");
    archive.addAsWebInfResource(new File("src/main/webapp/WEB-INF/beans.xml"), "beans.xml");
    archive.setWebXML(new File("src/main/webapp/WEB-INF/web.xml"));
    archive.addAsResource(new StringAsset(guardedClasses()), GUARDED_CLASSES);
    archive.addAsServiceProvider(Extension.class, ServerLanguage.class, ServiceReferences.class);
    archive.addAsLibraries(
        files(LIBRARIES).stream()
            .filter(jar -> !OF_PAGES.matcher(jar.getFileName().toString()).matches())
            .map(Path::toFile)
            .toArray(File[]::new));
    archive.addAsLibraries(OF_TESTS.stream().map(ServiceArchive::jar).toArray(File[]::new));
    return archive;
  }

  /** The gate would send the test's own requests to the sign-in page. */
  private static boolean isService(Path file) {
    var path = file.toString().replace(File.separatorChar, '/');
    return !path.contains("/ui/")
        && !path.contains("/shell/")
        && !path.matches(".*/login/(SessionAuthenticationModule|AuthenticationStart).class");
  }

  private static String guardedClasses() {
    return files(CLASSES.resolve("mfa")).stream()
        .filter(file -> file.toString().endsWith("Service.class"))
        .map(file -> CLASSES.relativize(file).toString().replace(File.separatorChar, '.'))
        .map(name -> name.substring(0, name.length() - ".class".length()))
        .filter(ServiceArchive::isGuarded)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isGuarded(String name) {
    try {
      var methods = Class.forName(name).getDeclaredMethods();
      return Arrays.stream(methods).anyMatch(each -> each.isAnnotationPresent(RolesAllowed.class));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(Path directory) {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File jar(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
