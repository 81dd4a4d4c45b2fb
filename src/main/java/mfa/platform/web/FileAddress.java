package mfa.platform.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The address of a file of our own front end, which changes with the file: a browser may keep what
 * it has for a year, and asks for what a new version of the product brings.
 */
public final class FileAddress {

  /** Vaadin's, and made like Vaadin's, so that both kinds of pages share what a browser has. */
  private static final String PARAMETER = "v-c";

  private static final int LENGTH = 8;
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private FileAddress() {}

  /**
   * As a document names it that answers this request.
   *
   * @param path below the application, with a slash at the beginning
   */
  public static String of(HttpServletRequest request, String path) {
    return request.getContextPath() + of(request.getServletContext(), path);
  }

  /**
   * As seen from the application.
   *
   * @param path below the application, with a slash at the beginning
   */
  public static String of(ServletContext application, String path) {
    return KNOWN.computeIfAbsent(path, file -> file + version(application, file));
  }

  /** Whether the request names a version of the file that is not the one it gets. */
  public static boolean isOfAnotherVersion(HttpServletRequest request, String path) {
    String version = request.getParameter(PARAMETER);
    return version != null
        && !of(request.getServletContext(), path).equals(path + "?" + PARAMETER + "=" + version);
  }

  private static String version(ServletContext application, String path) {
    try (InputStream file = application.getResourceAsStream(path)) {
      return file == null
          ? ""
          : "?"
              + PARAMETER
              + "="
              + HexFormat.of()
                  .formatHex(MessageDigest.getInstance("SHA-256").digest(file.readAllBytes()))
                  .substring(0, LENGTH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
