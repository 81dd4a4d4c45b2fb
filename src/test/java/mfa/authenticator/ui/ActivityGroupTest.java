package mfa.authenticator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import mfa.audit.Activity;
import mfa.audit.ActivityActor;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Activities are grouped by sign-in, with device and place")
class ActivityGroupTest {

  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
  private static final String PHONE = "Mozilla/5.0 (iPhone) Safari/605";

  private long second = 1_000;

  @Test
  void oneSignInIsOneGroupFromItsPasswordOn() {
    List<Activity> activities =
        List.of(
            firefox(AuditAction.SIGNED_OUT),
            firefox(AuditAction.AUTHENTICATOR_BOUND),
            firefox(AuditAction.SIGNED_IN),
            firefox(AuditAction.CODE_CHECKED),
            firefox(AuditAction.PASSWORD_CHECKED),
            firefox(AuditAction.SIGNED_OUT),
            firefox(AuditAction.SIGNED_IN));

    assertThat(ActivityGroup.of(activities))
        .extracting(group -> group.activities().size())
        .containsExactly(5, 2);
  }

  @Test
  void devicesAtTheSameTimeAreKeptApart() {
    List<Activity> activities =
        List.of(
            firefox(AuditAction.SIGNED_OUT),
            of(AuditAction.PROFILE_CHANGED, ActivityActor.OWNER, "203.0.113.7", PHONE),
            firefox(AuditAction.SIGNED_IN),
            of(AuditAction.SIGNED_IN, ActivityActor.OWNER, "203.0.113.7", PHONE));

    assertThat(ActivityGroup.of(activities))
        .extracting(group -> group.activities().size())
        .containsExactly(2, 2);
  }

  @Test
  void placesOfTheSameBrowserAreKeptApart() {
    List<Activity> activities =
        List.of(
            firefox(AuditAction.PASSWORD_CHECKED),
            of(AuditAction.PASSWORD_CHECKED, ActivityActor.ANONYMOUS, "203.0.113.7", FIREFOX));

    assertThat(ActivityGroup.of(activities)).hasSize(2);
  }

  @Test
  void whatOthersDidIsAGroupOfItsOwn() {
    List<Activity> activities =
        List.of(
            firefox(AuditAction.SIGNED_OUT),
            of(AuditAction.ACCOUNT_ENABLED, ActivityActor.SOMEBODY_ELSE, "", ""),
            firefox(AuditAction.PROFILE_CHANGED));

    assertThat(ActivityGroup.of(activities))
        .extracting(group -> group.newest().actor())
        .containsExactly(ActivityActor.OWNER, ActivityActor.SOMEBODY_ELSE);
  }

  private Activity firefox(AuditAction action) {
    return of(action, ActivityActor.OWNER, "198.51.100.1", FIREFOX);
  }

  private Activity of(AuditAction action, ActivityActor actor, String address, String browser) {
    return new Activity(
        Instant.ofEpochSecond(--second), action, AuditResult.SUCCESS, actor, "", address, browser);
  }
}
