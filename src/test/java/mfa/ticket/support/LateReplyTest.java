package mfa.ticket.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import mfa.mail.MailTemplate;
import mfa.support.TestAccount;
import mfa.ticket.MessageItem;
import mfa.ticket.TicketNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R48")
@DisplayName("R48: a reply and the end of the time for it in the same moment: one of them counts")
class LateReplyTest extends WithSupportTickets {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private TicketNumber number;

  @BeforeEach
  void letTheTimePass() {
    number = fileSupport();
    replyAs(agent(), number);
    clock.moveBy(Duration.ofDays(7));
    member = atDesk(requester);
    mails.forgetAll();
  }

  @Test
  @DisplayName("R48: the reply that is first keeps the ticket open, with its agent")
  void replyIsFirst() {
    CompletableFuture<Integer> timer =
        first(
            () -> assertThat(reply()).isEqualTo(SupportReplyResult.SENT),
            () -> jobs.run(number.text()));

    assertThat(timer).succeedsWithin(BOUND);
    settle(number);
    assertThat(row(number))
        .containsEntry("status", "WAITING_FOR_FEEDBACK")
        .containsEntry("outcome", null)
        .containsEntry("new_reply", true);
    assertThat(jobs.openTasks(number.text())).isOne();
    assertThat(jobs.incidents(number.text())).isEmpty();
    assertThat(written()).contains(REPLY.text());
    assertThat(mails.templatesTo(requester)).doesNotContain(MailTemplate.SUPPORT_CLOSED);
  }

  @Test
  @DisplayName("R48: the end that is first tells who replies that the ticket is closed")
  void endIsFirst() {
    CompletableFuture<SupportReplyResult> reply =
        first(() -> jobs.runNext(number.text()), this::reply);

    assertThat(reply).succeedsWithin(BOUND).isEqualTo(SupportReplyResult.CLOSED);
    settle(number);
    assertThat(row(number)).containsEntry("outcome", "NO_REPLY");
    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(written()).doesNotContain(REPLY.text());
    assertThat(mails.templatesTo(requester)).containsExactly(MailTemplate.SUPPORT_CLOSED);
  }

  @Test
  @DisplayName("R48: nothing lies between the end of the time and that of an unbind ticket")
  void unbindTicketTakesNoReplyAfterTheEnd() {
    TestAccount account = accounts.boundMember();
    TicketNumber unbind = file(account);
    takeAndDecide(agent(), unbind, question());
    clock.moveBy(Duration.ofDays(7));

    jobs.runNext(unbind.text());

    assertThat(reply(unbind)).isFalse();
    jobs.run(unbind.text());
    assertThat(sql.single("select outcome from ticket where ticket_number = ?", unbind.text()))
        .isEqualTo("NO_REPLY");
  }

  private SupportReplyResult reply() {
    return member.does(() -> support().reply(number, REPLY, List.of()));
  }

  private List<String> written() {
    return member
        .does(() -> support().ticket(number))
        .orElseThrow()
        .conversation()
        .messages()
        .stream()
        .map(MessageItem::text)
        .toList();
  }

  /** What the second makes of it, which begins before the first has ended and waits for that. */
  private <T> CompletableFuture<T> first(Runnable one, Supplier<T> other) {
    return services.inTransaction(
        none -> {
          one.run();
          CompletableFuture<T> second = CompletableFuture.supplyAsync(other);
          awaitSomebodyWaiting();
          return second;
        });
  }
}
