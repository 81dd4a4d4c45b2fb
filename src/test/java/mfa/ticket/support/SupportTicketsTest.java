package mfa.ticket.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.platform.request.Client;
import mfa.support.TestAccount;
import mfa.ticket.MessageBody;
import mfa.ticket.Ticket;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketTitle;
import mfa.ticket.TicketType;
import mfa.ticket.Tickets;
import mfa.ticket.WithTickets;
import mfa.ticket.unbind.UnbindTickets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R49")
@DisplayName("Tickets of workspaces are kept beside unbind tickets")
class SupportTicketsTest extends WithTickets {

  @Test
  void eachIsFoundAsWhatItIs() {
    TestAccount member = accounts.boundMember();
    TicketNumber unbind = file(member);
    TicketNumber support = add(member, workspaces.named("Acme").id());

    List<Boolean> kinds =
        services.inTransaction(
            any ->
                List.of(
                    the(Tickets.class).lock(support).orElseThrow() instanceof SupportTicket,
                    the(Tickets.class).lock(unbind).orElseThrow() instanceof SupportTicket,
                    the(SupportTickets.class).lock(support).isPresent(),
                    the(SupportTickets.class).lock(unbind).isPresent(),
                    the(UnbindTickets.class).find(support).isPresent()));

    assertThat(kinds).containsExactly(true, false, true, false, false);
  }

  @Test
  void classTypeWorkspaceAndPriorityAreColumns() {
    TestAccount member = accounts.boundMember();
    long workspace = workspaces.named("Acme").id();
    TicketNumber number = add(member, workspace);

    services.inTransaction(
        any -> {
          the(Tickets.class).lock(number).orElseThrow().prioritize(TicketPriority.URGENT);
          return null;
        });

    Map<String, Object> row =
        sql.rows("select * from ticket where ticket_number = ?", number.text()).getFirst();
    assertThat(row)
        .containsEntry("ticket_class", "SUPPORT")
        .containsEntry("ticket_type", "BUG")
        .containsEntry("workspace_id", workspace)
        .containsEntry("priority", 3);
  }

  private TicketNumber add(TestAccount member, long workspace) {
    return services.inTransaction(
        any -> {
          var ticket =
              new SupportTicket(
                  the(AccountService.class).profile(member.id()).orElseThrow(),
                  new SupportRequest(
                      TicketType.BUG,
                      new TicketTitle("It breaks"),
                      new MessageBody("When I click."),
                      workspace,
                      List.of(),
                      Optional.empty()),
                  new Client("192.0.2.1", "Browser"),
                  null,
                  clock.instant());
          the(SupportTickets.class).add(ticket);
          return ((Ticket) ticket).number();
        });
  }
}
