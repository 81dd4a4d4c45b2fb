package mfa.ticket.support;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketTitle;
import mfa.ticket.TicketType;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.HandlingService;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;

/** Plays the people of a ticket of a workspace: its members, and agents. */
public abstract class WithSupportTickets extends WithTickets {

  public static final MessageBody QUESTION = new MessageBody("When I click, nothing happens.");
  public static final MessageBody ANSWER = new MessageBody("Which browser do you use?");
  public static final MessageBody REPLY = new MessageBody("The newest one.");

  public TestAccount requester;
  public TestAccount owner;
  public TestAccount colleague;
  public TestWorkspace workspace;

  /** The requester, signed in. */
  public Visitor member;

  @BeforeEach
  public void beginWithAWorkspace() {
    requester = accounts.boundMember();
    owner = accounts.boundMember();
    colleague = accounts.boundMember();
    workspace =
        workspaces.named("Acme").with(requester).with(colleague).with(owner, WorkspaceRole.OWNER);
    member = atDesk(requester);
  }

  public SupportService support() {
    return the(SupportService.class);
  }

  public SupportRequest request() {
    return request(workspace.id(), List.of(), Optional.empty());
  }

  public static SupportRequest request(
      long workspaceId, List<Attachment> files, Optional<TicketNumber> followUpOf) {
    return new SupportRequest(
        TicketType.BUG, new TicketTitle("It breaks"), QUESTION, workspaceId, files, followUpOf);
  }

  /** The requester is signed in with the present one. */
  public void awaitNextCode() {
    clock.moveBy(Duration.ofMinutes(1));
  }

  /** Files a ticket of the requester and lets it come to the desk. */
  public TicketNumber fileSupport() {
    return fileSupport(member, request());
  }

  public TicketNumber fileSupport(Visitor visitor, SupportRequest request) {
    if (!(visitor.does(() -> support().file(request)) instanceof SupportFilingResult.Filed filed)) {
      throw new IllegalStateException("Not filed.");
    }
    settle(filed.number());
    return filed.number();
  }

  /** Lets the process come to where it waits; the mails stay in the outbox. */
  public void settle(TicketNumber number) {
    alignProcesses();
    jobs.run(number.text());
  }

  public DeskResult replyAs(Visitor agent, TicketNumber number) {
    DeskResult result =
        agent.does(
            () -> the(HandlingService.class).reply(number, Integer.MAX_VALUE, ANSWER, List.of()));
    settle(number);
    return result;
  }

  public DeskResult closeAs(Visitor agent, TicketNumber number) {
    DeskResult result =
        agent.does(() -> the(HandlingService.class).close(number, Integer.MAX_VALUE));
    settle(number);
    return result;
  }

  public SupportReplyResult replyAsMember(Visitor visitor, TicketNumber number) {
    SupportReplyResult result = visitor.does(() -> support().reply(number, REPLY, List.of()));
    settle(number);
    return result;
  }

  public MoveResult withdrawSupport(TicketNumber number) {
    return member.does(() -> support().withdraw(number));
  }

  public MoveResult restart(TicketNumber number) {
    return member.does(() -> support().restart(number));
  }

  public MoveResult closeSupport(TicketNumber number) {
    return member.does(() -> support().close(number));
  }

  @Override
  public Map<String, Object> row(TicketNumber number) {
    return sql.rows(
            "select * from ticket t join support_ticket s on s.id = t.id where ticket_number = ?",
            number.text())
        .getFirst();
  }

  public String status(TicketNumber number) {
    return (String) row(number).get("status");
  }
}
