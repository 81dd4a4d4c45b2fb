package mfa.ticket.desk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.session.SessionService;
import mfa.ticket.Ticket;
import mfa.ticket.Tickets;
import mfa.workspace.Contact;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceService;

/** Looks up what a reviewer is told of the account behind a ticket. */
@Dependent
class AccountLookup {

  /** More of them say nothing new. */
  private static final int MAX_FORMER = 10;

  @Inject private Tickets tickets;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private SessionService sessions;
  @Inject private MembershipService memberships;
  @Inject private WorkspaceService workspaces;

  AccountFacts of(Ticket ticket) {
    long id = ticket.accountId();
    Optional<Profile> profile = accounts.profile(id).filter(known -> !ticket.isErased());
    return new AccountFacts(
        profile.map(Profile::name).orElse(""),
        profile.map(known -> known.email().canonical()).orElse(""),
        profile.map(Profile::language).orElse(Locale.forLanguageTag(ticket.language())),
        authenticators.boundSince(Set.of(id)).get(id),
        sessions.lastSignIns(Set.of(id)).get(id),
        profile.map(Profile::platformRoles).orElse(Set.of()),
        profile.map(this::workspaces).orElse(List.of()));
  }

  Optional<String> workspace(Ticket ticket) {
    return ticket.workspaceId().map(id -> workspaces.names(Set.of(id)).get(id));
  }

  private List<AccountWorkspace> workspaces(Profile account) {
    return memberships.of(account.id()).stream()
        .sorted(Comparator.comparing(MembershipSummary::workspaceName))
        .map(
            membership ->
                new AccountWorkspace(
                    membership.workspaceName(),
                    membership.role(),
                    owners(membership.workspaceId(), account)))
        .toList();
  }

  /** Nobody is called back about themselves. */
  private List<Contact> owners(long workspaceId, Profile account) {
    return workspaces.activeOwnersOf(workspaceId).stream()
        .filter(owner -> !owner.email().equals(account.email()))
        .toList();
  }

  List<FormerTicket> formerTickets(Ticket ticket) {
    return tickets.othersOf(ticket, MAX_FORMER).stream()
        .map(
            other ->
                new FormerTicket(
                    other.number(), other.type(), other.title(), other.filedAt(), other.outcome()))
        .toList();
  }
}
