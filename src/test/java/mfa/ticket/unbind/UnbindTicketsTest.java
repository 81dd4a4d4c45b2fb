package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import mfa.support.Simultaneously;
import mfa.ticket.Ticket;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;
import mfa.ticket.WithTickets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The two rows of an unbind ticket are one ticket")
class UnbindTicketsTest extends WithTickets {

  private static final int THREADS = 12;

  @Test
  @Tag("R54")
  @DisplayName("A change of what is only about unbinding notices another one made meanwhile")
  void versionCountsChangesOfUnbindingAlone() {
    TicketNumber number = file(accounts.boundMember());

    assertThatThrownBy(
            () ->
                change(
                    number,
                    ticket -> {
                      Simultaneously.call(1, other -> change(number, UnbindTicket::recordLock));
                      ticket.recordRefusal(ResetObstacle.NOT_APPROVED);
                    }))
        .hasStackTraceContaining("OptimisticLockException");

    assertThat(row(number))
        .containsEntry("locked_while_open", true)
        .containsEntry("reset_refused", null);
  }

  @Test
  @Tag("R54")
  @DisplayName("A ticket that was waited for is read as it is now, both rows")
  void lockedTicketIsReadAsItIsNow() {
    TicketNumber number = file(accounts.boundMember());
    long before = version(number);

    List<Boolean> asLeft =
        Simultaneously.call(THREADS, thread -> services.inTransaction(any -> turn(number)));

    assertThat(asLeft).containsOnly(true);
    assertThat(version(number)).isEqualTo(before + THREADS);
  }

  /** Says whether both rows were as the one before left them. */
  private boolean turn(TicketNumber number) {
    UnbindTicket ticket = the(UnbindTickets.class).lock(number).orElseThrow();
    boolean together = ticket.newReply() == ticket.refusal().isPresent();
    if (ticket.newReply()) {
      ticket.readReplies();
      ticket.forgetRefusal();
    } else {
      ticket.recordReply(clock.instant());
      ticket.recordRefusal(ResetObstacle.NOT_APPROVED);
    }
    return together;
  }

  @Test
  @DisplayName("A ticket is found among those of every type, and is one object with its own type's")
  void ticketIsFoundAmongAll() {
    TicketNumber number = file(accounts.boundMember());

    boolean same =
        services.inTransaction(
            any -> {
              Ticket ticket = the(Tickets.class).lock(number).orElseThrow();
              return ticket == the(UnbindTickets.class).find(number).orElseThrow();
            });

    assertThat(same).isTrue();
  }

  private boolean change(TicketNumber number, Consumer<UnbindTicket> change) {
    return services.inTransaction(
        any -> {
          change.accept(the(UnbindTickets.class).find(number).orElseThrow());
          return true;
        });
  }

  private long version(TicketNumber number) {
    return sql.number("select version from ticket where ticket_number = ?", number.text());
  }
}
