package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.request.Client;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only the container does for the services: roles, transactions, timers. */
@ExtendWith(ArquillianExtension.class)
class ContainerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_NANOS = 200_000_000;
  private static final Clock CLOCK = Clock.systemUTC();

  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private UserTransaction transaction;

  @Inject private DataSource dataSource;

  @Deployment
  static WebArchive services() {
    return ServiceArchive.create();
  }

  @Test
  @DisplayName("Every service method for a role refuses a caller without it")
  @SuppressWarnings("BanJNDI") // the names are of our own classes
  void everyGuardedMethodRefusesAnonymousVisitors() throws Exception {
    var calls = 0;

    for (var name : guardedClasses()) {
      var type = Class.forName(name);
      Object service = InitialContext.doLookup("java:module/" + type.getSimpleName());
      for (var method : guardedMethods(type)) {
        assertThatThrownBy(() -> call(service, method))
            .as("%s.%s", type.getSimpleName(), method.getName())
            .isInstanceOf(EJBAccessException.class);
        calls++;
      }
    }

    assertThat(calls).isGreaterThan(20);
  }

  @Test
  @DisplayName("Injected services are the container's own references, and refuse as all do")
  void servicesAreInjectedByTheContainersReferences() {
    assertThat(outbox.getClass().getName()).contains("EJB31").doesNotContain("Weld");
    assertThatThrownBy(audit::beginOwnExport).isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(CDI.current().select(AuditService.class).get()::beginOwnExport)
        .isInstanceOf(EJBAccessException.class);
  }

  private static List<String> guardedClasses() throws IOException {
    var list = ContainerIT.class.getResourceAsStream("/guarded-classes.txt");
    return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
  }

  private static List<Method> guardedMethods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(RolesAllowed.class))
        .toList();
  }

  private static void call(Object service, Method method) throws Throwable {
    var nothing =
        Arrays.stream(method.getParameterTypes())
            .map(type -> type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null)
            .toArray();
    try {
      method.invoke(service, nothing);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  @DisplayName("A rolled-back transaction takes its mail and its audit entry with it")
  void rollbackTakesMailAndRecordWithIt() throws Exception {
    transaction.begin();
    write("rolled-back@example.com", 71L);
    transaction.rollback();

    transaction.begin();
    write("committed@example.com", 72L);
    transaction.commit();

    assertThat(mails("rolled-back@example.com")).isZero();
    assertThat(records(71L)).isZero();
    assertThat(mails("committed@example.com")).isOne();
    assertThat(records(72L)).isOne();
  }

  @Test
  @DisplayName("The outbox's timer runs by itself and tries to deliver")
  void timerDeliversFromTheOutbox() throws Exception {
    transaction.begin();
    write("timer@example.com", 73L);
    transaction.commit();

    awaitAttempt("timer@example.com");

    assertThat(
            number(
                "select count(*) from outbox_mail where sent_at is null and last_error is not null"
                    + " and recipient = ?",
                "timer@example.com"))
        .isOne();
  }

  private void write(String email, long subjectId) {
    var recipient = new Recipient(new EmailAddress(email), Locale.ENGLISH, ZoneOffset.UTC);
    outbox.send(
        Mail.of(MailTemplate.MFA_UNBOUND, recipient)
            .with("when", CLOCK.instant())
            .from(Client.SERVER));
    audit.record(AuditEvent.success(AuditAction.UNBOUND, subjectId));
  }

  private void awaitAttempt(String email) throws SQLException {
    var deadline = CLOCK.instant().plus(PATIENCE);
    while (number(
            "select count(*) from outbox_mail where last_error is not null and recipient = ?",
            email)
        == 0) {
      assertThat(CLOCK.instant()).as("the timer's deadline").isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private long mails(String email) throws SQLException {
    return number("select count(*) from outbox_mail where recipient = ?", email);
  }

  private long records(long subjectId) throws SQLException {
    return number("select count(*) from audit_entry where subject_id = ?", subjectId);
  }

  private long number(String sql, Object parameter) throws SQLException {
    try (var connection = dataSource.getConnection();
        var query = connection.prepareStatement(sql)) {
      query.setObject(1, parameter);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
