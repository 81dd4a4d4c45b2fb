package mfa.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that stand still while they start, played by a shell. */
class ServerProcessTest {

  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final String SILENT = "exec sleep 600";
  private static final String NOTHING_DEPLOYED =
      """
      echo 'SEVERE javax.enterprise.system.core - JNDI lookup failed for the resource'
      echo '        "Deployed": ['
      echo '        ]'
      echo 'Payara Micro 1 ready in 1'
      exec sleep 600
      """;
  private static final String READY = "echo 'Payara Micro 1 ready in 1'; exec sleep 600";

  @TempDir Path directory;
  private final List<ServerProcess> launched = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private HttpServer health;

  @BeforeEach
  void answerHealth() throws IOException {
    health = HttpServer.create(new InetSocketAddress(Ports.loopback(), 0), 0);
    health.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    health.start();
  }

  @AfterEach
  void endAll() {
    health.stop(0);
    launched.stream().filter(ServerProcess::isAlive).forEach(ServerProcess::kill);
  }

  @Test
  @DisplayName("A server that stands silent while it starts is ended and started again, once")
  void silentServerIsStartedAgain() {
    var server = start(SILENT, READY, READY);

    assertThat(launched).hasSize(2).last().isSameAs(server);
    assertThat(server.isAlive()).isTrue();
    assertThat(launched.getFirst().isAlive()).isFalse();
    assertThat(told).containsExactly("The server stopped starting. It is started again.");
  }

  @Test
  @Tag("thorough")
  @DisplayName("A server that stands silent a second time is ended, and its start has failed")
  void secondSilenceFailsTheStart() {
    assertThatThrownBy(() -> start(SILENT, SILENT, READY))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("The server stopped starting");

    assertThat(launched).hasSize(2).noneMatch(ServerProcess::isAlive);
  }

  @Test
  @DisplayName("A server without the application has failed to start it, and is not waited for")
  void serverThatDeployedNothingIsNotWaitedFor() {
    health.removeContext("/");

    assertThatThrownBy(() -> start(NOTHING_DEPLOYED, READY))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("The application could not be started")
        .hasMessageContaining("JNDI lookup failed");

    assertThat(launched).hasSize(1);
  }

  private ServerProcess start(String... scripts) {
    var data = new DataDirectory(directory);
    Iterator<String> next = List.of(scripts).iterator();
    return ServerProcess.startReady(
        () -> {
          launched.add(ServerProcess.start(List.of("sh", "-c", next.next()), data, told::add));
          return launched.getLast();
        },
        URI.create(
            "http://%s:%d/"
                .formatted(Ports.loopback().getHostAddress(), health.getAddress().getPort())),
        SILENCE,
        told::add);
  }
}
