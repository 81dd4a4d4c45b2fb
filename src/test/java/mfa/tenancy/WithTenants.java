package mfa.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.account.PlatformRole;
import mfa.authenticator.BindService;
import mfa.invitation.InvitationService;
import mfa.mail.MailTemplate;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketLinks;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.support.SupportFilingResult;
import mfa.ticket.support.SupportRequest;
import mfa.ticket.support.SupportService;
import mfa.ticket.support.WithSupportTickets;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;

/** Two tenants with all that tenants have, and people of the first one who reach for the second. */
abstract class WithTenants extends WithTickets {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Duration CODE_IS_OLD = Duration.ofMinutes(6);
  private static final Attachment FILE = new Attachment("note.txt", "A note.".getBytes(UTF_8));

  /**
   * @param callers of the first tenant: an owner with an old code, one with a fresh code, and an
   *     agent who is a member without power
   */
  record TwoTenants(Tenant own, Tenant foreign, List<Visitor> callers) {}

  /** What differs between databases is asked of both elsewhere, and these calls are many. */
  @BeforeEach
  void oneDatabaseIsEnough() {
    assumeTrue(database == TestDatabase.any());
  }

  TwoTenants twoTenants() {
    TestAccount owner = accounts.memberWithAuthenticators(2);
    TestAccount agent = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    Visitor oldCode = signedIn(owner);
    clock.moveBy(CODE_IS_OLD);
    Visitor freshCode = signedIn(owner);
    Visitor atDesk = signedIn(agent);
    Tenant own =
        tenant(owner, freshCode, agent, accounts.bind(accounts.memberWith(PlatformRole.AGENT)));
    Tenant foreign = foreignTenant();
    atDesk.does(() -> the(AssignmentService.class).take(own.ticket()));
    return new TwoTenants(own, foreign, List.of(oldCode, freshCode, atDesk));
  }

  private Tenant foreignTenant() {
    TestAccount owner = accounts.memberWithAuthenticators(2);
    return tenant(owner, signedIn(owner), accounts.member(), owner);
  }

  private Tenant tenant(
      TestAccount owner, Visitor acting, TestAccount other, TestAccount colleague) {
    TestAccount member = accounts.member();
    TestWorkspace workspace =
        workspaces
            .named("Tenant " + NUMBERS.incrementAndGet())
            .with(owner, WorkspaceRole.OWNER)
            .with(accounts.member(), WorkspaceRole.OWNER)
            .with(other)
            .with(member)
            .requiringMfaOfPilots(0);
    TicketNumber ticket = file(accounts.boundMember());
    TicketNumber supportTicket = fileSupport(workspace, acting);
    return new Tenant(
        workspace.id(),
        workspace.memberId(member),
        invitation(workspace, acting),
        invitationKey(owner),
        signedIn(owner).sessionId(),
        newest("authenticator", "account_id", owner.id()),
        enrolment(acting),
        ticket,
        key(the(TicketLinks.class).follow(ticket)),
        key(the(TicketLinks.class).dispute(ticket)),
        attachment(ticket),
        colleague.id(),
        supportTicket,
        newest("ticket_attachment", "ticket_id", id(supportTicket)),
        Tenant.entry(application(workspace)));
  }

  private long application(TestWorkspace workspace) {
    sql.execute(
        "insert into application (id, workspace_id, name, origin, created_at)"
            + " values (?, ?, 'Wiki', ?, ?)",
        workspace.id(),
        workspace.id(),
        "https://wiki" + workspace.id() + ".example.net",
        clock.instant());
    return workspace.id();
  }

  private long invitation(TestWorkspace workspace, Visitor acting) {
    invite(workspace, acting, "guest" + workspace.id() + "@example.net");
    return newest("invitation", "workspace_id", workspace.id());
  }

  private String invitationKey(TestAccount guest) {
    TestAccount host = accounts.boundMember();
    TestWorkspace elsewhere = workspaces.named("Elsewhere").with(host, WorkspaceRole.OWNER);
    invite(elsewhere, signedIn(host), guest.email().text());
    return key(mails.newest(guest, MailTemplate.INVITATION).parameters().get("link"));
  }

  private void invite(TestWorkspace workspace, Visitor acting, String email) {
    acting.does(
        () ->
            the(InvitationService.class)
                .invite(workspace.id(), List.of(email), WorkspaceRole.STANDARD, Locale.ENGLISH));
  }

  private long enrolment(Visitor acting) {
    BindService binding = the(BindService.class);
    acting.does(binding::beginAdding);
    return acting.does(binding::offer).orElseThrow().enrolmentId();
  }

  private long attachment(TicketNumber ticket) {
    String key = key(the(TicketLinks.class).follow(ticket));
    anonymous()
        .does(
            () ->
                the(RequesterService.class)
                    .reply(ticket, key, new MessageBody("See the file."), List.of(FILE)));
    return newest("ticket_attachment", "ticket_id", id(ticket));
  }

  private TicketNumber fileSupport(TestWorkspace workspace, Visitor acting) {
    SupportRequest request =
        WithSupportTickets.request(workspace.id(), List.of(FILE), Optional.empty());
    if (acting.does(() -> the(SupportService.class).file(request))
        instanceof SupportFilingResult.Filed filed) {
      return filed.number();
    }
    throw new IllegalStateException("Not filed.");
  }

  private long id(TicketNumber ticket) {
    return sql.number("select id from ticket where ticket_number = ?", ticket.text());
  }

  private long newest(String table, String column, long value) {
    return sql.number("select max(id) from " + table + " where " + column + " = ?", value);
  }

  private static String key(String link) {
    return link.substring(link.indexOf("?key=") + "?key=".length());
  }
}
