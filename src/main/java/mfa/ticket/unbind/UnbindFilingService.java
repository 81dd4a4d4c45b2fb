package mfa.ticket.unbind;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.Transactions;
import mfa.ticket.Author;
import mfa.ticket.Conversations;
import mfa.ticket.FilingResult;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketLinks;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketMessage;
import mfa.ticket.TicketTitle;
import mfa.ticket.process.UnbindMessage;
import mfa.ticket.process.UnbindProcess;
import mfa.ticket.search.TicketSearch;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import mfa.verification.VerificationService;

/**
 * The second half of the unbind form: files the ticket with the mailed code. Without a draft it
 * answers as with one (R33). Called outside any transaction.
 */
@Stateless
public class UnbindFilingService {

  @Inject private UnbindRequests requests;
  @Inject private UnbindTickets tickets;
  @Inject private Conversations conversations;
  @Inject private TicketPolicy policy;
  @Inject private TicketLinks links;
  @Inject private UnbindProcess process;
  @Inject private VerificationService verification;
  @Inject private RequestRisks risks;
  @Inject private TicketMails mails;
  @Inject private TicketSearch search;
  @Inject private TicketAudit audit;
  @Inject private AccountService accounts;
  @Inject private Transactions transactions;
  @Inject private KeyRing keyRing;
  @Inject private Clock clock;

  /** Files the ticket, if the code is right. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public FilingResult submit(
      String formKey, VerificationCode code, TicketTitle title, MessageBody description) {
    String form = UnbindRequest.Form.hash(formKey, keyRing);
    VerificationResult check = transactions.inNew(() -> submitted(form, code, title, description));
    Optional<FilingResult.Filed> filed =
        check == VerificationResult.ACCEPTED
            ? transactions.within(() -> filed(form))
            : Optional.empty();
    return filed.<FilingResult>map(done -> done).orElseGet(() -> new FilingResult.Refused(check));
  }

  private VerificationResult submitted(
      String formHash, VerificationCode code, TicketTitle title, MessageBody description) {
    Optional<UnbindTicket> draft =
        tickets.draftOfForm(formHash).filter(known -> !known.isCanceled());
    if (draft.isEmpty()) {
      return pretend(formHash);
    }
    Profile account = accounts.profile(draft.get().accountId()).orElseThrow();
    VerificationResult check =
        verification.redeemInTransaction(UnbindRequest.codeRequest(draft.get(), account), code);
    if (check == VerificationResult.ACCEPTED) {
      file(draft.get(), account, title, description);
    }
    return check;
  }

  /** Without a draft, a code has as many tries as with one. */
  private VerificationResult pretend(String formHash) {
    Instant since = clock.instant().minus(verification.life());
    boolean tried = requests.newestOf(formHash, since).filter(requests::reserveTry).isPresent();
    return tried ? VerificationResult.WRONG : VerificationResult.EXPIRED;
  }

  private void file(
      UnbindTicket draft, Profile account, TicketTitle title, MessageBody description) {
    Instant now = clock.instant();
    risks.recordOrigin(draft);
    draft.file(title.text(), policy.reasonsAtFiling(account), now);
    conversations.add(
        new TicketMessage(draft, Author.REQUESTER, account.id(), false, description, now),
        List.of());
    if (!process.send(UnbindMessage.EMAIL_VERIFIED, draft.number())) {
      throw new IllegalStateException("Ticket " + draft.number() + " waits for no code.");
    }
    search.add(draft);
    audit.record(AuditAction.TICKET_FILED, draft);
    mails.notifyWorkspaceOwners(draft, account);
  }

  /** The ticket that the form has become. */
  private Optional<FilingResult.Filed> filed(String formHash) {
    return tickets
        .newestOfForm(formHash)
        .map(ticket -> new FilingResult.Filed(ticket.number(), links.follow(ticket.number())));
  }
}
