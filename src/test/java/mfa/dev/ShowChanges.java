package mfa.dev;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Shows changed styles, scripts, pictures and texts of pages at the next reload, without a restart.
 *
 * <p>Runs inside the server as an agent: it puts what was changed in the working tree over what the
 * server has unpacked from the WAR, and has the texts read again.
 */
public final class ShowChanges {

  private static final String TEXTS = "vaadin-i18n";
  private static final String A_TEXT_FILE = TEXTS + "/translations.properties";

  /** Classes that know addresses, and the map in which they do: ours and Vaadin's. */
  private static final Map<String, String> ADDRESSES =
      Map.of(
          "mfa.platform.web.FileAddress", "KNOWN",
          "com.vaadin.flow.internal.ResourceContentHash", "cache");

  private static Instant seen = Instant.now();

  private ShowChanges() {}

  /**
   * Called by Java before the server's own main method.
   *
   * @param sources the directory {@code src/main} of the working tree
   */
  public static void premain(String sources, Instrumentation instrumentation) {
    // The class has to stay one file: no inner classes, only lambdas.
    Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "show-changes");
              thread.setDaemon(true);
              return thread;
            })
        .scheduleWithFixedDelay(
            () -> show(Path.of(sources), instrumentation), 1, 1, TimeUnit.SECONDS);
  }

  private static void show(Path sources, Instrumentation instrumentation) {
    try {
      var looked = Instant.now();
      var pages = changed(sources.resolve("webapp"));
      var texts = changed(sources.resolve("resources").resolve(TEXTS));
      if (!pages.isEmpty() || !texts.isEmpty()) {
        var application = application(instrumentation);
        var classes = Path.of(application.getResource(A_TEXT_FILE).toURI()).getParent().getParent();
        copy(pages, sources.resolve("webapp"), classes.getParent().getParent());
        copy(texts, sources.resolve("resources"), classes);
        ResourceBundle.clearCache(application);
        forgetAddresses(instrumentation.getAllLoadedClasses());
      }
      seen = looked;
    } catch (IOException | URISyntaxException | ReflectiveOperationException | RuntimeException e) {
      System.err.println("Changes cannot be shown: " + e);
    }
  }

  /** The addresses of files hold hashes of what was in them, and browsers keep them for a year. */
  static void forgetAddresses(Class<?>... loaded) throws ReflectiveOperationException {
    for (Class<?> type : loaded) {
      if (ADDRESSES.containsKey(type.getName())) {
        var known = type.getDeclaredField(ADDRESSES.get(type.getName()));
        known.setAccessible(true);
        ((Map<?, ?>) known.get(null)).clear();
      }
    }
  }

  private static List<Path> changed(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toFile().lastModified() > seen.toEpochMilli())
          .toList();
    }
  }

  private static ClassLoader application(Instrumentation instrumentation) {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().startsWith("mfa.shell.")) {
        return type.getClassLoader();
      }
    }
    throw new IllegalStateException("the application has not started");
  }

  private static void copy(List<Path> files, Path from, Path to) throws IOException {
    for (var file : files) {
      var target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
