package mfa.ticket.desk.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.util.List;
import java.util.UUID;
import mfa.account.PlatformRole;
import mfa.audit.Activity;
import mfa.audit.ActivityFilter;
import mfa.audit.ActivityKind;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.audit.AuditService;
import mfa.mail.MailTemplate;
import mfa.mail.WrittenMails.WrittenMail;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.desk.ReviewService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R50")
@DisplayName("R50: colleagues who are named in a note are told, and nobody else")
class MentionTest extends WithTickets {

  private TestAccount requester;
  private TicketNumber number;
  private TestAccount writerAccount;
  private Visitor writer;
  private TestAccount grace;

  @BeforeEach
  void fileTicket() {
    requester = accounts.bind(accounts.memberNamed("Requester " + UUID.randomUUID()));
    number = file(requester);
    writerAccount = staff("Ada of " + number, PlatformRole.AGENT);
    writer = signedIn(writerAccount);
    grace = staff("Grace of " + number, PlatformRole.SUPERVISOR);
    mails.forgetAll();
  }

  private TestAccount staff(String name, PlatformRole role) {
    TestAccount account = accounts.memberNamed(name);
    accounts.grant(account, role);
    return accounts.bind(account);
  }

  @Test
  @DisplayName("R50: the mail says who and where, and nothing of the note")
  void namedColleagueGetsAMailWithoutTheText() {
    note("@Grace of " + number + " the code word is pumpernickel");

    WrittenMail mail = mails.newest(grace, MailTemplate.TICKET_MENTION);
    assertThat(mail.parameters())
        .containsEntry("agent", "Ada of " + number)
        .containsEntry("number", number.text());
    assertThat(mail.parameters().values()).noneMatch(text -> text.contains("pumpernickel"));
  }

  @Test
  @Tag("R71")
  @DisplayName("R71: a page asks as often with two colleagues as with twenty")
  void colleaguesAreReadAtOnce() {
    int few = statementsOfColleagues();
    for (int i = 0; i < 18; i++) {
      staff("Colleague " + i + " of " + number, PlatformRole.AGENT);
    }

    assertThat(statementsOfColleagues()).isEqualTo(few);
  }

  private int statementsOfColleagues() {
    Visitor agent = signedIn(staff("Agent of " + UUID.randomUUID(), PlatformRole.AGENT));
    return services
        .statementsOf(
            () ->
                agent.does(
                    () -> {
                      assertThat(the(AssignmentService.class).colleagues(number)).isNotEmpty();
                      assertThat(the(MentionService.class).names(number)).isNotEmpty();
                    }))
        .size();
  }

  @Test
  void mentionWaitsInAQueueUntilTheTicketIsOpened() {
    note("@Grace of " + number + ": please");
    note("@Grace of " + number + ": please!");

    assertThat(mentionsOf(grace)).containsExactly(number);
    assertThat(mentionsOf(writerAccount)).isEmpty();

    signedIn(grace).does(() -> the(MentionService.class).markSeen(number));

    assertThat(mentionsOf(grace)).isEmpty();
  }

  @Test
  @DisplayName("R50: nobody is named in a note about their own ticket")
  void requesterWhoWorksAtTheDeskIsNotMentioned() {
    accounts.grant(requester, PlatformRole.AGENT);
    String name = (String) sql.single("select name from account where id = ?", requester.id());

    note("@" + name + " wrote this");

    assertThat(names()).doesNotContain(name).contains("Grace of " + number);
    assertThat(mails.to(requester)).isEmpty();
    assertThat(mentionsOf(requester)).isEmpty();
  }

  @Test
  void onlyActiveColleaguesWithRoleAndAuthenticatorCanBeNamed() {
    TestAccount unbound = accounts.memberNamed("Unbound " + number);
    accounts.grant(unbound, PlatformRole.AGENT);
    TestAccount disabled = staff("Disabled " + number, PlatformRole.AGENT);
    accounts.disable(disabled);
    accounts.bind(accounts.memberNamed("Member " + number));

    assertThat(names())
        .doesNotContain(
            "Unbound " + number, "Disabled " + number, "Member " + number, "Ada of " + number);
  }

  @Test
  @DisplayName("R50: the requester's activities and their export say nothing of notes")
  void noteIsNoActivityOfTheRequester() {
    note("Nobody but us.");

    assertThat(audit.count(requester, AuditAction.TICKET_NOTED, AuditResult.SUCCESS)).isOne();
    assertThat(activities(ActivityFilter.ALL))
        .isNotEmpty()
        .doesNotContain(AuditAction.TICKET_NOTED);
    assertThat(activities(new ActivityFilter(ActivityKind.TICKET, 0)))
        .isNotEmpty()
        .doesNotContain(AuditAction.TICKET_NOTED, AuditAction.TICKET_REPLIED);
  }

  @Test
  @DisplayName("R50: the requester gets no mail of a note, nor does its text leave in any mail")
  void noteLeavesInNoMail() {
    note("@Grace of " + number + " the code word is pumpernickel");

    assertThat(mails.to(requester)).isEmpty();
    assertThat(mails.to(grace))
        .allMatch(mail -> mail.parameters().values().stream().noneMatch(this::isOfTheNote));
  }

  private boolean isOfTheNote(String text) {
    return text.contains("pumpernickel");
  }

  private List<AuditAction> activities(ActivityFilter filter) {
    return signedIn(requester)
        .does(() -> the(AuditService.class).ownActivities(filter, 0, 200))
        .stream()
        .map(Activity::action)
        .toList();
  }

  @Test
  void membersAreRefused() {
    Visitor member = signedIn(accounts.boundMember());

    assertThatThrownBy(() -> member.does(() -> the(MentionService.class).names(number)))
        .isInstanceOf(EJBAccessException.class);
  }

  private void note(String text) {
    DeskResult result =
        writer.does(
            () -> the(ReviewService.class).reply(number, new MessageBody(text), true, List.of()));
    assertThat(result).isEqualTo(DeskResult.DONE);
  }

  private List<String> names() {
    return writer.does(() -> the(MentionService.class).names(number));
  }

  private List<TicketNumber> mentionsOf(TestAccount account) {
    return signedIn(account)
        .does(() -> the(DeskService.class).page(new QueuePage(DeskQueue.MENTIONS, 0, 50)))
        .stream()
        .map(DeskItem::number)
        .toList();
  }
}
