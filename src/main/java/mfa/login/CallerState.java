package mfa.login;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.authenticator.SecondFactor;
import mfa.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Who a session of ours speaks for, by what counts at this moment. */
@Entity
@Table(name = "caller_state")
class CallerState extends CallerRow {

  @Id private Long id;

  private String email;

  private String name;

  private String language;

  @Column(name = "time_zone")
  private String timeZone;

  @Column(name = "must_bind")
  private boolean mustBind;

  @Column(name = "recovery_codes_left")
  private int recoveryCodesLeft;

  @Column(name = "recovery_codes_saved")
  private boolean recoveryCodesSaved;

  @Column(name = "recovery_codes_made_at")
  private @Nullable Instant recoveryCodesMadeAt;

  @Column(name = "platform_roles")
  private String platformRoles;

  @Column(name = "in_workspaces")
  private boolean inWorkspaces;

  @Column(name = "has_open_ticket")
  private boolean hasOpenTicket;

  private boolean awaited;

  protected CallerState() {}

  Set<String> platformRoles() {
    return platformRoles == null ? Set.of() : Set.of(platformRoles.split(","));
  }

  Profile profile() {
    return new Profile(
        accountId(),
        new EmailAddress(email),
        name,
        Locale.of(language),
        ZoneId.of(timeZone),
        isActive(),
        mustBind,
        platformRoles().stream().map(PlatformRole::valueOf).collect(Collectors.toSet()));
  }

  SecondFactor secondFactor() {
    return new SecondFactor(isBound(), recoveryCodesLeft, recoveryCodesSaved, recoveryCodesMadeAt);
  }

  Caller caller(Set<String> roles) {
    return new Caller(accountId(), id, roles, inWorkspaces, hasOpenTicket, awaited);
  }
}
