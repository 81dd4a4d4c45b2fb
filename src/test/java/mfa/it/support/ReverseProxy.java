package mfa.it.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mfa.dev.Ports;

/**
 * A real reverse proxy in front of an application, started with the configuration that operators
 * get: only addresses, ports and certificates are this machine's.
 */
public final class ReverseProxy implements AutoCloseable {

  private static final Path CONFIGURATIONS = Path.of("server-config", "gate");
  private static final Path SEVERAL = Path.of("server-config", "several-servers.conf");

  /** The host in the configuration, and one more that stands beside it in the same way. */
  public static final String HOST = "app.acme.example";

  /** What of two servers answered: a header that the proxy adds. */
  static final String SERVED_BY = "X-Served-By";

  public static final String SECOND_HOST = "notes.acme.example";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final int port;

  private ReverseProxy(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The programs that this machine has. */
  public enum Kind {
    NGINX("nginx"),
    CADDY("caddy");

    private final String program;

    Kind(String program) {
      this.program = program;
    }

    public boolean isInstalled() {
      return List.of("/usr/sbin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/").stream()
          .anyMatch(place -> Files.isExecutable(Path.of(place + program)));
    }

    /**
     * Starts one.
     *
     * @param directory for what it writes
     * @param gate port of the product
     * @param application port of what stands behind
     * @param second of what stands behind the second host
     */
    public ReverseProxy start(Path directory, int gate, int application, int second)
        throws IOException {
      Files.createDirectories(directory);
      var port = Ports.free();
      var proxy =
          this == NGINX
              ? nginx(directory.toAbsolutePath(), port, gate, application, second)
              : caddy(directory.toAbsolutePath(), port, gate, application, second);
      return proxy.ready().greeting(HOST).greeting(SECOND_HOST);
    }
  }

  private static ReverseProxy nginx(Path directory, int port, int gate, int application, int second)
      throws IOException {
    certificate(directory);
    var first = Files.readString(CONFIGURATIONS.resolve("nginx.conf"));
    var block =
        first
            .substring(first.indexOf("\nserver {"))
            .replace(HOST, SECOND_HOST)
            .replace("http://app;", "http://127.0.0.1:" + second + ";")
            .replace("/etc/ssl/" + SECOND_HOST, "/etc/ssl/" + HOST);
    var site =
        (first + block)
            .replace("127.0.0.1:8080", "127.0.0.1:" + gate)
            .replace("127.0.0.1:9000", "127.0.0.1:" + application)
            .replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
            .replace("/var/log/nginx", directory.toString())
            .replace("/etc/ssl/" + HOST + ".", directory + "/certificate.");
    return nginx(directory, port, site);
  }

  /**
   * nginx in front of two servers, without TLS.
   *
   * @param directory for what it writes
   * @param port its own
   */
  public static ReverseProxy ofTwo(Path directory, int port, int one, int other)
      throws IOException {
    Files.createDirectories(directory);
    var site =
        Files.readString(SEVERAL)
            .replace("127.0.0.1:8080", "127.0.0.1:" + one)
            .replace("127.0.0.1:8081", "127.0.0.1:" + other)
            .replace("listen 443 ssl", "listen 127.0.0.1:" + port)
            .replace("proxy_set_header Host $host", "proxy_set_header Host $http_host")
            .replace(
                "proxy_set_header X-Forwarded-Host $server_name",
                "proxy_set_header X-Forwarded-Host $http_host")
            .replaceAll("(?m)^ +ssl_certificate.*\n", "")
            .replace("/var/log/nginx", directory.toAbsolutePath().toString())
            .replace(
                "client_max_body_size",
                "add_header " + SERVED_BY + " $upstream_addr;\n  client_max_body_size");
    return nginx(directory.toAbsolutePath(), port, site).ready();
  }

  private static ReverseProxy nginx(Path directory, int port, String site) throws IOException {
    Files.writeString(directory.resolve("site.conf"), site);
    Files.writeString(
        directory.resolve("nginx.conf"),
        """
        daemon off;
        %s
        pid %s/nginx.pid;
        error_log stderr;
        events {}
        http {
          access_log off;
          client_body_temp_path %2$s/body;
          proxy_temp_path %2$s/proxy;
          fastcgi_temp_path %2$s/fastcgi;
          uwsgi_temp_path %2$s/uwsgi;
          scgi_temp_path %2$s/scgi;
          include %2$s/site.conf;
        }
        """
            .formatted(isRoot() ? "user root;" : "", directory));
    return new ReverseProxy(
        start(
            directory,
            Map.of(),
            "nginx",
            "-p",
            directory.toString(),
            "-e",
            "stderr",
            "-c",
            directory.resolve("nginx.conf").toString()),
        port);
  }

  /** Whether a missing program is a fault: root can get it, and the build server has to. */
  public static boolean isWanted() {
    return isRoot() || System.getenv("CI") != null;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void certificate(Path directory) throws IOException {
    try {
      var store = directory.resolve("store.p12");
      Files.deleteIfExists(store);
      var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      var made =
          start(
                  directory,
                  Map.of(),
                  keytool,
                  "-genkeypair",
                  "-alias",
                  "app",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + HOST,
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  "changeit")
              .waitFor();
      var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
      var encoder = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
      Files.writeString(
          directory.resolve("certificate.pem"),
          pem("CERTIFICATE", encoder.encodeToString(keys.getCertificate("app").getEncoded())));
      Files.writeString(
          directory.resolve("certificate.key"),
          pem(
              "PRIVATE KEY",
              encoder.encodeToString(keys.getKey("app", "changeit".toCharArray()).getEncoded())));
      if (made != 0) {
        throw new IllegalStateException("keytool ended with " + made);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String kind, String body) {
    return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(kind, body);
  }

  private static ReverseProxy caddy(Path directory, int port, int gate, int application, int second)
      throws IOException {
    var first = Files.readString(CONFIGURATIONS.resolve("Caddyfile"));
    var site =
        (first + first.replace(HOST, SECOND_HOST).replace("127.0.0.1:9000", "127.0.0.1:" + second))
            .replace("127.0.0.1:8080", "127.0.0.1:" + gate)
            .replace("127.0.0.1:9000", "127.0.0.1:" + application)
            .replaceAll(
                "(?m)^(\\w+\\.acme\\.example) \\{",
                "https://$1:" + port + " {\n\tbind 127.0.0.1\n\ttls internal\n");
    Files.writeString(
        directory.resolve("Caddyfile"),
        "{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n" + site);
    return new ReverseProxy(
        start(
            directory,
            Map.of(
                "HOME",
                directory.toString(),
                "XDG_DATA_HOME",
                directory.toString(),
                "XDG_CONFIG_HOME",
                directory.toString()),
            "caddy",
            "run",
            "--config",
            directory.resolve("Caddyfile").toString(),
            "--adapter",
            "caddyfile"),
        port);
  }

  private static Process start(Path directory, Map<String, String> environment, String... words)
      throws IOException {
    var builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()));
    builder.environment().merge("PATH", ":/usr/sbin", String::concat);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private ReverseProxy ready() {
    var end = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return this;
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
    close();
    throw new IllegalStateException("The proxy does not answer: see its log");
  }

  private ReverseProxy greeting(String host) {
    var end = Instant.now().plus(PATIENCE);
    while (!new HostBrowser(host, port).isGreeted()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        close();
        throw new IllegalStateException("The proxy has no certificate for " + host);
      }
      Thread.onSpinWait();
    }
    return this;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
