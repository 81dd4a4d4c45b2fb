package mfa.tenancy;

import static mfa.tenancy.Ids.done;
import static mfa.tenancy.ServiceEndpoint.place;
import static mfa.tenancy.ServiceEndpoint.thing;
import static mfa.tenancy.ServiceEndpoint.thingInPlace;
import static mfa.tenancy.ServiceEndpoint.without;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mfa.application.ApplicationGateService;
import mfa.application.ApplicationService;
import mfa.audit.WorkspaceAuditFilter;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.BindService;
import mfa.authenticator.OneTimeCode;
import mfa.invitation.InvitationAcceptanceService;
import mfa.invitation.InvitationService;
import mfa.session.SessionService;
import mfa.ticket.Conversations;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.DeskService;
import mfa.ticket.requester.OwnTicketService;
import mfa.ticket.requester.Rating;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.support.SupportService;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListItem;
import mfa.ticket.support.TicketListQuery;
import mfa.ticket.support.TicketListService;
import mfa.ticket.support.WithSupportTickets;
import mfa.verification.VerificationCode;
import mfa.workspace.ExemptionService;
import mfa.workspace.LeavingService;
import mfa.workspace.MembershipService;
import mfa.workspace.RuleStart;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.WorkspaceService;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberOrder;
import mfa.workspace.members.MemberPage;
import mfa.workspace.members.MemberService;
import mfa.workspace.members.UnbindHelpService;
import mfa.workspace.members.WorkspaceAuditService;
import mfa.workspace.members.WorkspaceSecurityService;

/** Every method of a service that pages call: a new one needs a line here. */
final class ServiceEndpoints {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final MessageBody TEXT = new MessageBody("A reply.");
  private static final TicketListItem LAST_OF_PART =
      new TicketListItem(
          new TicketNumber("T-2026-000001"),
          TicketType.BUG,
          "It breaks",
          TicketStatus.CLOSED,
          "",
          "",
          true,
          Instant.parse("2999-01-01T00:00:00Z"),
          Instant.parse("2999-01-01T00:00:00Z"));

  private ServiceEndpoints() {}

  static List<ServiceEndpoint> all() {
    return Stream.of(
            aboutTheCaller(),
            withAKey(),
            atTheDesk(),
            ofTheServer(),
            ofProcessOwners(),
            workspaces(),
            ownThings(),
            tickets(),
            ticketsOfWorkspaces())
        .flatMap(List::stream)
        .toList();
  }

  /** They take no id: whom they are about, the session says. */
  private static List<ServiceEndpoint> aboutTheCaller() {
    return List.of(
        without("AccountService.ownProfile()"),
        without("AccountService.ownMailIsRefused()"),
        without("MembershipService.own()"),
        without("AccountService.changeOwnProfile(String, Locale, ZoneId)"),
        without("AccountService.changeOwnLanguage(Locale)"),
        without("AuditService.beginOwnExport()"),
        without("AuditService.countOwnActivities(ActivityFilter)"),
        without("AuditService.ownActivities(ActivityFilter, int, int)"),
        without("AccountDeletionService.check(Password)"),
        without("AccountDeletionService.delete(Password)"),
        without("AccountDeletionService.delete(Password, VerificationCode)"),
        without("AccountDeletionService.sendCode()"),
        without("AccountDeletionService.needsMailedCode()"),
        without("LeavingService.sendCode()"),
        without("OwnEmailService.begin(EmailAddress, Password)"),
        without("OwnEmailService.confirm(Optional, Optional)"),
        without("AuthenticatorService.ownStatus()"),
        without("AuthenticatorService.ownSecondFactor()"),
        without("AuthenticatorService.unbind(Proof)"),
        without("AuthenticatorService.renewRecoveryCodes()"),
        without("AuthenticatorService.recordRecoveryCodesSaved()"),
        without("BindService.sendVerificationCode()"),
        without("BindService.verifyEmail(VerificationCode)"),
        without("BindService.beginAdding()"),
        without("BindService.offer()"),
        without("CodeCheckService.check(Proof, LongFunction, Predicate)"),
        without("CodeCheckService.checkFresh(Proof)"),
        without("CodeCheckService.checkToUnbind(Proof, LongFunction, Predicate)"),
        without("EnforcementService.ownObligation()"),
        without("EnforcementService.ownProtection()"),
        without("OwnTicketService.open()"),
        without("PasswordChangeService.needsCode()"),
        without("PasswordChangeService.change(Password, Password)"),
        without("SessionService.confirm(long)"),
        without("SessionService.recordCode()"),
        without("SessionService.recordBinding()"),
        without("SessionService.hasFreshCode()"),
        without("SessionService.recordActivity()"),
        without("SessionService.ownSessions()"),
        without("SessionService.countOthers()"),
        without("SessionService.endOthers(EndReason)"),
        without("SessionService.endThis(EndReason)"),
        without("SignInService.signIn(EmailAddress, Password)"),
        without("SignInService.confirm(Proof)"),
        without("SignInService.signOut()"));
  }

  /** They take no id, but a key that only a mailbox or a browser knows, or an address. */
  private static List<ServiceEndpoint> withAKey() {
    return List.of(
        without("InvitationAcceptanceService.offer(String)"),
        without("InvitationAcceptanceService.acceptAsNew(String, String, Password)"),
        without("OwnEmailService.canBeTakenBack(String)"),
        without("OwnEmailService.takeBack(String)"),
        without("PasswordResetService.request(EmailAddress)"),
        without("PasswordResetService.isOpen(String)"),
        without("RequesterService.openOfResetLink(String)"),
        without("RequesterService.openOfTakeBackLink(String)"),
        without("PasswordResetService.complete(String, Password)"),
        without("UnbindRequestService.requestCode(String, EmailAddress, Password)"),
        without("UnbindRequestService.requestCode(String)"),
        without("UnbindRequestService.times()"),
        without("UnbindRequestService.ownAddress()"),
        without("UnbindFilingService.submit(String, VerificationCode, TicketTitle, MessageBody)"));
  }

  /** Customer service works the tickets of all workspaces: no number is a foreign one. */
  private static List<ServiceEndpoint> atTheDesk() {
    return List.of(
        without("NumbersService.of(NumbersPeriod, Grouping)"),
        without("NumbersService.waiting(Grouping)"),
        without("NumbersService.comments(NumbersPeriod, ListPage)"),
        without("NumbersService.comments(NumbersPeriod, RatingItem, int)"),
        without("NumbersService.countComments(NumbersPeriod)"),
        without("OwnWorkService.own()"),
        without("DeskService.count(DeskQueue)"),
        without("DeskService.count(QueuePage)"),
        without("DeskService.isSearchedInPart(QueuePage)"),
        without("DeskService.page(QueuePage)"),
        without("DeskService.counts()"),
        without("DeskService.newest()"),
        without("DeskService.countSince(Instant)"),
        without("DeskService.open(TicketNumber)"),
        without("DeskService.conversation(TicketNumber, int)"),
        without("DeskService.model(TicketNumber)"),
        without("DeskService.next()"),
        without("DeskService.neighbours(TicketNumber, QueuePage)"),
        without("LiveTicketService.draft(TicketNumber)"),
        without("LiveTicketService.keep(TicketNumber, DraftText)"),
        without("LiveTicketService.look(TicketNumber)"),
        without("AssignmentService.take(TicketNumber)"),
        without("AssignmentService.takeNext()"),
        without("AssignmentService.release(TicketNumber)"),
        without("HandlingService.close(TicketNumber, int)"),
        without("HandlingService.close(TicketNumber, int, MessageBody, List)"),
        without("HandlingService.reply(TicketNumber, int, MessageBody, List)"),
        without("ReviewService.reply(TicketNumber, MessageBody, boolean, List)"),
        without("ReviewService.decide(TicketNumber, Review)"),
        without("ReviewService.stop(TicketNumber, MessageBody)"),
        without("ReviewService.retry(TicketNumber)"),
        without("AssignmentService.colleagues()"),
        without("AssignmentService.colleagues(TicketNumber)"),
        without("AssignmentService.groups(TicketNumber)"),
        without("AssignmentService.forward(TicketNumber, HandlingGroup)"),
        without("MentionService.names(TicketNumber)"),
        without("MentionService.markSeen(TicketNumber)"),
        without("TagService.of(TicketNumber)"),
        without("TagService.suggestions(String)"),
        without("TagService.add(TicketNumber, TagName)"),
        without("TagService.remove(TicketNumber, TagName)"),
        without("TagService.prioritize(TicketNumber, TicketPriority)"),
        without("SavedReplyService.page(SavedReplyFilter, ListPage)"),
        without("SavedReplyService.count(SavedReplyFilter)"),
        without("SavedReplyService.maySharedBeWritten()"),
        without("SavedReplyService.add(SavedReplyDraft)"),
        without("SavedReplyService.change(long, int, SavedReplyDraft)"),
        without("SavedReplyService.delete(long)"),
        without("SavedReplyService.insert(long, TicketNumber, String)"),
        without("OutboxService.undelivered(String)"),
        without("OutboxService.referencesOfUndelivered(int)"),
        without("OutboxService.retry(String)"),
        thing(
            "DeskService.attachment(TicketNumber, long)",
            ids -> ids.the(DeskService.class).attachment(ids.ownTicket(), ids.attachment())),
        thing(
            "AssignmentService.forward(TicketNumber, long)",
            ids -> ids.the(AssignmentService.class).forward(ids.ownTicket(), ids.colleague())));
  }

  /** Platform administrators administer the whole server: no id is a foreign one. */
  private static List<ServiceEndpoint> ofTheServer() {
    return List.of(
        without(
            "AccountAdministrationService.page(AccountFilter, AccountOrder, boolean, ListPage)"),
        without("AccountAdministrationService.count(AccountFilter)"),
        without("AccountAdministrationService.boundSupervisors()"),
        without("AccountAdministrationService.find(long)"),
        without("AccountAdministrationService.memberships(long)"),
        without("AccountAdministrationService.history(long, ListPage)"),
        without("AccountAdministrationService.countHistory(long)"),
        without("AccountAdministrationService.disable(long)"),
        without("AccountAdministrationService.enable(long)"),
        without("AccountAdministrationService.delete(long)"),
        without("AccountAdministrationService.endSessions(long)"),
        without("AccountAdministrationService.changeRoles(long, Set)"),
        without("RoleInvitationService.invite(EmailAddress, PlatformRole, Locale)"),
        without("RoleInvitationService.open()"),
        without("RoleInvitationService.resend(long)"),
        without("RoleInvitationService.cancel(long)"),
        without("ApplicationService.page(ListPage)"),
        without("ApplicationService.count()"),
        without("ApplicationService.add(long, String, String)"),
        without("ApplicationService.remove(long)"),
        without("DeploymentService.deploy(String, byte[], DeploymentNote, DeploymentSource, int)"),
        without("DeploymentService.deployPackaged(String, DeploymentNote, int)"),
        without("DeploymentService.rollBack(String, DeploymentNote, int)"),
        without("DeployTokenService.own()"),
        without("DeployTokenService.make(String, int)"),
        without("DeployTokenService.revoke(long)"),
        without("VersionService.processes()"),
        without("VersionService.page(String, ListPage)"),
        without("VersionService.count(String)"),
        without("VersionService.file(String)"),
        without("VersionService.offered(String)"),
        without("WorkspaceAdministrationService.page(String, ListPage)"),
        without("WorkspaceAdministrationService.count(String)"),
        without("WorkspaceAdministrationService.find(long)"),
        without("WorkspaceAdministrationService.owners(long)"),
        without("WorkspaceAdministrationService.rename(long, String)"),
        without("WorkspaceAdministrationService.close(long)"),
        without("WorkspaceAdministrationService.reopen(long)"),
        without("WorkspaceAdministrationService.create(String, Locale, EmailAddress)"),
        without("WorkspaceAdministrationService.inviteOwner(long, EmailAddress, Locale)"));
  }

  /** Nobody but process owners; {@code DraftServiceTest} tries the drafts of another one. */
  private static List<ServiceEndpoint> ofProcessOwners() {
    return List.of(
        without("DraftService.copyOf(String)"),
        without("DraftService.fromUpload(String, byte[])"),
        without("DraftService.own()"),
        without("DraftService.open(long)"),
        without("DraftService.save(long, String, long)"),
        without("DraftService.findings(long)"),
        without("DraftService.contract(String)"),
        without("DraftService.running(String)"),
        without("DraftService.discard(long)"),
        without("DraftService.discard(long, long)"),
        without("DryRunService.begin(String, byte[], byte[])"),
        without("StatisticsService.of(String, Period)"),
        without("StatisticsService.tickets(String, String, ListPage)"),
        without("StatisticsService.count(String, String)"),
        without("MigrationService.targets(String)"),
        without("MigrationService.plan(String, String)"),
        without("MigrationService.begin(String, String, boolean, DeploymentNote)"),
        without("MigrationService.stop(long)"),
        without("MigrationService.newest(String)"),
        without("MigrationService.staying(long, ListPage)"));
  }

  private static List<ServiceEndpoint> workspaces() {
    return Stream.of(administration(), people(), unbindHelp(), record())
        .flatMap(List::stream)
        .toList();
  }

  private static List<ServiceEndpoint> administration() {
    return List.of(
        place(
            "WorkspaceSecurityService.progress(long)",
            ids -> ids.the(WorkspaceSecurityService.class).progress(ids.workspace())),
        place(
            "WorkspaceSecurityService.security(long)",
            ids -> ids.the(WorkspaceSecurityService.class).security(ids.workspace())),
        place(
            "WorkspaceSecurityService.preview(long, RuleStart)",
            ids ->
                ids.the(WorkspaceSecurityService.class).preview(ids.workspace(), RuleStart.now(7))),
        place(
            "WorkspaceSecurityService.switchOn(long, RuleStart)",
            ids ->
                ids.the(WorkspaceSecurityService.class)
                    .switchOn(ids.workspace(), RuleStart.now(7))),
        place(
            "WorkspaceSecurityService.changeGrace(long, int)",
            ids -> ids.the(WorkspaceSecurityService.class).changeGrace(ids.workspace(), 0)),
        place(
            "WorkspaceSecurityService.switchOff(long)",
            ids -> ids.the(WorkspaceSecurityService.class).switchOff(ids.workspace())),
        thingInPlace(
            "ExemptionService.exempt(long, long, String, Instant)",
            ids ->
                ids.the(ExemptionService.class)
                    .exempt(
                        ids.workspace(),
                        ids.member(),
                        "On a trip",
                        ids.the(Clock.class).instant().plus(A_DAY))),
        thingInPlace(
            "ExemptionService.end(long, long)",
            ids -> ids.the(ExemptionService.class).end(ids.workspace(), ids.member())),
        place(
            "InvitationService.invite(long, List, WorkspaceRole, Locale)",
            ids ->
                ids.the(InvitationService.class)
                    .invite(
                        ids.workspace(),
                        List.of("new" + ids.own().workspace() + "@example.net"),
                        WorkspaceRole.STANDARD,
                        Locale.ENGLISH)),
        thingInPlace(
            "InvitationService.resend(long, long)",
            ids -> ids.the(InvitationService.class).resend(ids.workspace(), ids.invitation())),
        thingInPlace(
            "InvitationService.cancel(long, long)",
            ids -> ids.the(InvitationService.class).cancel(ids.workspace(), ids.invitation())));
  }

  private static List<ServiceEndpoint> people() {
    return List.of(
        place(
            "WorkspaceService.own(long)",
            ids -> ids.the(WorkspaceService.class).own(ids.workspace())),
        place(
            "WorkspaceService.administered(long)",
            ids -> ids.the(WorkspaceService.class).administered(ids.workspace())),
        place(
            "WorkspaceService.contacts(long)",
            ids -> ids.the(WorkspaceService.class).contacts(ids.workspace())),
        place(
            "ApplicationService.own(long)",
            ids -> ids.the(ApplicationService.class).own(ids.workspace())),
        thingInPlace(
            "MembershipService.changeRole(long, long, WorkspaceRole)",
            ids ->
                ids.the(MembershipService.class)
                    .changeRole(ids.workspace(), ids.member(), WorkspaceRole.READ_ONLY)),
        thingInPlace(
            "MembershipService.changePilot(long, long, boolean)",
            ids ->
                ids.the(MembershipService.class).changePilot(ids.workspace(), ids.member(), true)),
        thingInPlace(
            "MembershipService.remove(long, long)",
            ids -> ids.the(MembershipService.class).remove(ids.workspace(), ids.member())),
        place(
            "LeavingService.leave(long)",
            ids -> ids.the(LeavingService.class).leave(ids.workspace())),
        place(
            "LeavingService.leave(long, VerificationCode)",
            ids ->
                ids.the(LeavingService.class)
                    .leave(ids.workspace(), new VerificationCode("000000"))),
        place(
            "MemberService.page(long, MemberFilter, MemberPage)",
            ids ->
                ids.the(MemberService.class)
                    .page(
                        ids.workspace(),
                        MemberFilter.ALL,
                        new MemberPage(MemberOrder.NAME, false, 0, 50))),
        place(
            "MemberService.count(long, MemberFilter)",
            ids -> ids.the(MemberService.class).count(ids.workspace(), MemberFilter.ALL)),
        place(
            "MemberService.readiness(long)",
            ids -> ids.the(MemberService.class).readiness(ids.workspace())),
        place(
            "MemberService.beginExport(long)",
            ids -> ids.the(MemberService.class).beginExport(ids.workspace())),
        thingInPlace(
            "MemberService.remind(long, long)",
            ids -> ids.the(MemberService.class).remind(ids.workspace(), ids.member())),
        place(
            "MemberService.countToRemind(long)",
            ids -> ids.the(MemberService.class).countToRemind(ids.workspace())),
        thingInPlace(
            "MemberService.countToBindAtOnce(long, List)",
            ids ->
                ids.the(MemberService.class)
                    .countToBindAtOnce(ids.workspace(), List.of(ids.member()))),
        place(
            "MemberService.remindAllUnbound(long)",
            ids -> ids.the(MemberService.class).remindAllUnbound(ids.workspace())));
  }

  private static List<ServiceEndpoint> unbindHelp() {
    return List.of(
        thingInPlace(
            "UnbindHelpService.help(long, long)",
            ids -> ids.the(UnbindHelpService.class).help(ids.workspace(), ids.member())),
        thingInPlace(
            "UnbindHelpService.instruct(long, long)",
            ids -> ids.the(UnbindHelpService.class).instruct(ids.workspace(), ids.member())),
        thingInPlace(
            "UnbindHelpService.vouch(long, long)",
            ids -> ids.the(UnbindHelpService.class).vouch(ids.workspace(), ids.member())));
  }

  private static List<ServiceEndpoint> record() {
    return List.of(
        place(
            "WorkspaceAuditService.page(long, WorkspaceAuditFilter, int, int)",
            ids ->
                ids.the(WorkspaceAuditService.class)
                    .page(ids.workspace(), WorkspaceAuditFilter.ALL, 0, 50)),
        place(
            "WorkspaceAuditService.count(long, WorkspaceAuditFilter)",
            ids ->
                ids.the(WorkspaceAuditService.class)
                    .count(ids.workspace(), WorkspaceAuditFilter.ALL)),
        place(
            "WorkspaceAuditService.people(long, String, int, int)",
            ids -> ids.the(WorkspaceAuditService.class).people(ids.workspace(), "", 0, 50)),
        place(
            "WorkspaceAuditService.beginExport(long)",
            ids -> ids.the(WorkspaceAuditService.class).beginExport(ids.workspace())));
  }

  private static List<ServiceEndpoint> ownThings() {
    return List.of(
        thing(
            "ApplicationGateService.enter(EntryRequest)",
            ids -> ids.the(ApplicationGateService.class).enter(ids.entry())),
        thing(
            "AuthenticatorService.remove(long)",
            ids -> ids.the(AuthenticatorService.class).remove(ids.authenticator())),
        thing(
            "AuthenticatorService.rename(long, String)",
            ids -> ids.the(AuthenticatorService.class).rename(ids.authenticator(), "Renamed")),
        thing(
            "BindService.confirm(long, OneTimeCode, String)",
            ids ->
                ids.the(BindService.class)
                    .confirm(ids.enrolment(), new OneTimeCode("000000"), "Phone")),
        thing(
            "InvitationAcceptanceService.accept(String)",
            ids -> ids.the(InvitationAcceptanceService.class).accept(ids.invitationKey())),
        thing(
            "SessionService.endOwn(long)",
            ids -> done(() -> ids.the(SessionService.class).endOwn(ids.session()))));
  }

  /** The key of one ticket opens no other. */
  private static List<ServiceEndpoint> tickets() {
    return List.of(
        place(
            "OwnTicketService.dispute(TicketNumber)",
            ids -> ids.the(OwnTicketService.class).dispute(ids.ticket())),
        place(
            "RequesterService.ticket(TicketNumber, String)",
            ids -> ids.the(RequesterService.class).ticket(ids.ticket(), ids.ownTicketKey())),
        place(
            "RequesterService.state(TicketNumber, String)",
            ids -> ids.the(RequesterService.class).state(ids.ticket(), ids.ownTicketKey())),
        place(
            "RequesterService.conversation(TicketNumber, String, int)",
            ids ->
                ids.the(RequesterService.class)
                    .conversation(ids.ticket(), ids.ownTicketKey(), Conversations.NEWEST)),
        place(
            "RequesterService.reply(TicketNumber, String, MessageBody, List)",
            ids ->
                ids.the(RequesterService.class)
                    .reply(ids.ticket(), ids.ownTicketKey(), TEXT, List.of())),
        thingInPlace(
            "RequesterService.attachment(TicketNumber, String, long)",
            ids ->
                ids.the(RequesterService.class)
                    .attachment(ids.ticket(), ids.ownTicketKey(), ids.attachment())),
        place(
            "RequesterService.withdraw(TicketNumber, String)",
            ids -> ids.the(RequesterService.class).withdraw(ids.ticket(), ids.ownTicketKey())),
        place(
            "RequesterService.rate(TicketNumber, String, Rating)",
            ids ->
                ids.the(RequesterService.class)
                    .rate(ids.ticket(), ids.ownTicketKey(), new Rating(5, ""))),
        place(
            "RequesterService.disputable(TicketNumber, String)",
            ids -> ids.the(RequesterService.class).disputable(ids.ticket(), ids.ownDisputeKey())),
        place(
            "RequesterService.dispute(TicketNumber, String)",
            ids -> ids.the(RequesterService.class).dispute(ids.ticket(), ids.ownDisputeKey())));
  }

  private static List<ServiceEndpoint> ticketsOfWorkspaces() {
    return List.of(
        place(
            "OwnTicketService.ticket(TicketNumber)",
            ids -> ids.the(OwnTicketService.class).ticket(ids.ticket())),
        place(
            "OwnTicketService.state(TicketNumber)",
            ids -> ids.the(OwnTicketService.class).state(ids.ticket())),
        place(
            "OwnTicketService.conversation(TicketNumber, int)",
            ids ->
                ids.the(OwnTicketService.class).conversation(ids.ticket(), Conversations.NEWEST)),
        thingInPlace(
            "OwnTicketService.attachment(TicketNumber, long)",
            ids -> ids.the(OwnTicketService.class).attachment(ids.ticket(), ids.attachment())),
        place(
            "SupportService.file(SupportRequest)",
            ids ->
                ids.the(SupportService.class)
                    .file(
                        WithSupportTickets.request(ids.workspace(), List.of(), Optional.empty()))),
        place(
            "SupportService.ticket(TicketNumber)",
            ids -> ids.the(SupportService.class).ticket(ids.supportTicket())),
        place(
            "SupportService.state(TicketNumber)",
            ids -> ids.the(SupportService.class).state(ids.supportTicket())),
        place(
            "SupportService.conversation(TicketNumber, int)",
            ids ->
                ids.the(SupportService.class)
                    .conversation(ids.supportTicket(), Conversations.NEWEST)),
        place(
            "SupportService.reply(TicketNumber, MessageBody, List)",
            ids -> ids.the(SupportService.class).reply(ids.supportTicket(), TEXT, List.of())),
        thingInPlace(
            "SupportService.attachment(TicketNumber, long)",
            ids ->
                ids.the(SupportService.class)
                    .attachment(ids.supportTicket(), ids.supportAttachment())),
        place(
            "SupportService.withdraw(TicketNumber)",
            ids -> ids.the(SupportService.class).withdraw(ids.supportTicket())),
        place(
            "SupportService.restart(TicketNumber)",
            ids -> ids.the(SupportService.class).restart(ids.supportTicket())),
        place(
            "SupportService.close(TicketNumber)",
            ids -> ids.the(SupportService.class).close(ids.supportTicket())),
        place(
            "SupportService.rate(TicketNumber, Rating)",
            ids -> ids.the(SupportService.class).rate(ids.supportTicket(), new Rating(5, ""))),
        place(
            "TicketListService.page(TicketListQuery)",
            ids ->
                ids.the(TicketListService.class)
                    .page(new TicketListQuery(TicketListFilter.of(ids.workspace()), 0, 10))),
        place(
            "TicketListService.export(TicketListFilter, int)",
            ids ->
                ids.the(TicketListService.class).export(TicketListFilter.of(ids.workspace()), 10)),
        place(
            "TicketListService.export(TicketListFilter, TicketListItem, int)",
            ids ->
                ids.the(TicketListService.class)
                    .export(TicketListFilter.of(ids.workspace()), LAST_OF_PART, 10)),
        place(
            "TicketListService.count(TicketListFilter)",
            ids -> ids.the(TicketListService.class).count(TicketListFilter.of(ids.workspace()))),
        place(
            "TicketListService.isSearchedInPart(TicketListFilter)",
            ids ->
                ids.the(TicketListService.class)
                    .isSearchedInPart(
                        new TicketListFilter(ids.workspace(), null, null, "journey"))),
        place(
            "TicketListService.mayExport(TicketListFilter)",
            ids ->
                ids.the(TicketListService.class).mayExport(TicketListFilter.of(ids.workspace()))));
  }
}
