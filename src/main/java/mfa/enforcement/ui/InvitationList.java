package mfa.enforcement.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import mfa.account.AccountService;
import mfa.account.InvitationLine;
import mfa.account.InvitationService;
import mfa.account.MembershipChange;
import mfa.account.WorkspaceRole;
import mfa.account.ui.WorkspaceWords;
import mfa.authenticator.ui.FreshCode;
import mfa.shell.Notice;

/** The invitations that nobody has accepted yet: sent again or canceled. */
public class InvitationList extends Section {

  private final transient InvitationService invitations;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private final Notice problem = new Notice(Notice.Kind.ERROR);
  private long workspaceId;

  @Inject
  public InvitationList(
      InvitationService invitations, AccountService accounts, FreshCode freshCode) {
    this.invitations = invitations;
    this.freshCode = freshCode;
    zone = accounts.ownProfile().timeZone();
    addClassName("panel");
  }

  void show(long workspace) {
    workspaceId = workspace;
    refresh();
  }

  void openDialog(WorkspaceRole ownRole) {
    new InviteDialog(invitations, freshCode, workspaceId, ownRole, this::refresh).open();
  }

  private void refresh() {
    removeAll();
    List<InvitationLine> lines = invitations.open(workspaceId);
    setVisible(!lines.isEmpty());
    UnorderedList list = new UnorderedList();
    list.addClassName("lines");
    lines.forEach(line -> list.add(item(line)));
    add(new H2(getTranslation("invite.open", lines.size())), problem, list);
  }

  private ListItem item(InvitationLine line) {
    Span email = new Span(line.email());
    email.addClassName("line-title");
    String end = MemberWords.date(line.expiresAt(), zone);
    Span details =
        new Span(
            WorkspaceWords.role(this, line.role())
                + " · "
                + getTranslation(line.over() ? "invite.over" : "invite.until", end));
    details.addClassName("hint");
    Div words = new Div(email, details);
    words.addClassName("line-words");
    return new ListItem(
        words,
        button("invite.resend", line, () -> resend(line)),
        button(
            "invite.cancel",
            line,
            () -> show(invitations.cancel(workspaceId, line.id()), "invite.canceled")));
  }

  private void resend(InvitationLine line) {
    Runnable send = () -> show(invitations.resend(workspaceId, line.id()), "invite.resent");
    if (line.role().administers()) {
      freshCode.before(this, send);
    } else {
      send.run();
    }
  }

  private Button button(String label, InvitationLine line, Runnable action) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.setAriaLabel(getTranslation(label) + ": " + line.email());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
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
