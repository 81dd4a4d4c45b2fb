package mfa.application.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import mfa.account.AccountService;
import mfa.platform.request.Roles;
import mfa.shell.MainLayout;

/**
 * Tells somebody who is signed in why an application stays closed, and whom to ask. It names
 * neither the application nor its workspace, which are nothing of theirs (R58).
 */
@Route(value = "gate/refused", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class EntryRefusedView extends Div implements HasDynamicTitle {

  @Inject
  public EntryRefusedView(AccountService accounts) {
    addClassName("page");
    add(
        new H1(getTranslation("gate.refused")),
        new Paragraph(getTranslation("gate.refused.why", accounts.ownProfile().email().text())),
        new Paragraph(getTranslation("gate.refused.whom-to-ask")),
        new Paragraph(getTranslation("gate.refused.other-account")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("gate.refused");
  }
}
