package mfa.invitation.ui;

import com.vaadin.flow.component.Component;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import mfa.authenticator.ui.FreshCode;
import mfa.invitation.InvitationItem;
import mfa.invitation.InvitationService;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.WorkspaceRole;

/** What can be done about invitations to a workspace: send, send again, cancel. */
public class InvitationActions {

  private final InvitationService invitations;
  private final FreshCode freshCode;

  @Inject
  public InvitationActions(InvitationService invitations, FreshCode freshCode) {
    this.invitations = invitations;
    this.freshCode = freshCode;
  }

  /**
   * Asks whom to invite.
   *
   * @param changed what follows, once the dialog is closed
   */
  public void openDialog(long workspaceId, WorkspaceRole ownRole, Runnable changed) {
    new InviteDialog(invitations, freshCode, workspaceId, ownRole, changed).open();
  }

  /**
   * Sends a new link.
   *
   * @param page where a code is asked for, if it needs one
   */
  public void resend(
      Component page,
      long workspaceId,
      InvitationItem invitation,
      Consumer<MembershipChangeResult> then) {
    Runnable send = () -> then.accept(invitations.resend(workspaceId, invitation.id()));
    if (invitation.role().administers()) {
      freshCode.before(page, send);
    } else {
      send.run();
    }
  }

  public MembershipChangeResult cancel(long workspaceId, InvitationItem invitation) {
    return invitations.cancel(workspaceId, invitation.id());
  }
}
