package mfa.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import jakarta.inject.Inject;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.SecondFactor;
import mfa.authenticator.ui.RecoveryLabels;
import mfa.shell.Alert;
import mfa.shell.ThisBrowser;

/**
 * Says that recovery codes are few, or not known to be saved, to those who belong to no workspace:
 * Home says it to everybody else.
 */
public class RecoveryCodesAlert extends Div {

  /** Where it is said in full. */
  private static final String SECURITY_SETTINGS = "account/security";

  private final transient AuthenticatorService authenticators;

  @Inject
  public RecoveryCodesAlert(AuthenticatorService authenticators) {
    this.authenticators = authenticators;
    addClassName("bar-alert");
    setVisible(false);
  }

  /**
   * Asked whenever a page opens.
   *
   * @param path of the page
   * @param recovered whether this session began with a recovery code, which says more
   */
  public void refresh(String path, boolean recovered) {
    setVisible(false);
    removeAll();
    boolean hasHome = ThisBrowser.caller().filter(caller -> !caller.inWorkspaces()).isEmpty();
    if (hasHome || path.equals(SECURITY_SETTINGS) || recovered) {
      return;
    }
    SecondFactor factor = authenticators.ownSecondFactor();
    if (factor.bound()) {
      RecoveryLabels.warning(this, factor).ifPresent(this::show);
    }
  }

  private void show(String warning) {
    Alert alert = new Alert(Alert.Kind.WARNING);
    alert.show(warning);
    alert.with(new Anchor("/" + SECURITY_SETTINGS, getTranslation("protection.codes.link")));
    add(alert);
    setVisible(true);
  }
}
