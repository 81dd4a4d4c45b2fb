package mfa.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import jakarta.inject.Inject;
import mfa.account.AccountChangeResult;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.ui.AccountLabels;
import mfa.administration.RoleInvitationService;
import mfa.authenticator.ui.FreshCode;
import mfa.invitation.InvitationItem;
import mfa.invitation.ui.OpenInvitations;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.notice.Done;

/** Invites people to a platform role, and shows who has not accepted yet. */
public class RoleInvitationList extends Section {

  private final transient RoleInvitationService invitations;
  private final transient FreshCode freshCode;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final OpenInvitations list;

  @Inject
  public RoleInvitationList(
      RoleInvitationService invitations, AccountService accounts, FreshCode freshCode) {
    this.invitations = invitations;
    this.freshCode = freshCode;
    list =
        new OpenInvitations(
            accounts.ownProfile().timeZone(),
            invitation -> AccountLabels.role(this, invitation.platformRole()),
            invitation -> after(() -> show(invitations.resend(invitation.id()), "invite.resent")),
            this::askCancel);
    addClassName("panel");
    Button invite = new Button(getTranslation("admin.invite"), click -> after(this::ask));
    add(new H2(getTranslation("admin.roles")), invite, problem, list);
    refresh();
  }

  private void after(Runnable action) {
    freshCode.before(this, getTranslation("admin.fresh-code"), action);
  }

  private void ask() {
    Select<PlatformRole> role = new Select<>();
    role.setLabel(getTranslation("admin.invite.role"));
    role.setItems(PlatformRole.values());
    role.setItemLabelGenerator(item -> AccountLabels.role(this, item));
    role.setValue(PlatformRole.AGENT);
    new EmailDialog(
            getTranslation("admin.invite"),
            getTranslation("account.email"),
            getTranslation("invite.language"),
            freshCode,
            (email, language) -> invitations.invite(email, role.getValue(), language),
            () -> show(AccountChangeResult.DONE, "admin.invite.sent"))
        .with(role, () -> true)
        .open();
  }

  private void askCancel(InvitationItem invitation) {
    new ConfirmDialog(
            getTranslation("invite.cancel"),
            getTranslation("invite.cancel.question", invitation.email()),
            getTranslation("invite.cancel"),
            () -> show(invitations.cancel(invitation.id()), "invite.canceled"))
        .open();
  }

  private void refresh() {
    list.show(invitations.open());
  }

  private void show(AccountChangeResult change, String done) {
    problem.hide();
    refresh();
    if (change == AccountChangeResult.DONE) {
      Done.say(this, getTranslation(done));
    } else {
      problem.lead(AccountLabels.refusal(this, change));
    }
  }
}
