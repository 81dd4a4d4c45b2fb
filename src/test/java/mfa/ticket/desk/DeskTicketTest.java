package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.account.AccountDeleted;
import mfa.account.PlatformRole;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.MessageItem;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.live.DraftText;
import mfa.ticket.desk.live.LiveTicket;
import mfa.ticket.desk.live.LiveTicketService;
import mfa.ticket.requester.RequesterService;
import mfa.workspace.Contact;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What customer service sees of a ticket, and what of it colleagues share. */
class DeskTicketTest extends WithTickets {

  private static final String REASON = "Nobody answered at the office. Please check again.";
  private static final MessageBody HELLO = new MessageBody("Hello");

  private TestAccount owner;
  private TicketNumber number;
  private TestAccount graceAccount;
  private Visitor grace;
  private Visitor linus;

  @BeforeEach
  void fileTicket() {
    owner = accounts.boundMember();
    workspaces.named("Acme").with(owner);
    number = file(owner);
    graceAccount = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    grace = atDesk(graceAccount);
    linus = agent();
  }

  private DeskTicket seenBy(Visitor reader) {
    return reader.does(() -> the(DeskService.class).open(number)).orElseThrow();
  }

  private DeskResult reply(Visitor agent, boolean internal) {
    return agent.does(() -> the(ReviewService.class).reply(number, HELLO, internal, List.of()));
  }

  private LiveTicket look(Visitor agent) {
    return agent.does(() -> the(LiveTicketService.class).look(number)).orElseThrow();
  }

  private void type(Visitor agent, DraftText text) {
    agent.does(() -> the(LiveTicketService.class).keep(number, text));
  }

  private DraftText draft(Visitor agent) {
    return agent.does(() -> the(LiveTicketService.class).draft(number));
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 The second reviewer sees who decided first, on what, with which reason")
  void secondReviewerSeesTheFirstReview() {
    takeAndDecide(
        grace,
        number,
        new Review(Decision.APPROVE, NO_EVIDENCE, REASON, null, List.of(), Integer.MAX_VALUE));

    ReviewItem first = seenBy(supervisor()).unbind().orElseThrow().reviews().getFirst();

    assertThat(first.reviewer()).isEqualTo(graceAccount.name());
    assertThat(first.decision()).isEqualTo(Decision.APPROVE);
    assertThat(first.evidence()).isEqualTo(Evidence.NONE);
    assertThat(first.reason()).isEqualTo(REASON);
    assertThat(first.answers())
        .isEqualTo(Map.of("risks", true, "story", true, "no-personal-facts", true));
    assertThat(first.second()).isFalse();
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 An agent reads nothing that colleagues decided and wrote about an own ticket")
  void reviewsAreNotForTheOneWhomTheyAreAbout() {
    takeAndDecide(
        grace,
        number,
        new Review(Decision.APPROVE, NO_EVIDENCE, REASON, null, List.of(), Integer.MAX_VALUE));
    reply(linus, true);
    type(linus, new DraftText("Is it", "", ""));
    accounts.grant(owner, PlatformRole.AGENT);

    Visitor self = signedIn(owner);

    assertThat(seenBy(self).unbind().orElseThrow().reviews()).isEmpty();
    assertThat(seenBy(self).conversation().messages()).noneMatch(said -> said.message().internal());
    assertThat(look(self).replying()).isEmpty();
    assertThat(seenBy(self).own()).isTrue();
  }

  @Test
  void colleaguesKnowWhoWroteWhat() {
    take(grace, number);
    reply(grace, false);
    reply(grace, true);

    assertThat(seenBy(linus).conversation().messages())
        .extracting(DeskMessage::name)
        .endsWith(graceAccount.name(), graceAccount.name());
    assertThat(
            anonymous()
                .does(() -> the(RequesterService.class).ticket(number, followKey(number)))
                .orElseThrow()
                .conversation()
                .messages())
        .extracting(MessageItem::toString)
        .noneMatch(said -> said.contains(graceAccount.name()));
  }

  @Test
  @Tag("R51")
  @DisplayName("R51 Who has a ticket is the only one who writes to the requester; notes are free")
  void onlyTheHolderWritesToTheRequester() {
    take(grace, number);

    assertThat(reply(linus, false)).isEqualTo(DeskResult.TAKEN_BY_ANOTHER);
    assertThat(seenBy(linus).heldByAnother()).isTrue();
    assertThat(seenBy(linus).conversation().messages()).hasSize(1);
    assertThat(reply(linus, true)).isEqualTo(DeskResult.DONE);
    assertThat(reply(supervisor(), false)).isEqualTo(DeskResult.TAKEN_BY_ANOTHER);
  }

  @Test
  void whoWritesToATicketThatNobodyHasTakesIt() {
    assertThat(reply(linus, false)).isEqualTo(DeskResult.DONE);

    assertThat(seenBy(linus).mine()).isTrue();
    assertThat(reply(grace, false)).isEqualTo(DeskResult.TAKEN_BY_ANOTHER);
  }

  @Test
  void workspacesCarryTheOwnersWhomOneCanCallBack() {
    TestAccount boss = accounts.boundMember();
    workspaces.named("Globex").with(owner, WorkspaceRole.OWNER).with(boss, WorkspaceRole.OWNER);

    AccountFacts facts = seenBy(grace).account();

    assertThat(facts.name()).isEqualTo(owner.name());
    assertThat(facts.email()).isEqualTo(owner.email().canonical());
    assertThat(facts.boundSince()).isNotNull();
    assertThat(facts.workspaces())
        .extracting(AccountWorkspace::name)
        .containsExactly("Acme", "Globex");
    assertThat(facts.workspaces().getLast().owners())
        .containsExactly(new Contact(boss.name(), boss.email()));
  }

  @Test
  void otherTicketsOfTheAccountAreListed() {
    takeAndDecide(grace, number, rejection());
    TicketNumber first = number;
    clock.moveBy(Duration.ofDays(2));
    number = file(owner);

    assertThat(seenBy(agent()).former()).extracting(FormerTicket::number).containsExactly(first);
  }

  @Test
  @DisplayName("One goes through a queue without the list, also past tickets that leave it")
  void neighboursAreThoseOfTheQueue() {
    clock.moveBy(Duration.ofMinutes(1));
    TicketNumber second = file(accounts.boundMember());
    clock.moveBy(Duration.ofMinutes(1));
    TicketNumber third = file(accounts.boundMember());
    take(linus, second);

    assertThat(neighbours(number).next()).contains(third);
    assertThat(neighbours(second).previous()).contains(number);
    assertThat(neighbours(second).next()).contains(third);
    assertThat(neighbours(third).next()).isEmpty();
  }

  private Neighbours neighbours(TicketNumber at) {
    QueuePage queue = new QueuePage(DeskQueue.UNASSIGNED, 0, 1);
    return grace.does(() -> the(DeskService.class).neighbours(at, queue));
  }

  @Test
  void draftIsKeptForItsAuthorAlone() {
    DraftText typed = new DraftText("Whom may", "Looks odd", "Called twice");
    type(grace, new DraftText("W", "", ""));
    type(grace, typed);

    assertThat(draft(grace)).isEqualTo(typed);
    assertThat(draft(linus)).isEqualTo(DraftText.NONE);
    type(grace, DraftText.NONE);
    assertThat(draft(grace)).isEqualTo(DraftText.NONE);
    assertThat(sql.rows("select * from ticket_reply_draft where account_id = ?", graceAccount.id()))
        .isEmpty();
  }

  @Test
  void draftGoesWithTheAccountItIsAbout() {
    type(grace, new DraftText("Whom may", "", ""));

    services.notify(new AccountDeleted(owner.id(), Set.of()));

    assertThat(draft(grace)).isEqualTo(DraftText.NONE);
  }

  @Test
  @DisplayName("A page that is still open writes nothing more about a person who is gone")
  void nothingIsKeptAboutWhoIsGone() {
    services.notify(new AccountDeleted(owner.id(), Set.of()));

    type(grace, new DraftText("Whom may", "", ""));

    assertThat(draft(grace)).isEqualTo(DraftText.NONE);
  }

  @Test
  @DisplayName("A message is news where its id is lower than that of an older one: two servers")
  void messageOfAnotherServerIsNews() {
    reply(grace, false);
    String atDesk = look(linus).state();
    String mailed = stateForRequester();

    sql.execute(
        "insert into ticket_message (id, ticket_id, author, author_id, internal, written_at, body)"
            + " select -max(id), ticket_id, 'AGENT', null, false, max(written_at), 'Hello'"
            + " from ticket_message where ticket_id = ? group by ticket_id",
        row(number).get("id"));

    assertThat(look(linus).state()).isNotEqualTo(atDesk);
    assertThat(stateForRequester()).isNotEqualTo(mailed);
  }

  private String stateForRequester() {
    String key = followKey(number);
    return anonymous().does(() -> the(RequesterService.class).state(number, key)).orElseThrow();
  }

  @Test
  void colleagueWhoIsTypingIsSeenForAMoment() {
    assertThat(look(linus).replying()).isEmpty();

    type(grace, new DraftText("Whom", "", ""));

    assertThat(look(linus).replying()).containsExactly(graceAccount.name());
    assertThat(look(grace).replying()).isEmpty();
    clock.moveBy(Duration.ofSeconds(11));
    assertThat(look(linus).replying()).isEmpty();
  }

  @Test
  void everyChangeOfATicketGivesItAnotherState() {
    String filed = look(linus).state();
    take(grace, number);
    String taken = look(linus).state();
    reply(grace, true);
    String noted = look(linus).state();
    decide(grace, number, question());
    String asked = look(linus).state();
    reply(number);

    assertThat(List.of(filed, taken, noted, asked, look(linus).state())).doesNotHaveDuplicates();
    assertThat(look(linus).state()).isEqualTo(look(linus).state());
  }
}
