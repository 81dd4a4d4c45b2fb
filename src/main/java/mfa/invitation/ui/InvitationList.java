package mfa.invitation.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import jakarta.inject.Inject;
import java.util.List;
import mfa.account.AccountService;
import mfa.authenticator.ui.FreshCode;
import mfa.invitation.InvitationLine;
import mfa.invitation.InvitationService;
import mfa.shell.Notice;
import mfa.workspace.MembershipChange;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.ui.WorkspaceWords;

/** The invitations that nobody has accepted yet: sent again or canceled. */
public class InvitationList extends Section {

  private final transient InvitationService invitations;
  private final transient FreshCode freshCode;
  private final Notice problem = new Notice(Notice.Kind.ERROR);
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
            line -> WorkspaceWords.role(this, line.role()),
            this::resend,
            line -> show(invitations.cancel(workspaceId, line.id()), "invite.canceled"));
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
    List<InvitationLine> lines = invitations.open(workspaceId);
    setVisible(!lines.isEmpty());
    heading.setText(getTranslation("invite.open", lines.size()));
    list.show(lines);
  }

  private void resend(InvitationLine line) {
    Runnable send = () -> show(invitations.resend(workspaceId, line.id()), "invite.resent");
    if (line.role().administers()) {
      freshCode.before(this, send);
    } else {
      send.run();
    }
  }

  private void show(MembershipChange change, String done) {
    problem.hide();
    refresh();
    if (change == MembershipChange.DONE) {
      Notification.show(getTranslation(done));
    } else {
      problem.show(WorkspaceWords.refusal(this, change));
    }
  }
}
