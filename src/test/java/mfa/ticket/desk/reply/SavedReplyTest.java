package mfa.ticket.desk.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.platform.request.ListPage;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R50")
@DisplayName("R50: saved replies are own or of all, and are filled when they are inserted")
class SavedReplyTest extends WithSupportTickets {

  private static final ListPage ALL = new ListPage(0, 200);

  private TestAccount agentAccount;
  private Visitor agent;
  private TestAccount supervisorAccount;
  private Visitor supervisor;

  @BeforeEach
  void comeToWork() {
    agentAccount = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    agent = signedIn(agentAccount);
    supervisorAccount = accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR));
    supervisor = signedIn(supervisorAccount);
  }

  @AfterEach
  void leaveThePackagedOnes() {
    sql.execute("delete from saved_reply where id > 10");
    sql.execute("update saved_reply set used = 0");
  }

  @Test
  @DisplayName("what was packaged is there as shared ones, once in each language")
  void packagedTextsAreShared() {
    List<SavedReplyItem> found = find(agent, "");

    assertThat(found).hasSize(10).allMatch(SavedReplyItem::shared).noneMatch(this::isChangeable);
    assertThat(found.subList(0, 5)).allMatch(reply -> reply.language().equals(Locale.ENGLISH));
    assertThat(find(agent, "恢复码")).extracting(SavedReplyItem::title).containsExactly("请尝试恢复码");
    assertThat(found).allMatch(reply -> Placeholder.unknownIn(reply.text()).isEmpty());
  }

  private boolean isChangeable(SavedReplyItem reply) {
    return reply.changeable();
  }

  @Test
  void ownOnesAreSeenAndChangedByTheirOwnerOnly() {
    assertThat(add(agent, own("Thanks", "Thank you."))).isEqualTo(SavedReplyResult.DONE);

    SavedReplyItem reply = find(agent, "thank").getFirst();
    assertThat(reply.changeable()).isTrue();
    assertThat(find(supervisor, "thank")).isEmpty();
    assertThat(change(supervisor, reply, own("Mine", "Mine."))).isEqualTo(SavedReplyResult.UNKNOWN);
    assertThat(delete(supervisor, reply)).isEqualTo(SavedReplyResult.UNKNOWN);
    assertThat(insert(supervisor, reply, ticket())).isEmpty();
    assertThat(delete(agent, reply)).isEqualTo(SavedReplyResult.DONE);
    assertThat(find(agent, "thank")).isEmpty();
  }

  @Test
  void sharedOnesAreWrittenBySupervisorsOnlyAndTheLogKeepsIt() {
    assertThat(add(agent, shared("Thanks", "Thank you."))).isEqualTo(SavedReplyResult.NOT_ALLOWED);
    assertThat(add(supervisor, shared("Thanks", "Thank you."))).isEqualTo(SavedReplyResult.DONE);
    SavedReplyItem reply = find(agent, "thank").getFirst();

    assertThat(reply.changeable()).isFalse();
    assertThat(change(agent, reply, own("Mine", "Mine."))).isEqualTo(SavedReplyResult.NOT_ALLOWED);
    assertThat(delete(agent, reply)).isEqualTo(SavedReplyResult.NOT_ALLOWED);
    assertThat(change(supervisor, reply, shared("Thanks", "Many thanks.")))
        .isEqualTo(SavedReplyResult.DONE);
    assertThat(delete(supervisor, reply)).isEqualTo(SavedReplyResult.DONE);

    assertThat(changes(supervisorAccount, AuditResult.SUCCESS)).isEqualTo(3);
    assertThat(changes(agentAccount, AuditResult.FAILURE)).isEqualTo(2);
  }

  private long changes(TestAccount who, AuditResult result) {
    return audit.count(who, AuditAction.SAVED_REPLY_CHANGED, result);
  }

  @Test
  void secondOfTwoWhoChangeItAtOnceIsTold() {
    add(supervisor, shared("Thanks", "Thank you."));
    SavedReplyItem seenByBoth = find(supervisor, "thank").getFirst();
    change(supervisor, seenByBoth, shared("Thanks", "Many thanks."));

    assertThat(change(supervisor, seenByBoth, shared("Thanks", "Thanks a lot.")))
        .isEqualTo(SavedReplyResult.CHANGED_MEANWHILE);

    assertThat(find(agent, "thank").getFirst().text()).isEqualTo("Many thanks.");
  }

  @Test
  @DisplayName("R50: every placeholder is filled for the ticket, and the use is counted")
  void placeholdersAreFilled() {
    requester = accounts.bind(accounts.memberNamed("Zoë $1 {agent}"));
    workspaces.named("Globex").with(requester);
    TicketNumber number =
        fileSupport(
            atDesk(requester),
            request(workspaces.named("Acme").with(requester).id(), List.of(), Optional.empty()));
    add(
        agent,
        new SavedReplyDraft(
            false,
            Locale.ENGLISH,
            "Hello",
            "Dear {requester} of {Workspace}, {number}? Yours, {agent}",
            true));
    SavedReplyItem reply = find(agent, "dear").getFirst();

    FilledReply filled = insert(agent, reply, number).orElseThrow();

    assertThat(filled.text())
        .isEqualTo("Dear Zoë $1 {agent} of Acme, " + number + "? Yours, " + name(agentAccount));
    assertThat(filled.asks()).isTrue();
    assertThat(find(agent, "dear").getFirst().used()).isOne();
    assertThat(change(agent, reply, own("Hello", "Dear all"))).isEqualTo(SavedReplyResult.DONE);
  }

  @Test
  @DisplayName("R50: a ticket of an account names no workspace to who says to be its owner")
  void unbindTicketsNameNoWorkspace() {
    TicketNumber number = file(requester);
    add(agent, own("Ask", "Ask an owner of {workspace}."));

    FilledReply filled = insert(agent, find(agent, "ask an").getFirst(), number).orElseThrow();

    assertThat(filled.text()).isEqualTo("Ask an owner of your workspace.");
  }

  private String name(TestAccount account) {
    return (String) sql.single("select name from account where id = ?", account.id());
  }

  @Test
  @DisplayName("R50: a placeholder that nobody fills is refused when the reply is saved")
  void unknownPlaceholdersAreRefused() {
    assertThat(Placeholder.unknownIn("Dear {name}, {requester} {} {name}"))
        .containsExactly("{name}", "{}");
    assertThatThrownBy(() -> own("Hello", "Dear {name}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void repliesOfTheLanguageOfTheRequesterComeFirst() {
    List<SavedReplyItem> found =
        agent.does(
            () ->
                the(SavedReplyService.class)
                    .page(new SavedReplyFilter("", Locale.CHINESE, true), ALL));

    assertThat(found).hasSize(10);
    assertThat(found.subList(0, 5)).allMatch(reply -> reply.language().equals(Locale.CHINESE));
  }

  @Test
  void peopleHaveABoundedNumberOfThem() {
    sql.execute(
        "insert into saved_reply (id, owner_id, language, title, body, asks)"
            + " select 1000000 + m.id, ?, 'en', 'Title', 'Text', false"
            + " from (select row_number() over () as id from information_schema.columns"
            + " fetch first 200 rows only) m",
        agentAccount.id());

    assertThat(add(agent, own("One more", "Text"))).isEqualTo(SavedReplyResult.TOO_MANY);
    assertThat(add(supervisor, own("The first", "Text"))).isEqualTo(SavedReplyResult.DONE);
  }

  @Test
  void membersAreRefused() {
    Visitor member = signedIn(accounts.boundMember());

    assertThatThrownBy(() -> find(member, "")).isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> add(member, own("A", "B"))).isInstanceOf(EJBAccessException.class);
  }

  private TicketNumber ticket() {
    return file(accounts.boundMember());
  }

  private static SavedReplyDraft own(String title, String text) {
    return new SavedReplyDraft(false, Locale.ENGLISH, title, text, false);
  }

  private static SavedReplyDraft shared(String title, String text) {
    return new SavedReplyDraft(true, Locale.ENGLISH, title, text, false);
  }

  private List<SavedReplyItem> find(Visitor who, String text) {
    return who.does(
        () ->
            the(SavedReplyService.class)
                .page(new SavedReplyFilter(text, Locale.ENGLISH, null), ALL));
  }

  private SavedReplyResult add(Visitor who, SavedReplyDraft draft) {
    return who.does(() -> the(SavedReplyService.class).add(draft));
  }

  private SavedReplyResult change(Visitor who, SavedReplyItem seen, SavedReplyDraft draft) {
    return who.does(() -> the(SavedReplyService.class).change(seen.id(), seen.edition(), draft));
  }

  private SavedReplyResult delete(Visitor who, SavedReplyItem reply) {
    return who.does(() -> the(SavedReplyService.class).delete(reply.id()));
  }

  private Optional<FilledReply> insert(Visitor who, SavedReplyItem reply, TicketNumber number) {
    return who.does(
        () -> the(SavedReplyService.class).insert(reply.id(), number, "your workspace"));
  }
}
