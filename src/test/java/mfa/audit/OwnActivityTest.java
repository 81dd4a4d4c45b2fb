package mfa.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R59: members see what happened to their own accounts")
@Tag("R59")
class OwnActivityTest extends ServiceTest {

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    TestAccount member = accounts.member();
    for (int i = 0; i < 5; i++) {
      record(AuditEvent.success(AuditAction.SIGNED_IN, member.id()));
      clock.moveBy(Duration.ofMinutes(1));
    }
    Visitor owner = signedIn(member);

    List<Activity> first = page(owner, ActivityFilter.ALL, 0, 3);
    List<Activity> second = page(owner, ActivityFilter.ALL, 3, 3);

    assertThat(first)
        .hasSize(3)
        .extracting(Activity::at)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(second).hasSize(2).allMatch(line -> line.at().isBefore(first.getLast().at()));
    assertThat(count(owner, ActivityFilter.ALL)).isEqualTo(5);
  }

  @Test
  void kindAndDaysLeaveSome() {
    TestAccount member = accounts.member();
    record(AuditEvent.success(AuditAction.UNBOUND, member.id()));
    Instant old = clock.instant();
    clock.moveBy(Duration.ofDays(8));
    record(AuditEvent.success(AuditAction.UNBOUND, member.id()));
    record(AuditEvent.failure(AuditAction.PASSWORD_CHECKED, member.id()));
    Visitor owner = signedIn(member);

    ActivityFilter factors = new ActivityFilter(ActivityKind.FACTOR, 0);
    ActivityFilter week = new ActivityFilter(null, 7);
    ActivityFilter both = new ActivityFilter(ActivityKind.FACTOR, 7);

    assertThat(page(owner, factors, 0, 9))
        .extracting(Activity::action)
        .containsOnly(AuditAction.UNBOUND)
        .hasSize(2);
    assertThat(page(owner, week, 0, 9)).hasSize(2).noneMatch(line -> line.at().equals(old));
    assertThat(page(owner, both, 0, 9)).hasSize(1);
    assertThat(count(owner, factors)).isEqualTo(2);
    assertThat(count(owner, week)).isEqualTo(2);
    assertThat(count(owner, both)).isEqualTo(1);
  }

  @Test
  void nothingOfOthersIsShown() {
    record(AuditEvent.success(AuditAction.SIGNED_IN, accounts.member().id()));
    Visitor owner = signedIn(accounts.member());

    assertThat(page(owner, ActivityFilter.ALL, 0, 9)).isEmpty();
    assertThat(count(owner, ActivityFilter.ALL)).isZero();
  }

  @Test
  void ownerIsToldWhoDidItButNotWhereColleaguesWork() {
    TestAccount member = accounts.member();
    TestAccount administrator = accounts.boundMember();
    var workspace = workspaces.named("Acme").with(administrator, WorkspaceRole.OWNER).with(member);
    anonymous().signIn(member.email(), TestAccount.WRONG_PASSWORD);
    clock.moveBy(Duration.ofMinutes(1));
    Visitor colleague = signedIn(administrator);
    colleague.does(
        () ->
            the(MembershipService.class)
                .changeRole(workspace.id(), workspace.memberId(member), WorkspaceRole.READ_ONLY));
    clock.moveBy(Duration.ofMinutes(1));
    record(AuditEvent.success(AuditAction.SESSION_ENDED, member.id()));
    clock.moveBy(Duration.ofMinutes(1));
    Visitor owner = anonymous();
    owner.signIn(member);
    clock.moveBy(Duration.ofMinutes(1));
    owner.does(() -> the(AuditService.class).beginOwnExport());

    List<Activity> lines = page(owner, ActivityFilter.ALL, 0, 9);

    assertThat(lines)
        .extracting(line -> line.action() + " " + line.actor())
        .containsSubsequence(
            "ACTIVITY_EXPORTED OWNER",
            "SESSION_ENDED SERVER",
            "MEMBER_ROLE_CHANGED SOMEBODY_ELSE",
            "PASSWORD_CHECKED ANONYMOUS");
    assertThat(lines)
        .filteredOn(line -> line.actor() == ActivityActor.SOMEBODY_ELSE)
        .allMatch(line -> line.clientAddress().isEmpty() && line.userAgent().isEmpty());
    assertThat(lines)
        .filteredOn(line -> line.actor() == ActivityActor.OWNER)
        .allMatch(line -> line.clientAddress().equals(owner.client().address()));
  }

  @Test
  void everyActionIsOfOneKind() {
    assertThat(Arrays.stream(ActivityKind.values()).flatMap(kind -> kind.actions().stream()))
        .containsExactlyInAnyOrderElementsOf(AuditAction.ofOwners());
  }

  @Test
  @Tag("R35")
  void halfSignedInCallerSeesNothing() {
    Visitor half = halfSignedIn(accounts.boundMember());

    assertThatThrownBy(() -> count(half, ActivityFilter.ALL))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> half.does(() -> the(AuditService.class).beginOwnExport()))
        .isInstanceOf(EJBAccessException.class);
  }

  private void record(AuditEvent event) {
    services.asTimer(() -> the(AuditService.class).record(event));
  }

  private List<Activity> page(Visitor owner, ActivityFilter filter, int offset, int max) {
    return owner.does(() -> the(AuditService.class).ownActivities(filter, offset, max));
  }

  private long count(Visitor owner, ActivityFilter filter) {
    return owner.does(() -> the(AuditService.class).countOwnActivities(filter));
  }
}
