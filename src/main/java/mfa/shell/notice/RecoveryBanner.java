package mfa.shell.notice;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.MfaStatus;
import mfa.session.SessionItem;
import mfa.session.SessionService;
import mfa.session.SessionSettings;
import mfa.shell.Alert;
import mfa.shell.LockoutMessages;
import mfa.shell.Texts;
import mfa.shell.ThisBrowser;

/**
 * Helps somebody who signed in with a recovery code, and so has no phone: on every page of that
 * session, until it is put away.
 */
public class RecoveryBanner extends Alert {

  /** Where authenticators are added and removed. */
  private static final String SECURITY_SETTINGS = "account/security";

  private final transient AuthenticatorService authenticators;
  private final transient SessionService sessions;
  private final transient SessionSettings settings;
  private final Div ways = new Div();

  public RecoveryBanner(
      AuthenticatorService authenticators, SessionService sessions, SessionSettings settings) {
    super(Kind.WARNING);
    this.authenticators = authenticators;
    this.sessions = sessions;
    this.settings = settings;
    Button away = new Button(getTranslation("shell.recovery.hide"), click -> putAway());
    away.addThemeVariants(ButtonVariant.TERTIARY);
    ways.add(new Anchor(SECURITY_SETTINGS, getTranslation("security.title")), away);
    ways.addClassName("banner-ways");
    add(ways);
    addClassName("banner");
  }

  /**
   * Shows how many codes are left; after a new phone was added, what is left to do. Nothing is once
   * the old one is removed, or MFA unbound.
   *
   * @param recovered whether this session began with a recovery code
   */
  public void refresh(boolean recovered) {
    if (!recovered) {
      hide();
      return;
    }
    MfaStatus status = authenticators.ownStatus();
    Instant signedIn = signedInSince();
    long old =
        status.authenticators().stream().filter(each -> !each.boundAt().isAfter(signedIn)).count();
    if (old == 0) {
      hide();
    } else if (old == status.authenticators().size()) {
      show(ofCodesLeft(status.recoveryCodesLeft()));
    } else {
      show(getTranslation("shell.recovery.added"));
    }
  }

  /** The last one opens a new phone's way in only as long as no other code is asked for. */
  private String ofCodesLeft(int left) {
    return left > 0
        ? getTranslation("shell.recovery", left)
        : getTranslation(
            "shell.recovery.last",
            LockoutMessages.span((Texts) this::getTranslation, settings.freshCode()));
  }

  /** Everything was bound before a session that has just ended. */
  private Instant signedInSince() {
    return sessions.ownSessions().stream()
        .filter(SessionItem::own)
        .map(SessionItem::since)
        .findFirst()
        .orElse(Instant.MAX);
  }

  private void putAway() {
    ThisBrowser.forgetRecovery();
    hide();
  }
}
