package mfa.administration.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import mfa.administration.AccountAdministrationService;
import mfa.application.ui.ApplicationSection;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.MainLayout;

/** Workspaces, their applications, accounts and platform roles of the whole server. */
@Route(value = "admin", layout = MainLayout.class)
@RolesAllowed(Roles.PLATFORM_ADMIN)
public class AdministrationView extends Div implements HasDynamicTitle {

  private static final int MIN_SUPERVISORS = 2;

  private final transient AccountAdministrationService accounts;
  private final Alert fewSupervisors = new Alert(Alert.Kind.WARNING);

  @Inject
  public AdministrationView(
      AccountAdministrationService accounts,
      AccountSection accountSection,
      RoleInvitationList invitations,
      WorkspaceSection workspaces,
      ApplicationSection applications) {
    this.accounts = accounts;
    addClassNames("page", "wide");
    add(
        new H1(getTranslation("admin.title")),
        fewSupervisors,
        accountSection,
        invitations,
        workspaces,
        applications);
    workspaces.whenApplicationRequested(applications::askToAdd);
    warn();
  }

  private void warn() {
    fewSupervisors.hide();
    long bound = accounts.boundSupervisors();
    if (bound < MIN_SUPERVISORS) {
      fewSupervisors.show(getTranslation("admin.few-supervisors", bound));
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("admin.title");
  }
}
