package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R50")
@DisplayName("R50: agents who take the next ticket in the same moment")
class TakeNextRaceTest extends WithSupportTickets {

  private static final int AGENTS = 4;
  private static final int ROUNDS = 3;
  private static final OffsetDateTime LONG_AGO = Instant.EPOCH.atOffset(ZoneOffset.UTC);

  @Test
  @DisplayName("R50: each gets another one, nobody two, and none is passed over")
  void eachGetsAnother() {
    List<TestAccount> people =
        Stream.generate(() -> accounts.bind(accounts.memberWith(PlatformRole.AGENT)))
            .limit(AGENTS)
            .toList();
    List<Visitor> agents = people.stream().map(this::signedIn).toList();

    for (int round = 0; round < ROUNDS; round++) {
      List<TicketNumber> waiting = mostUrgentTickets();

      List<TicketNumber> taken =
          Simultaneously.call(AGENTS, agent -> takeNext(agents.get(agent))).stream()
              .flatMap(Optional::stream)
              .toList();

      assertThat(taken).containsExactlyInAnyOrderElementsOf(waiting);
      IntStream.range(0, AGENTS)
          .forEach(
              agent -> assertThat(holders(taken.get(agent))).containsOnly(people.get(agent).id()));
    }
    assertThat(audit.count(requester, AuditAction.TICKET_TAKEN, AuditResult.SUCCESS))
        .isEqualTo(AGENTS * ROUNDS);
  }

  private Optional<TicketNumber> takeNext(Visitor agent) {
    return agent.does(() -> the(AssignmentService.class).takeNext());
  }

  /** As many as there are agents, before all that other tests have left. */
  private List<TicketNumber> mostUrgentTickets() {
    List<TicketNumber> numbers = new ArrayList<>();
    for (int i = 0; i < AGENTS; i++) {
      TicketNumber number = fileSupport();
      sql.execute(
          "update ticket set priority = 3, due_at = ?, waiting_since = ? where ticket_number = ?",
          LONG_AGO,
          LONG_AGO,
          number.text());
      numbers.add(number);
    }
    return numbers;
  }

  /** Who has it, by the ticket and by the engine. */
  private List<Long> holders(TicketNumber number) {
    Object task = row(number).get("task_id");
    Object inEngine =
        sql.rows("select assignee_ as a from act_ru_task where id_ = ?", task).getFirst().get("a");
    return List.of((Long) row(number).get("assignee_id"), Long.valueOf((String) inEngine));
  }
}
