package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.password.Password;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.FilingResult;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("How much anonymous visitors can make the unbind form do")
class UnbindFormLimitsTest extends WithTickets {

  private static final int SENDS = 300;

  @Test
  @Tag("R30")
  @DisplayName("R30 From many clients, the owner of an address gets at most ten codes an hour")
  void mailsToAVictimAreBounded() {
    TestAccount victim = accounts.boundMember();
    for (int i = 0; i < SENDS; i++) {
      form().request(victim, TestAccount.PASSWORD);
      sql.rows(
              "select * from ticket t join unbind_ticket u on u.id = t.id where draft_account_id = ?",
              victim.id())
          .forEach(row -> jobs.run((String) row.get("ticket_number")));
      clock.moveBy(Duration.ofSeconds(11));
    }

    assertThat(mails.count(victim, MailTemplate.UNBIND_CODE)).isEqualTo(10);
  }

  @Test
  @Tag("R30")
  @DisplayName("R30 The owner is told of wrong passwords once an hour, however often they come")
  void refusalsAreBounded() {
    TestAccount victim = accounts.boundMember();
    for (int i = 0; i < 10; i++) {
      form().request(victim, TestAccount.WRONG_PASSWORD);
      clock.moveBy(Duration.ofMinutes(5));
    }

    assertThat(mails.count(victim, MailTemplate.UNBIND_REFUSED)).isEqualTo(1);
  }

  @Test
  @Tag("R30")
  @DisplayName("R30 One network asks only so often, for whichever address")
  void oneClientIsBounded() {
    Visitor client = anonymous();
    List<Boolean> answers = new ArrayList<>();
    for (int i = 0; i < SENDS; i++) {
      EmailAddress address = new EmailAddress("nobody-" + UUID.randomUUID() + "@example.com");
      answers.add(ask(client, address).isEmpty());
    }

    assertThat(answers.subList(0, 20)).containsOnly(true);
    assertThat(answers.subList(20, SENDS)).containsOnly(false);
  }

  private Optional<Instant> ask(Visitor client, EmailAddress address) {
    String key = UUID.randomUUID().toString();
    return client.does(
        () ->
            the(UnbindRequestService.class)
                .requestCode(key, address, new Password("Not-the-password-7")));
  }

  @Test
  @Tag("R13")
  @Tag("R30")
  @DisplayName(
      "R13 R30 Anonymous visitors cannot use up what is kept for the owner after the password")
  void anonymousVisitorsDoNotKeepOutTheHalfSignedIn() {
    TestAccount victim = accounts.boundMember();
    exhaust(victim.email());
    Visitor owner = halfSignedIn(victim);

    assertThat(askHalfSignedIn(owner)).isEmpty();
    assertThat(askHalfSignedIn(owner)).contains(clock.instant().plusSeconds(30));
    clock.moveBy(Duration.ofHours(1));
    assertThat(asksInAnHour(() -> askHalfSignedIn(halfSignedIn(victim)))).isEqualTo(10);
  }

  @Test
  @Tag("R13")
  @Tag("R30")
  @DisplayName(
      "R13 R30 Anonymous visitors cannot use up what is kept for a browser that the owner used")
  void anonymousVisitorsDoNotKeepOutTheOwnersBrowser() {
    TestAccount victim = accounts.boundMember();
    Visitor owner = anonymous().signInWithCode(victim);
    Visitor browser = owner.comingBack();
    exhaust(victim.email());

    assertThat(ask(browser, victim.email())).isEmpty();
    assertThat(ask(browser, victim.email())).contains(clock.instant().plusSeconds(30));
    clock.moveBy(Duration.ofHours(1));
    assertThat(asksInAnHour(() -> ask(browser, victim.email()))).isEqualTo(10);
    assertThat(ask(browser, accounts.boundMember().email())).isEmpty();
  }

  /** Anonymous visitors ask for the address until it is theirs no more. */
  private void exhaust(EmailAddress address) {
    for (int i = 0; i < 10; i++) {
      assertThat(ask(anonymous(), address)).isEmpty();
      clock.moveBy(Duration.ofSeconds(30));
    }
    assertThat(ask(anonymous(), address)).isPresent();
  }

  private int asksInAnHour(Supplier<Optional<Instant>> asking) {
    Instant end = clock.instant().plus(Duration.ofHours(1));
    int noted = 0;
    while (clock.instant().isBefore(end)) {
      noted += asking.get().isEmpty() ? 1 : 0;
      clock.moveBy(Duration.ofMinutes(1));
    }
    return noted;
  }

  private Optional<Instant> askHalfSignedIn(Visitor owner) {
    String key = UUID.randomUUID().toString();
    return owner.does(() -> the(UnbindRequestService.class).requestCode(key));
  }

  @Test
  @Tag("R33")
  @DisplayName("R33 The same row is written for known and unknown addresses, and they wait alike")
  void unknownAddressesAreTreatedAlike() {
    TestAccount known = accounts.boundMember();
    EmailAddress unknown = new EmailAddress("nobody-" + UUID.randomUUID() + "@example.com");
    long before = rows();

    assertThat(ask(anonymous(), known.email())).isEmpty();
    assertThat(ask(anonymous(), unknown)).isEmpty();

    assertThat(rows()).isEqualTo(before + 2);
    assertThat(ask(anonymous(), known.email())).isEqualTo(ask(anonymous(), unknown)).isPresent();
  }

  private long rows() {
    return sql.rows("select * from unbind_request").size();
  }

  @Test
  @Tag("R29")
  @Tag("R33")
  @DisplayName("R29 R33 A code has five tries, where there is a draft and where there is none")
  void triesAreBoundedAlike() {
    TestAccount known = accounts.boundMember();
    Form right = draft(known);
    clock.moveBy(Duration.ofSeconds(30));
    Form wrong = form().request(known, TestAccount.WRONG_PASSWORD);
    String code = mailedCode(known);
    String other = code.equals("000000") ? "000001" : "000000";

    List<FilingResult> withDraft = new ArrayList<>();
    List<FilingResult> without = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      withDraft.add(right.submit(other));
      without.add(wrong.submit(other));
    }

    assertThat(withDraft).isEqualTo(without);
    assertThat(withDraft.getLast()).isEqualTo(new FilingResult.Refused(VerificationResult.EXPIRED));
    assertThat(right.submit(code)).isInstanceOf(FilingResult.Refused.class);
  }

  @Test
  @Tag("R33")
  @DisplayName("R33 A code ends at the same time, where there is a draft and where there is none")
  void livesAreAlike() {
    try (Services shortLived = services.another(Map.of("mfa.verification.life", "PT3M"))) {
      TestAccount known = accounts.boundMember();
      Form wrong = form().request(known, TestAccount.WRONG_PASSWORD);
      clock.moveBy(Duration.ofMinutes(3));

      assertThat(submit(shortLived, wrong, "123456"))
          .isEqualTo(new FilingResult.Refused(VerificationResult.EXPIRED));
    }
  }

  private FilingResult submit(Services there, Form form, String code) {
    return form.visitor
        .at(there)
        .does(
            () ->
                there
                    .get(UnbindFilingService.class)
                    .submit(form.key, new VerificationCode(code), TITLE, STORY));
  }

  @Test
  @Tag("R49")
  @DisplayName("R49 An account files five tickets a day; the owner is told of a sixth wish")
  void ticketsOfADayAreBounded() {
    TestAccount account = accounts.boundMember();
    for (int i = 0; i < 5; i++) {
      TicketNumber number = file(account);
      withdraw(number);
      run(number);
      clock.moveBy(Duration.ofHours(1));
    }
    long before = mails.count(account, MailTemplate.UNBIND_CODE);

    form().request(account, TestAccount.PASSWORD);

    assertThat(mails.count(account, MailTemplate.UNBIND_CODE)).isEqualTo(before);
    assertThat(mails.count(account, MailTemplate.UNBIND_REFUSED)).isEqualTo(1);
    clock.moveBy(Duration.ofDays(1));
    assertThat(file(account)).isNotNull();
  }

  @Test
  @Tag("R67")
  @DisplayName("R67 Rows of the form are forgotten after a day")
  void rowsAreForgotten() {
    ask(anonymous(), new EmailAddress("nobody-" + UUID.randomUUID() + "@example.com"));
    clock.moveBy(Duration.ofDays(1).plusSeconds(1));

    services.asTimer(() -> the(UnbindDraftService.class).forgetOld());

    assertThat(rows()).isZero();
  }

  @Test
  @Tag("R75")
  @DisplayName("R75: forms that cannot be read, more than a batch, stop no other")
  void unreadableFormsStopNoOther() {
    for (int i = 1; i <= 60; i++) {
      sql.execute(
          "insert into unbind_request (id, form_hash, sealed_content, client_address, user_agent,"
              + " requested_at) values (?, 'x', 'test1:AAAA', '192.0.2.1', 'x', ?)",
          -i,
          clock.instant().minusSeconds(1).atOffset(ZoneOffset.UTC));
    }
    TestAccount account = accounts.boundMember();

    Form form = form().request(account, TestAccount.PASSWORD);
    evaluate();

    assertThat(form).isNotNull();
    assertThat(draftOf(account)).isNotNull();
    assertThat(
            sql.number(
                "select count(*) from element_failure where worker = 'unbind-requests'"
                    + " and element_id < 0 and failures = 1"))
        .isEqualTo(60);
    sql.execute("delete from unbind_request where id < 0");
    sql.execute("delete from element_failure");
  }
}
