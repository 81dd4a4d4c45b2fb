package mfa.platform.persistence;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The one pool of connections, for the tables of the product and of the process engine alike.
 *
 * <p>A transaction has one connection: everybody who asks within it gets the same, and it goes back
 * to the pool when the transaction has ended, not when the first of them closes it. Outside a
 * transaction each statement stands alone. The pool of the server did neither (ADR 0040).
 */
@ApplicationScoped
class ConnectionPool {

  private static final Duration CHECKED_AFTER = Duration.ofSeconds(5);
  private static final Duration CLOSED_AFTER = Duration.ofMinutes(10);

  private static final int SECONDS_TO_ANSWER = 2;

  @Resource(lookup = "java:appserver/TransactionManager")
  private TransactionManager manager;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry registry;

  @Produces
  @ApplicationScoped
  AgroalDataSource open(DatabaseSettings settings, DatabaseAwayLog log) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(settings.connections())
                        .acquisitionTimeout(settings.connectionWait())
                        .reapTimeout(CLOSED_AFTER)
                        // The product survives a restart of the database.
                        .idleValidationTimeout(CHECKED_AFTER)
                        .connectionValidator(
                            ConnectionValidator.defaultValidatorWithTimeout(SECONDS_TO_ANSWER))
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .transactionIntegration(
                            new NarayanaTransactionIntegration(manager, registry))
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .connectionProviderClass(settings.dataSourceClass())
                                    .jdbcUrl(settings.url())
                                    .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED)
                                    .principal(new NamePrincipal(settings.user()))
                                    .credential(new SimplePassword(settings.password())))),
        new AgroalDataSourceListener() {
          @Override
          public void onConnectionPooled(Connection connection) {
            log.recordThere();
          }
        });
  }

  void close(@Disposes AgroalDataSource pool) {
    pool.close();
  }
}
