package mfa.it.support;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The browser of the machine, driven by Playwright. */
public final class Chromium {

  private static final List<String> PROGRAMS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private Chromium() {}

  /** What drives it; it gets no browser of its own. */
  public static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /**
   * How it is started.
   *
   * @param rule which host is where, such as {@code MAP app.example 127.0.0.1}
   */
  public static BrowserType.LaunchOptions options(String rule) {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(program())
        .setArgs(
            List.of(
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-quic",
                "--no-first-run",
                "--host-resolver-rules=" + rule));
  }

  /** The browser that {@code ./test} has found, else one of the search path. */
  private static Path program() {
    var named = System.getenv("MFA_TEST_BROWSER");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    var directories = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return PROGRAMS.stream()
        .flatMap(name -> Arrays.stream(directories).map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("No browser on the PATH; set MFA_TEST_BROWSER."));
  }
}
