package mfa.shell.notice;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import mfa.authenticator.AuthenticatorService;
import mfa.shell.Alert;
import mfa.shell.ThisBrowser;

/**
 * Helps somebody who signed in with a recovery code, and so has no phone: on every page of that
 * session, until it is put away.
 */
public class RecoveryBanner extends Alert {

  /** Where authenticators are added and removed. */
  private static final String SECURITY_SETTINGS = "account/security";

  private final transient AuthenticatorService authenticators;
  private final Div ways = new Div();

  public RecoveryBanner(AuthenticatorService authenticators) {
    super(Kind.WARNING);
    this.authenticators = authenticators;
    Button away = new Button(getTranslation("shell.recovery.hide"), click -> putAway());
    away.addThemeVariants(ButtonVariant.TERTIARY);
    ways.add(new Anchor(SECURITY_SETTINGS, getTranslation("security.title")), away);
    ways.addClassName("banner-ways");
    add(ways);
    addClassName("banner");
  }

  /**
   * Shows how many codes are left.
   *
   * @param recovered whether this session began with a recovery code
   */
  public void refresh(boolean recovered) {
    if (recovered) {
      int left = authenticators.ownStatus().recoveryCodesLeft();
      show(getTranslation("shell.recovery", left));
    } else {
      hide();
    }
  }

  private void putAway() {
    ThisBrowser.forgetRecovery();
    hide();
  }
}
