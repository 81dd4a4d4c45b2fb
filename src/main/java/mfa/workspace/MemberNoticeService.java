package mfa.workspace;

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
import mfa.account.AccountState;
import mfa.account.Profile;

/**
 * Knows which members are to be notified or reminded of a workspace's rule, and when. What concerns
 * all members of a workspace is a job, which reaches some of them at a time.
 */
@Stateless
public class MemberNoticeService {

  @Inject private Memberships memberships;
  @Inject private AccountService accounts;
  @Inject private BulkMemberJobs jobs;
  @Inject private Clock clock;

  /**
   * All members are notified at that time; null: nobody is. The workspace is locked by the caller.
   */
  @PermitAll
  public void planNotices(long workspaceId, Instant at) {
    jobs.planNotices(workspaceId, at);
  }

  /**
   * All unbound members are reminded who were not since then.
   *
   * @param by the account of who asks for it
   * @return false where that is ordered already
   */
  @PermitAll
  public boolean planReminders(long workspaceId, long by, Instant before) {
    memberships.lock(workspaceId);
    return jobs.planReminders(workspaceId, by, before, clock.instant());
  }

  /**
   * The jobs that are due, oldest first.
   *
   * @param worker who runs them
   */
  @PermitAll
  public List<Long> dueJobs(String worker, int max) {
    return jobs.due(worker, clock.instant(), max);
  }

  /**
   * Runs the job for the next members, unless somebody else does.
   *
   * @return whether there are more
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean runJob(long id, int max) {
    return jobs.lock(id).filter(job -> jobs.apply(job, max) == max).isPresent();
  }

  /**
   * Members who are to be notified by now.
   *
   * @param worker who notifies them
   */
  @PermitAll
  public List<Long> dueNotices(String worker, int max) {
    return memberships.dueNotices(worker, clock.instant(), max);
  }

  /** The member, if still to be notified; nobody else gets it before the transaction ends. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<DueNotice> claimNotice(long memberId) {
    return memberships
        .lockDueNotice(memberId, clock.instant())
        .map(
            due -> {
              Optional<String> announcer = announcer(due.workspace());
              return notice(due, announcer, announcer);
            });
  }

  /**
   * Members whom somebody asked to remind.
   *
   * @param worker who reminds them
   */
  @PermitAll
  public List<Long> dueReminders(String worker, int max) {
    return memberships.dueReminders(worker, clock.instant(), max);
  }

  /** The member, if still to be reminded; nobody else gets it before the transaction ends. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<DueNotice> claimReminder(long memberId) {
    Instant now = clock.instant();
    Optional<Membership> due = memberships.lockDueReminder(memberId, now);
    Optional<DueNotice> reminder =
        due.map(
            membership ->
                notice(
                    membership,
                    announcer(membership.workspace()),
                    membership
                        .takeReminder(now)
                        .flatMap(asker -> administrator(asker, membership.workspace()))));
    return due.filter(Membership::isOfOpenWorkspace).flatMap(open -> reminder);
  }

  private static DueNotice notice(
      Membership due, Optional<String> announcer, Optional<String> asker) {
    Optional<String> words = announcer.flatMap(due.workspace()::announcement);
    return new DueNotice(due.id(), due.accountId(), due.summary(), words.orElse(""), asker);
  }

  /** Who made the rule. */
  private Optional<String> announcer(Workspace workspace) {
    return workspace.announcerId().flatMap(id -> administrator(id, workspace));
  }

  /** The name, as long as that person speaks for the workspace. */
  private Optional<String> administrator(long accountId, Workspace workspace) {
    return memberships
        .administering(accountId, workspace.id())
        .filter(membership -> membership.accountState() == AccountState.ACTIVE)
        .flatMap(membership -> accounts.profile(membership.accountId()))
        .map(Profile::name);
  }

  /** When the member is notified again; null means no more. */
  @PermitAll
  public void planNotice(long memberId, Instant next) {
    memberships.byId(memberId).planNotice(next);
  }
}
