package mfa.ticket.requester;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import mfa.account.PlatformRole;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.BindService;
import mfa.authenticator.RecoveryCode;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.MessageItem;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.DeskMessage;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.ReviewService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a requester never sees, how long the links last, and what a reset forgets. */
class RequesterRulesTest extends WithTickets {

  private static final Duration AFTER_CLOSING = Duration.ofDays(30);
  private static final MessageBody NOTE = new MessageBody("The caller sounds unlike her.");
  private static final Attachment FILE =
      new Attachment("call.txt", "Whom we called".getBytes(UTF_8));

  private TestAccount owner;
  private TicketNumber number;
  private Visitor requester;

  @BeforeEach
  void fileTicket() {
    owner = accounts.boundMember();
    requester = anonymous();
    number = file(owner);
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 The requester sees no internal note, on the page, by call or by its file")
  void internalNotesAreNotForTheRequester() {
    Visitor agent = agent();
    MessageBody answer = new MessageBody("We look into it.");
    for (boolean internal : List.of(true, false)) {
      agent.does(
          () ->
              the(ReviewService.class)
                  .reply(number, internal ? NOTE : answer, internal, List.of(FILE)));
    }

    RequesterTicket page = page().orElseThrow();

    assertThat(page.conversation().messages())
        .extracting(MessageItem::text)
        .contains(answer.text())
        .doesNotContain(NOTE.text());
    assertThat(page.conversation().messages()).noneMatch(MessageItem::internal);
    assertThat(page.toString()).doesNotContain(NOTE.text());
    assertThat(fileOf(NOTE, agent)).isEmpty();
    assertThat(fileOf(answer, agent)).isPresent();
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 Nor at the desk, where the requester works there")
  void internalNotesAreNotForTheRequesterAtTheDesk() {
    accounts.grant(owner, PlatformRole.AGENT);
    Visitor agent = agent();
    agent.does(() -> the(ReviewService.class).reply(number, NOTE, true, List.of(FILE)));
    long file = file(NOTE, agent);
    Visitor self = signedIn(owner);

    DeskTicket own = self.does(() -> the(DeskService.class).open(number)).orElseThrow();

    assertThat(own.conversation().messages()).noneMatch(said -> said.message().internal());
    assertThat(own.toString()).doesNotContain(NOTE.text());
    assertThat(
            self.<Optional<Attachment>>does(() -> the(DeskService.class).attachment(number, file)))
        .isEmpty();
  }

  @Test
  @Tag("R65")
  @DisplayName("R65 A ticket's links end 30 days after closing, whatever they are used for")
  void linksEndThirtyDaysAfterClosing() {
    answer();
    withdraw(number);
    run(number);
    assertThat(outcome(number)).isEqualTo("CANCELED");
    long file =
        page().orElseThrow().conversation().messages().getLast().attachments().getFirst().id();

    clock.moveBy(AFTER_CLOSING.minusSeconds(1));
    assertThat(page()).isPresent();
    assertThat(attachment(file)).isPresent();
    assertThat(mayDispute()).isTrue();

    clock.moveBy(Duration.ofSeconds(1));
    assertThat(page()).isEmpty();
    assertThat(attachment(file)).isEmpty();
    assertThat(mayDispute()).isFalse();
    assertThat(dispute(number)).isFalse();
    assertThat(reply(number)).isFalse();
    assertThat(withdraw(number)).isFalse();
    assertThat(
            this.<Boolean>ask(() -> service().rate(number, followKey(number), new Rating(5, ""))))
        .isFalse();
    assertThat(row(number)).containsEntry("rating", null).containsEntry("disputed_at", null);
  }

  @Test
  @Tag("R65")
  @DisplayName("R65 While it is open they do not end")
  void linksOfAnOpenTicketLast() {
    clock.moveBy(AFTER_CLOSING.multipliedBy(3));

    assertThat(page()).isPresent();
    assertThat(mayDispute()).isTrue();
  }

  @Test
  @Tag("R54")
  @Tag("R40")
  @DisplayName("R54 R40 A reset forgets every known browser of the account, and of no other")
  void resetForgetsKnownBrowsers() {
    TestAccount other = accounts.boundMember();
    for (TestAccount account : List.of(owner, other)) {
      Visitor browser = anonymous().signInWithCode(account);
    }
    number = fileAgain();
    assertThat(knownBrowsers(owner)).isPositive();

    approve(agent(), number);
    pass(WAIT, number);

    assertThat(isReset(owner)).isTrue();
    assertThat(knownBrowsers(owner)).isZero();
    assertThat(knownBrowsers(other)).isPositive();
  }

  @Test
  @Tag("R54")
  @DisplayName("R54 A reset leaves no recovery code, no binding begun, no count and no session")
  void resetLeavesNothingOfTheOldFactor() {
    Visitor signedIn = signedIn(owner);
    assertThat(signedIn.<Boolean>does(() -> the(BindService.class).beginAdding())).isTrue();
    signedIn.does(() -> the(AuthenticatorService.class).recordRecoveryCodesSaved());
    halfSignedIn(owner).confirm(owner.wrongCode(clock.instant()));
    halfSignedIn(owner).confirm(new RecoveryCode("23456789AB"));
    sql.execute(
        "update failure_counter set failures = 3 where subject = ?", "verification/" + owner.id());
    assertThat(leftOf(owner)).allSatisfy((what, count) -> assertThat(count).as(what).isPositive());

    approve(agent(), number);
    pass(WAIT, number);

    assertThat(isReset(owner)).isTrue();
    assertThat(leftOf(owner)).allSatisfy((what, count) -> assertThat(count).as(what).isZero());
  }

  private Map<String, Long> leftOf(TestAccount account) {
    Map<String, Long> left = new TreeMap<>();
    for (String table :
        List.of("authenticator", "recovery_code", "recovery_codes_saved", "enrolment")) {
      left.put(table, count(table + " where account_id = ?", account.id()));
    }
    left.put(
        "session",
        count("sign_in_session where ended_at is null and account_id = ?", account.id()));
    for (String kind : List.of("code/", "recovery/", "verification/")) {
      left.put(
          kind, count("failure_counter where failures > 0 and subject = ?", kind + account.id()));
    }
    return left;
  }

  private long count(String rows, Object value) {
    return sql.number("select count(*) from " + rows, value);
  }

  /** Signing in with a code has ended the first one. */
  private TicketNumber fileAgain() {
    run(number);
    clock.moveBy(Duration.ofMinutes(5));
    return file(owner);
  }

  private long knownBrowsers(TestAccount account) {
    return sql.rows("select * from known_device where account_id = ?", account.id()).size();
  }

  private void answer() {
    ask(
        () ->
            service()
                .reply(number, followKey(number), new MessageBody("Here it is"), List.of(FILE)));
  }

  private Optional<Attachment> fileOf(MessageBody message, Visitor agent) {
    return attachment(file(message, agent));
  }

  private long file(MessageBody message, Visitor agent) {
    return agent
        .does(() -> the(DeskService.class).open(number))
        .orElseThrow()
        .conversation()
        .messages()
        .stream()
        .map(DeskMessage::message)
        .filter(line -> line.text().equals(message.text()))
        .findFirst()
        .orElseThrow()
        .attachments()
        .getFirst()
        .id();
  }

  private Optional<RequesterTicket> page() {
    return ask(() -> service().ticket(number, followKey(number)));
  }

  private Optional<Attachment> attachment(long id) {
    return ask(() -> service().attachment(number, followKey(number), id));
  }

  private boolean mayDispute() {
    return ask(() -> service().disputable(number, disputeKey(number)).isPresent());
  }

  private <T> T ask(Supplier<T> question) {
    return requester.does(question);
  }

  private RequesterService service() {
    return the(RequesterService.class);
  }
}
