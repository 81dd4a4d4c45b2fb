package mfa.ticket.support;

import static mfa.ticket.SampleTickets.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.request.Client;
import mfa.ticket.MessageBody;
import mfa.ticket.Outcome;
import mfa.ticket.SampleTickets;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketTitle;
import mfa.ticket.TicketType;
import org.junit.jupiter.api.Test;

class SupportTicketTest {

  private static final Instant LATER = NOW.plusSeconds(3_600);
  private static final long WORKSPACE = 3;

  @Test
  void itIsFiledAtOnceAndOfItsWorkspace() {
    SupportTicket ticket = ticket();

    assertThat(ticket.isOpen()).isTrue();
    assertThat(ticket.type()).isEqualTo(TicketType.BUG);
    assertThat(ticket.workspaceId()).contains(WORKSPACE);
    assertThat(ticket.status()).isEqualTo(TicketStatus.WAITING_FOR_ASSIGNMENT);
    assertThat(ticket.priority()).isEqualTo(TicketPriority.NORMAL);
  }

  @Test
  void withdrawnTicketIsCanceledAndNotOpen() {
    SupportTicket ticket = ticket();

    ticket.withdraw(LATER);

    assertThat(ticket.isOpen()).isFalse();
    assertThat(ticket.isCanceled()).isTrue();
    assertThat(ticket.status()).isEqualTo(TicketStatus.CANCELED);
    assertThat(ticket.outcome()).contains(Outcome.CANCELED);
    assertThat(ticket.closedAt()).isEqualTo(LATER);
  }

  @Test
  void restartedTicketWaitsAgainAsIfItHadJustBeenFiled() {
    SupportTicket ticket = ticket();
    ticket.openTask("task-1", "agents", null, LATER, NOW);
    ticket.withdraw(NOW);

    ticket.restart(LATER);

    assertThat(ticket.isOpen()).isTrue();
    assertThat(ticket.isCanceled()).isFalse();
    assertThat(ticket.outcome()).isEmpty();
    assertThat(ticket.status()).isEqualTo(TicketStatus.WAITING_FOR_ASSIGNMENT);
    assertThat(ticket.filedAt()).isEqualTo(NOW);
    assertThat(ticket.place().waitingSince()).isEqualTo(LATER);
    assertThat(ticket.place().step()).isNull();
    assertThat(ticket.restarted()).isEqualTo(1);
  }

  @Test
  void otherOutcomesCloseItForGood() {
    SupportTicket ticket = ticket();

    ticket.close(Outcome.SOLVED, LATER);

    assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
    assertThat(ticket.isCanceled()).isFalse();
  }

  @Test
  void requestToUnbindIsNoneOfTheirs() {
    assertThatThrownBy(() -> request(TicketType.UNBIND_MFA))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SupportTicket ticket() {
    return new SupportTicket(
        SampleTickets.account(1),
        request(TicketType.BUG),
        new Client("192.0.2.1", "Browser"),
        null,
        NOW);
  }

  private static SupportRequest request(TicketType type) {
    return new SupportRequest(
        type,
        new TicketTitle("It breaks"),
        new MessageBody("When I click."),
        WORKSPACE,
        List.of(),
        Optional.empty());
  }
}
