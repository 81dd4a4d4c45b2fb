package mfa.ticket.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import mfa.account.PlatformRole;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.SampleFiles;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.requester.RequesterService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R74")
@DisplayName("R74: closed tickets go when their time is over, with all that hangs on them")
class TicketRetentionTest extends WithTickets {

  private static final List<String> TABLES =
      List.of("ticket_message", "ticket_attachment", "ticket_review", "ticket_step");
  private static final Duration YEAR = Duration.ofDays(365);

  private TestAccount owner;
  private TicketNumber number;
  private long id;

  @BeforeEach
  void closeOne() {
    owner = accounts.boundMember();
    number = file(owner);
    id = ((Number) row(number).get("id")).longValue();
    Attachment file = new Attachment("a.txt", SampleFiles.of("txt"));
    anonymous()
        .does(
            () ->
                the(RequesterService.class)
                    .reply(number, followKey(number), new MessageBody("Hello"), List.of(file)));
    takeAndDecide(agent(), number, rejection());
    assertThat(outcome(number)).isEqualTo("REJECTED");
  }

  /** Moves the clock to a time of the night so long after now, at least. */
  private void atNightAfter(Duration time) {
    Instant then = clock.instant().plus(time);
    Instant night =
        then.atZone(ZoneOffset.UTC)
            .toLocalDate()
            .plusDays(1)
            .atTime(LocalTime.of(3, 0))
            .toInstant(ZoneOffset.UTC);
    clock.moveBy(Duration.between(clock.instant(), night));
  }

  private void work() {
    services.work("old-tickets");
  }

  private int workOf(int thread) {
    work();
    return thread;
  }

  private boolean isThere(TicketNumber ticket) {
    return sql.number("select count(*) from ticket where ticket_number = ?", ticket.text()) > 0;
  }

  private long rowsOf(String table) {
    return sql.number("select count(*) from " + table + " where ticket_id = ?", id);
  }

  private long histories(TicketNumber ticket) {
    return sql.number(
        "select count(*) from ACT_HI_PROCINST where BUSINESS_KEY_ = ?", ticket.text());
  }

  @Test
  @DisplayName("Everything of it goes, and the audit log stays")
  void everythingGoesButTheAuditLog() {
    long recorded = audit.of(owner).size();
    TABLES.forEach(table -> assertThat(rowsOf(table)).as(table).isPositive());
    assertThat(histories(number)).isPositive();

    atNightAfter(YEAR);
    work();

    assertThat(isThere(number)).isFalse();
    TABLES.forEach(table -> assertThat(rowsOf(table)).as(table).isZero());
    assertThat(sql.number("select count(*) from unbind_ticket where id = ?", id)).isZero();
    assertThat(histories(number)).isZero();
    assertThat(audit.of(owner)).hasSizeGreaterThanOrEqualTo((int) recorded);
  }

  @Test
  @DisplayName("Nothing goes before its time, by day, or while it is open")
  void nothingElseGoes() {
    TicketNumber open = file(accounts.boundMember());

    atNightAfter(YEAR.minusDays(3));
    work();
    assertThat(isThere(number)).isTrue();

    atNightAfter(Duration.ofDays(3));
    clock.moveBy(Duration.ofHours(6));
    work();
    assertThat(isThere(number)).as("by day").isTrue();

    clock.moveBy(Duration.ofHours(18));
    work();
    assertThat(isThere(number)).isFalse();
    assertThat(isThere(open)).isTrue();
  }

  @Test
  @Tag("R75")
  @DisplayName("R75: one that cannot be deleted stops no other")
  void rottenTicketStopsNoOther() {
    TicketNumber rotten = file(accounts.boundMember());
    sql.execute(
        "update ticket set closed_at = ? where ticket_number = ?", longAgo(), rotten.text());

    atNightAfter(YEAR);
    work();

    assertThat(isThere(rotten)).as("its process is running").isTrue();
    assertThat(isThere(number)).isFalse();
  }

  private java.sql.Timestamp longAgo() {
    return java.sql.Timestamp.from(clock.instant().minus(YEAR));
  }

  @Test
  @DisplayName("Somebody at work on one keeps it; it goes afterwards")
  void whatSomebodyHoldsWaits() {
    atNightAfter(YEAR);
    services.inTransaction(
        entityManager -> {
          entityManager
              .createNativeQuery("select id from ticket where id = ?1 for update")
              .setParameter(1, id)
              .getResultList();
          Simultaneously.call(1, this::workOf);
          return null;
        });
    assertThat(isThere(number)).isTrue();

    clock.moveBy(Duration.ofSeconds(5));
    work();
    assertThat(isThere(number)).isFalse();
  }

  @Test
  @DisplayName("A former ticket that is gone is no fault of the next one")
  void nextTicketOfTheAccountStays() {
    atNightAfter(YEAR);
    TicketNumber next = file(owner);
    work();

    Visitor supervisor = atDesk(accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR)));
    assertThat(isThere(number)).isFalse();
    assertThat(supervisor.does(() -> the(mfa.ticket.desk.DeskService.class).open(next)).isPresent())
        .isTrue();
  }
}
