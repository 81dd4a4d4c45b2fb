package mfa.ticket.desk.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import mfa.account.AccountDeleted;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.request.CurrentRequest;
import mfa.ticket.MessageBody;
import mfa.ticket.Ticket;
import mfa.ticket.TicketMails;

/**
 * Tells colleagues that a note names them. Nobody is named in a note about their own ticket: what
 * stands there is not for them (R50).
 */
@ApplicationScoped
public class Mentions {

  @Inject private TicketMentions mentions;
  @Inject private TicketMails mails;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** Whom the text of a new note names, they are told: by mail, and at the desk. */
  public void record(Ticket ticket, MessageBody note) {
    List<Profile> colleagues = colleagues(ticket);
    List<String> names =
        MentionedNames.in(note.text(), colleagues.stream().map(Profile::name).toList());
    for (Profile colleague : colleagues) {
      if (names.contains(colleague.name())) {
        mentions.add(new TicketMention(ticket, colleague.id(), clock.instant()));
        mails.notifyMentioned(ticket, colleague, accounts.ownProfile().name());
      }
    }
  }

  /** Who of customer service may be named, by name. */
  List<Profile> colleagues(Ticket ticket) {
    long me = request.requiredAccountId();
    return authenticators
        .bound(accounts.holders(PlatformRole.AGENT, PlatformRole.SUPERVISOR))
        .stream()
        .filter(profile -> profile.id() != me && profile.id() != ticket.accountId())
        .sorted(Comparator.comparing(Profile::name).thenComparing(Profile::id))
        .toList();
  }

  void onAccountDeleted(@Observes AccountDeleted event) {
    mentions.removeAllOf(event.accountId());
  }
}
