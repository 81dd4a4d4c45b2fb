package mfa.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R57")
@DisplayName("R57 A database that is there and says nothing")
class SilentDatabaseTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/mfa,"
        + "jdbc:postgresql://db/mfa?connectTimeout=10&socketTimeout=120&tcpKeepAlive=true",
    "jdbc:postgresql://db/mfa?socketTimeout=5,"
        + "jdbc:postgresql://db/mfa?socketTimeout=5&connectTimeout=10&tcpKeepAlive=true",
    "jdbc:postgresql://db/mfa?a=b&connectTimeout=1&socketTimeout=0&tcpKeepAlive=false,"
        + "jdbc:postgresql://db/mfa?a=b&connectTimeout=1&socketTimeout=0&tcpKeepAlive=false",
    "jdbc:h2:mem:,jdbc:h2:mem:",
  })
  @DisplayName("R57 The address says how long to wait, unless the operator says otherwise")
  void addressSaysHowLongToWait(String typed, String used) {
    assertThat(DatabaseSettings.answeringInTime(typed)).isEqualTo(used);
  }

  @Test
  @DisplayName("R57 Who connects to it gives up in time")
  void whoConnectsGivesUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url =
          DatabaseSettings.answeringInTime(
              "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/mfa?socketTimeout=1");

      assertThatThrownBy(() -> DriverManager.getConnection(url)).isInstanceOf(SQLException.class);
    }
  }
}
