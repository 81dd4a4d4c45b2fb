package mfa.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the database answers within two seconds. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

  @Inject private DataSource dataSource;

  @Override
  public HealthCheckResponse call() {
    boolean valid;
    try (Connection connection = dataSource.getConnection()) {
      valid = connection.isValid(2);
    } catch (SQLException e) {
      valid = false;
    }
    return HealthCheckResponse.named("database").status(valid).build();
  }
}
