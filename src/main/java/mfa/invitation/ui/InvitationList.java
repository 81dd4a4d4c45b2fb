package mfa.invitation.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import jakarta.inject.Inject;
import java.util.List;
import mfa.account.AccountService;
import mfa.authenticator.ui.FreshCode;
import mfa.invitation.InvitationItem;
import mfa.invitation.InvitationService;
import mfa.shell.Alert;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.ui.WorkspaceLabels;

/** The invitations that nobody has accepted yet: sent again or canceled. */
public class InvitationList extends Section {

  private final transient InvitationService invitations;
  private final transient FreshCode freshCode;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final H2 heading = new H2();
  private final OpenInvitations list;
  private long workspaceId;

  @Inject
  public InvitationList(
      InvitationService invitations, AccountService accounts, FreshCode freshCode) {
    this.invitations = invitations;
    this.freshCode = freshCode;
    list =
        new OpenInvitations(
            accounts.ownProfile().timeZone(),
            invitation -> WorkspaceLabels.role(this, invitation.role()),
            this::resend,
            invitation ->
                show(invitations.cancel(workspaceId, invitation.id()), "invite.canceled"));
    addClassName("panel");
    add(heading, problem, list);
  }

  public void show(long workspace) {
    workspaceId = workspace;
    refresh();
  }

  public void openDialog(WorkspaceRole ownRole) {
    new InviteDialog(invitations, freshCode, workspaceId, ownRole, this::refresh).open();
  }

  private void refresh() {
    List<InvitationItem> open = invitations.open(workspaceId);
    setVisible(!open.isEmpty());
    heading.setText(getTranslation("invite.open", open.size()));
    list.show(open);
  }

  private void resend(InvitationItem invitation) {
    Runnable send = () -> show(invitations.resend(workspaceId, invitation.id()), "invite.resent");
    if (invitation.role().administers()) {
      freshCode.before(this, send);
    } else {
      send.run();
    }
  }

  private void show(MembershipChangeResult change, String done) {
    problem.hide();
    refresh();
    if (change == MembershipChangeResult.DONE) {
      Notification.show(getTranslation(done));
    } else {
      problem.show(WorkspaceLabels.refusal(this, change));
    }
  }
}
