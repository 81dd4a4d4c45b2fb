package mfa.workspace;

import static mfa.workspace.WorkspaceRole.ADMINISTRATOR;
import static mfa.workspace.WorkspaceRole.OWNER;
import static mfa.workspace.WorkspaceRole.READ_ONLY;
import static mfa.workspace.WorkspaceRole.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.mail.EmailAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R58")
@Tag("R63")
@Tag("R66")
class MembershipPolicyTest {

  @Test
  void nobodyChangesTheOwnMembership() {
    for (WorkspaceRole role : WorkspaceRole.values()) {
      Membership own = membership(1, role);

      assertThat(MembershipPolicy.removalRefusal(own, own))
          .contains(MembershipChangeResult.OWN_MEMBERSHIP);
      assertThat(MembershipPolicy.roleRefusal(own, own, STANDARD))
          .contains(MembershipChangeResult.OWN_MEMBERSHIP);
      assertThat(MembershipPolicy.pilotRefusal(own, own, false))
          .contains(MembershipChangeResult.OWN_MEMBERSHIP);
      assertThat(MembershipPolicy.pilotRefusal(own, own, true)).isEmpty();
      assertThat(MembershipPolicy.exemptionRefusal(own, own, profile(Set.of())))
          .contains(MembershipChangeResult.OWN_MEMBERSHIP);
    }
  }

  @Test
  void ownersChangeEverybodyElse() {
    for (WorkspaceRole role : WorkspaceRole.values()) {
      Membership member = membership(2, role);

      assertThat(MembershipPolicy.removalRefusal(membership(1, OWNER), member)).isEmpty();
      assertThat(MembershipPolicy.roleRefusal(membership(1, OWNER), member, OWNER)).isEmpty();
    }
  }

  @Test
  void administratorsNeitherTouchNorMakeOwnersAndAdministrators() {
    Membership actor = membership(1, ADMINISTRATOR);

    for (WorkspaceRole role : List.of(OWNER, ADMINISTRATOR)) {
      assertThat(MembershipPolicy.removalRefusal(actor, membership(2, role)))
          .contains(MembershipChangeResult.OWNERS_ONLY);
      assertThat(MembershipPolicy.roleRefusal(actor, membership(2, role), STANDARD))
          .contains(MembershipChangeResult.OWNERS_ONLY);
      assertThat(MembershipPolicy.roleRefusal(actor, membership(2, STANDARD), role))
          .contains(MembershipChangeResult.OWNERS_ONLY);
    }
    assertThat(MembershipPolicy.roleRefusal(actor, membership(2, STANDARD), READ_ONLY)).isEmpty();
    assertThat(MembershipPolicy.removalRefusal(actor, membership(2, READ_ONLY))).isEmpty();
  }

  @Test
  void nobodyPrivilegedIsExempt() {
    Membership actor = membership(1, OWNER);

    for (WorkspaceRole role : List.of(OWNER, ADMINISTRATOR)) {
      assertThat(MembershipPolicy.exemptionRefusal(actor, membership(2, role), profile(Set.of())))
          .contains(MembershipChangeResult.NEVER_EXEMPT);
    }
    Membership member = membership(2, STANDARD);
    assertThat(MembershipPolicy.exemptionRefusal(actor, member, profile(Set.of()))).isEmpty();
    assertThat(
            MembershipPolicy.exemptionRefusal(actor, member, profile(Set.of(PlatformRole.AGENT))))
        .contains(MembershipChangeResult.NEVER_EXEMPT);
  }

  /** As if it had been read from its table. */
  private static Membership membership(long account, WorkspaceRole role) {
    return new Membership() {
      @Override
      boolean isOf(long other) {
        return other == account;
      }

      @Override
      long accountId() {
        return account;
      }

      @Override
      WorkspaceRole role() {
        return role;
      }
    };
  }

  private static Profile profile(Set<PlatformRole> roles) {
    return new Profile(
        2,
        new EmailAddress("maya@example.com"),
        "Maya Chen",
        Locale.ENGLISH,
        ZoneOffset.UTC,
        true,
        false,
        roles);
  }
}
