package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import mfa.account.AccountChange;
import mfa.account.AccountService;
import mfa.account.InvitationLine;
import mfa.account.PlatformRole;
import mfa.account.ui.AccountWords;
import mfa.administration.RoleInvitationService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.time.Times;
import mfa.shell.Notice;

/** Invites people to a platform role, and shows who has not accepted yet. */
public class RoleInvitationList extends Section {

  private final transient RoleInvitationService invitations;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private final Notice problem = new Notice(Notice.Kind.ERROR);
  private final UnorderedList list = new UnorderedList();

  @Inject
  public RoleInvitationList(
      RoleInvitationService invitations, AccountService accounts, FreshCode freshCode) {
    this.invitations = invitations;
    this.freshCode = freshCode;
    zone = accounts.ownProfile().timeZone();
    addClassName("panel");
    list.addClassName("lines");
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
    role.setItemLabelGenerator(item -> AccountWords.role(this, item));
    role.setValue(PlatformRole.AGENT);
    EmailDialog[] dialog = new EmailDialog[1];
    dialog[0] =
        new EmailDialog(
            getTranslation("admin.invite"),
            getTranslation("account.email"),
            getTranslation("invite.language"),
            new Component[] {role},
            () -> true,
            email -> invitations.invite(email, role.getValue(), dialog[0].language()),
            () -> show(AccountChange.DONE, "admin.invite.sent"));
    dialog[0].open();
  }

  private void refresh() {
    list.removeAll();
    List<InvitationLine> lines = invitations.open();
    list.setVisible(!lines.isEmpty());
    lines.forEach(line -> list.add(item(line)));
  }

  private ListItem item(InvitationLine line) {
    Span email = new Span(line.email());
    email.addClassName("line-title");
    String end = Times.dateAndTime(line.expiresAt(), zone, UI.getCurrent().getLocale());
    Span details =
        new Span(
            AccountWords.role(this, line.platformRole())
                + " · "
                + getTranslation(line.over() ? "invite.over" : "invite.until", end));
    details.addClassName("hint");
    Div words = new Div(email, details);
    words.addClassName("line-words");
    return new ListItem(
        words,
        button(
            "invite.resend",
            line,
            () -> after(() -> show(invitations.resend(line.id()), "invite.resent"))),
        button(
            "invite.cancel", line, () -> show(invitations.cancel(line.id()), "invite.canceled")));
  }

  private Button button(String label, InvitationLine line, Runnable action) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.setAriaLabel(getTranslation(label) + ": " + line.email());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private void show(AccountChange change, String done) {
    problem.hide();
    refresh();
    if (change == AccountChange.DONE) {
      Notification.show(getTranslation(done));
    } else {
      problem.show(AccountWords.refusal(this, change));
    }
  }
}
