package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.mail.Word;
import mfa.ticket.process.TicketProcess;
import mfa.ticket.unbind.TicketPolicy;
import mfa.ticket.unbind.UnbindRequestService;
import mfa.ticket.unbind.UnbindTicket;
import mfa.ticket.unbind.UnbindTimes;
import mfa.ticket.unbind.Withdrawal;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;

/**
 * Writes the mails about tickets: each to whom it is for, with what its text asks for; none to the
 * owner of an account that is gone.
 */
@Dependent
public class TicketMails {

  /**
   * So many mails of a kind about a ticket one person gets within a day from its process, whatever
   * a model draws.
   */
  public static final int MAX_PER_DAY = 24;

  private static final Duration DAY = Duration.ofDays(1);

  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private UnbindRequestService requests;
  @Inject private TicketLinks links;
  @Inject private TicketSettings settings;
  @Inject private TicketProcess process;
  @Inject private Conversations conversations;
  @Inject private OutboxService outbox;
  @Inject private Clock clock;

  /** Whether the process may mail this once more now. */
  public boolean mayRepeat(Ticket ticket, MailTemplate template) {
    Instant since = clock.instant().minus(DAY);
    return outbox.maxToOne(ticket.number().text(), template, since) < MAX_PER_DAY;
  }

  /**
   * One of the mails that a model can send.
   *
   * @throws IllegalArgumentException if the template is none of them
   */
  public void send(Ticket ticket, MailTemplate template) {
    switch (template) {
      case TICKET_FILED -> {
        notifyOwner(ticket, filed(ticket));
        notifyFormerAddresses(ticket, MailTemplate.TICKET_FORMER_ADDRESS);
      }
      case TICKET_APPROVED -> {
        notifyOwner(ticket, approved(ticket));
        notifyFormerAddresses(ticket, MailTemplate.TICKET_FORMER_ADDRESS);
      }
      case TICKET_DONE -> {
        notifyOwner(ticket, done(ticket));
        notifyFormerAddresses(ticket, MailTemplate.TICKET_DONE_FORMER_ADDRESS);
      }
      case TICKET_REJECTED ->
          notifyText(
              ticket, MailTemplate.TICKET_REJECTED, conversations.lastWord(ticket).orElse(""));
      case TICKET_NO_REPLY -> notifyRequester(ticket, MailTemplate.TICKET_NO_REPLY);
      case TICKET_STOPPED -> notifyRequester(ticket, MailTemplate.TICKET_STOPPED);
      case REQUESTER_REMINDER -> notifyRequester(ticket, MailTemplate.REQUESTER_REMINDER);
      case REVIEW_OVERDUE -> notifyLate(ticket, MailTemplate.REVIEW_OVERDUE);
      case REVIEW_REMINDER -> notifyLate(ticket, MailTemplate.REVIEW_REMINDER);
      case OWNER_OBJECTED -> notifyDisputed(ticket);
      case SUPPORT_RECEIVED -> notifyReceived(ticket);
      case SUPPORT_CLOSED -> notifyClosed(ticket);
      default -> throw new IllegalArgumentException(template + " is no mail of the process.");
    }
  }

  private void notifyOwner(Ticket ticket, Supplier<Mail> mail) {
    if (!ticket.isErased()) {
      outbox.send(mail.get());
    }
  }

  /** With time, client and a way to dispute it, as the two that follow (R53). */
  private Supplier<Mail> filed(Ticket ticket) {
    UnbindTimes times = requests.times();
    return () ->
        mail(ticket, MailTemplate.TICKET_FILED, requester(ticket))
            .with("usual", times.measured() ? times.review() : "")
            .with("aim", times.measured() ? "" : times.review())
            .with("when", ticket.filedAt())
            .with("wait", waitingPeriod(ticket))
            .from(ticket.client())
            .with("link", links.follow(ticket.number()))
            .with("objection", links.dispute(ticket.number()));
  }

  private Supplier<Mail> approved(Ticket ticket) {
    Instant now = clock.instant();
    return () ->
        mail(ticket, MailTemplate.TICKET_APPROVED, requester(ticket))
            .with("when", now)
            .with("wait", waitingPeriod(ticket))
            .with("until", now.plus(waitingPeriod(ticket)))
            .from(ticket.client())
            .with("link", links.follow(ticket.number()))
            .with("objection", links.dispute(ticket.number()));
  }

  private Supplier<Mail> done(Ticket ticket) {
    return () ->
        mail(ticket, MailTemplate.TICKET_DONE, requester(ticket))
            .with("when", clock.instant())
            .from(ticket.client())
            .with("link", links.follow(ticket.number()))
            .with("objection", links.dispute(ticket.number()));
  }

  private Duration waitingPeriod(Ticket ticket) {
    return settings.waitingPeriod(ticket instanceof UnbindTicket unbind && unbind.heightened());
  }

  /**
   * Anyone who had the address of the account within 30 days may be its true owner (R53). No mail
   * of the process: what the wait counts from is the notice to the present address.
   */
  private void notifyFormerAddresses(Ticket ticket, MailTemplate template) {
    if (ticket.isErased()) {
      return;
    }
    Instant since = clock.instant().minus(TicketPolicy.MEMORY);
    for (Recipient former : accounts.formerRecipients(ticket.accountId(), since)) {
      outbox.send(
          mail(ticket, template, former)
              .with("when", clock.instant())
              .with("objection", links.dispute(ticket.number())));
    }
  }

  /** That what was approved is looked at again. */
  public void notifyReviewedAgain(Ticket ticket) {
    notifyRequester(ticket, MailTemplate.TICKET_REVIEWED_AGAIN);
  }

  /**
   * That something that happened to the account has ended the ticket, why, and how to go on; not
   * where another mail says it, or nobody is there to be told.
   */
  public void notifyEnded(Ticket ticket, Withdrawal reason) {
    switch (reason) {
      case PASSWORD_REPLACED -> notifyRequester(ticket, MailTemplate.TICKET_ENDED_BY_PASSWORD);
      case EMAIL_CHANGED -> notifyRequester(ticket, MailTemplate.TICKET_ENDED_BY_EMAIL);
      case CODE_ACCEPTED, AUTHENTICATOR_BOUND ->
          notifyRequester(ticket, MailTemplate.TICKET_ENDED_BY_CODE);
      case REQUESTER, GLASS_BROKEN, ACCOUNT_DISABLED, ACCOUNT_DELETED -> {}
    }
  }

  /**
   * What somebody of customer service wrote. Where the ticket waits for an answer now, it says
   * until when, if its model closes it then.
   */
  public void notifyReply(Ticket ticket, MessageBody text) {
    if (isToBeTold(ticket)) {
      boolean asked = ticket.status() == TicketStatus.FEEDBACK_PROVIDED;
      Optional<Object> until =
          asked ? process.replyDue(ticket.number()).map(due -> due) : Optional.empty();
      outbox.send(
          mail(ticket, MailTemplate.TICKET_REPLY, requester(ticket))
              .with("text", text.text())
              .with("until", until.orElse(""))
              .with("link", link(ticket)));
    }
  }

  /** That the ticket is closed, with the last that somebody of customer service wrote. */
  public void notifySolved(Ticket ticket, MessageBody text) {
    notifyText(ticket, MailTemplate.SUPPORT_SOLVED, text.text());
  }

  /** Not where the last text told it. */
  private void notifyClosed(Ticket ticket) {
    if (outbox.maxToOne(ticket.number().text(), MailTemplate.SUPPORT_SOLVED, Instant.EPOCH) == 0) {
      notifyWhyClosed(ticket);
    }
  }

  /** A model may mail it before the ticket has its outcome. */
  private void notifyWhyClosed(Ticket ticket) {
    if (isToBeTold(ticket)) {
      Optional<Object> why = ticket.outcome().map(end -> Word.of("ticket.outcome.", end));
      outbox.send(
          mail(ticket, MailTemplate.SUPPORT_CLOSED, requester(ticket))
              .with("why", why.orElse(""))
              .with("link", link(ticket)));
    }
  }

  private void notifyText(Ticket ticket, MailTemplate template, String text) {
    if (isToBeTold(ticket)) {
      outbox.send(
          mail(ticket, template, requester(ticket)).with("text", text).with("link", link(ticket)));
    }
  }

  private void notifyReceived(Ticket ticket) {
    if (isToBeTold(ticket)) {
      outbox.send(
          mail(ticket, MailTemplate.SUPPORT_RECEIVED, requester(ticket))
              .with("subject", ticket.title())
              .with("when", ticket.filedAt())
              .with("link", link(ticket)));
    }
  }

  private void notifyRequester(Ticket ticket, MailTemplate template) {
    if (isToBeTold(ticket)) {
      outbox.send(mail(ticket, template, requester(ticket)).with("link", link(ticket)));
    }
  }

  /**
   * Whether the requester is told of it, and can read it: a ticket of a workspace is no business
   * any more of those who have left it.
   */
  public boolean isToBeTold(Ticket ticket) {
    return !ticket.isErased()
        && ticket
            .workspaceId()
            .map(workspace -> memberships.of(ticket.accountId(), workspace).isPresent())
            .orElse(true);
  }

  /** Who follows an unbind ticket cannot sign in. */
  private String link(Ticket ticket) {
    return ticket.workspaceId().isPresent()
        ? links.page(ticket.number())
        : links.follow(ticket.number());
  }

  /** That a note names a colleague; what it says is read at the desk only. */
  public void notifyMentioned(Ticket ticket, Profile colleague, String agent) {
    if (mayRepeat(ticket, MailTemplate.TICKET_MENTION)) {
      outbox.send(
          mail(ticket, MailTemplate.TICKET_MENTION, colleague.recipient()).with("agent", agent));
    }
  }

  /** That the owner says it was somebody else. */
  public void notifyDisputed(Ticket ticket) {
    notifySupervisors(ticket, MailTemplate.OWNER_OBJECTED);
  }

  /** That somebody tries codes while the ticket is open (R11). */
  public void notifyLocked(Ticket ticket) {
    notifySupervisors(ticket, MailTemplate.LOCKED_WHILE_OPEN);
  }

  private void notifySupervisors(Ticket ticket, MailTemplate template) {
    for (Profile supervisor : accounts.holders(PlatformRole.SUPERVISOR)) {
      outbox.send(mail(ticket, template, supervisor.recipient()));
    }
  }

  /** With since when it waits, and for whom; its requester does not learn who has it. */
  private void notifyLate(Ticket ticket, MailTemplate template) {
    for (Profile supervisor : accounts.holders(PlatformRole.SUPERVISOR)) {
      if (supervisor.id() == ticket.accountId()) {
        continue;
      }
      outbox.send(
          mail(ticket, template, supervisor.recipient())
              .with("filed", ticket.filedAt())
              .with("assignee", assignee(ticket)));
    }
  }

  private Object assignee(Ticket ticket) {
    Long assignee = ticket.place().assigneeId();
    return Optional.ofNullable(assignee)
        .flatMap(accounts::profile)
        .<Object>map(Profile::name)
        .orElse(Word.NOBODY);
  }

  /** That somebody of customer service approves more than usual. */
  public void notifyManyApprovals(long agentId, long approvals) {
    String agent = accounts.profile(agentId).orElseThrow().name();
    for (Profile supervisor : accounts.holders(PlatformRole.SUPERVISOR)) {
      outbox.send(
          Mail.of(MailTemplate.MANY_APPROVALS, supervisor.recipient())
              .with("agent", agent)
              .with("count", Long.toString(approvals)));
    }
  }

  /** That a member of their workspace asks for this. */
  public void notifyWorkspaceOwners(Ticket ticket, Profile member) {
    memberships
        .ownersAround(member.id())
        .forEach((owner, shared) -> notifyOwnerOf(shared, owner, ticket, member));
  }

  private void notifyOwnerOf(
      List<MembershipSummary> shared, Profile owner, Ticket ticket, Profile member) {
    outbox.send(
        mail(ticket, MailTemplate.TICKET_FILED_OWNERS, owner.recipient())
            .with("member", member.name())
            .with("workspaces", shared.stream().map(MembershipSummary::workspaceName).toList())
            .with("id", shared.getFirst().workspaceId())
            .with("when", clock.instant()));
  }

  /** That there is one ticket for an account at a time. */
  public void notifyStillOpen(Ticket ticket) {
    notifyRequester(ticket, MailTemplate.TICKET_STILL_OPEN);
  }

  /** That somebody asked in vain. */
  public void notifyRefused(Profile account) {
    outbox.send(
        Mail.of(MailTemplate.UNBIND_REFUSED, account.recipient()).with("when", clock.instant()));
  }

  private Recipient requester(Ticket ticket) {
    return accounts.recipient(ticket.accountId());
  }

  /** Tied to the ticket, whose number its text tells. */
  private static Mail mail(Ticket ticket, MailTemplate template, Recipient recipient) {
    String number = ticket.number().text();
    return Mail.of(template, recipient).about(number).with("number", number);
  }
}
