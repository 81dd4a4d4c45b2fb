package mfa.ticket.desk.reply;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.ticket.Ticket;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;
import mfa.workspace.WorkspaceItem;
import mfa.workspace.WorkspaceService;

/**
 * Keeps and inserts saved replies. Everybody of customer service has own ones; shared ones are used
 * by all and written by supervisors, which the audit log keeps.
 */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class SavedReplyService {

  public static final int MAX_OWN = 200;
  public static final int MAX_SHARED = 1_000;

  @Inject private SavedReplies replies;
  @Inject private Tickets tickets;
  @Inject private AccountService accounts;
  @Inject private WorkspaceService workspaces;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;

  /** Own and shared ones: those of the wanted language first, the most used ones first. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<SavedReplyItem> page(SavedReplyFilter filter, ListPage page) {
    boolean supervisor = maySharedBeWritten();
    return replies.page(filter, request.requiredAccountId(), page).stream()
        .map(reply -> reply.item(supervisor || !reply.isShared()))
        .toList();
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public long count(SavedReplyFilter filter) {
    return replies.count(filter, request.requiredAccountId());
  }

  /** Whether the caller writes those of all. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public boolean maySharedBeWritten() {
    return accounts.ownProfile().platformRoles().contains(PlatformRole.SUPERVISOR);
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public SavedReplyResult add(SavedReplyDraft draft) {
    long me = request.requiredAccountId();
    if (draft.shared() && !maySharedBeWritten()) {
      return refused();
    }
    if (isFull(draft.shared())) {
      return SavedReplyResult.TOO_MANY;
    }
    SavedReply reply = new SavedReply(draft, me);
    replies.add(reply);
    record(reply, "added");
    return SavedReplyResult.DONE;
  }

  /**
   * Rewrites one.
   *
   * @param edition of the reply as the caller has seen it
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public SavedReplyResult change(long id, int edition, SavedReplyDraft draft) {
    Optional<SavedReply> found = replies.lock(id).filter(forMe());
    if (found.isEmpty()) {
      return SavedReplyResult.UNKNOWN;
    }
    SavedReply reply = found.get();
    boolean wasShared = reply.isShared();
    if ((wasShared || draft.shared()) && !maySharedBeWritten()) {
      return refused();
    }
    if (!reply.isOf(edition)) {
      return SavedReplyResult.CHANGED_MEANWHILE;
    }
    if (wasShared != draft.shared() && isFull(draft.shared())) {
      return SavedReplyResult.TOO_MANY;
    }
    reply.change(draft, request.requiredAccountId());
    if (wasShared || draft.shared()) {
      record(id, "changed");
    }
    return SavedReplyResult.DONE;
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public SavedReplyResult delete(long id) {
    Optional<SavedReply> found = replies.lock(id).filter(forMe());
    if (found.isEmpty()) {
      return SavedReplyResult.UNKNOWN;
    }
    SavedReply reply = found.get();
    if (reply.isShared() && !maySharedBeWritten()) {
      return SavedReplyResult.NOT_ALLOWED;
    }
    record(reply, "deleted");
    replies.remove(reply);
    return SavedReplyResult.DONE;
  }

  /**
   * The reply as it is written into the ticket, every placeholder filled.
   *
   * @param noWorkspace what stands for the workspace in a ticket of none: that one is about an
   *     account, and names none of its workspaces to who only says to be its owner
   * @return empty where one of the two is not there
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<FilledReply> insert(long id, TicketNumber number, String noWorkspace) {
    Optional<Ticket> ticket = tickets.find(number).filter(Ticket::isFiled);
    Optional<SavedReply> reply = replies.find(id).filter(forMe());
    if (ticket.isEmpty() || reply.isEmpty()) {
      return Optional.empty();
    }
    replies.countUse(reply.get());
    String text =
        Placeholder.fill(
            reply.get().body(), placeholder -> value(placeholder, ticket.get(), noWorkspace));
    return Optional.of(new FilledReply(text, reply.get().asks()));
  }

  private String value(Placeholder placeholder, Ticket ticket, String noWorkspace) {
    return switch (placeholder) {
      case REQUESTER -> accounts.profile(ticket.accountId()).map(Profile::name).orElse("");
      case NUMBER -> ticket.number().text();
      case AGENT -> accounts.ownProfile().name();
      case WORKSPACE ->
          ticket
              .workspaceId()
              .flatMap(workspaces::item)
              .map(WorkspaceItem::name)
              .orElse(noWorkspace);
    };
  }

  private Predicate<SavedReply> forMe() {
    long me = request.requiredAccountId();
    return reply -> reply.isFor(me);
  }

  private boolean isFull(boolean shared) {
    return shared
        ? replies.countShared() >= MAX_SHARED
        : replies.countOf(request.requiredAccountId()) >= MAX_OWN;
  }

  private SavedReplyResult refused() {
    audit.record(
        AuditEvent.failure(AuditAction.SAVED_REPLY_CHANGED, request.requiredAccountId())
            .saying(SavedReplyResult.NOT_ALLOWED.name()));
    return SavedReplyResult.NOT_ALLOWED;
  }

  private void record(SavedReply reply, String what) {
    if (reply.isShared()) {
      record(reply.id(), what);
    }
  }

  private void record(long id, String what) {
    audit.record(
        AuditEvent.success(AuditAction.SAVED_REPLY_CHANGED, request.requiredAccountId())
            .saying(id + " " + what));
  }
}
