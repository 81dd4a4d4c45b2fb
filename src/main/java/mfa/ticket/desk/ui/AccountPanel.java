package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;
import mfa.account.ui.AccountLabels;
import mfa.platform.time.Times;
import mfa.ticket.desk.AccountFacts;
import mfa.ticket.desk.AccountWorkspace;
import mfa.workspace.Contact;
import mfa.workspace.ui.WorkspaceLabels;
import org.jspecify.annotations.Nullable;

/** Who asks, and whom in the account's workspaces one can call back. */
class AccountPanel extends DescriptionList {

  private final ZoneId zone;

  AccountPanel(AccountFacts account, ZoneId zone) {
    this.zone = zone;
    addClassName("fact-list");
    if (account.name().isEmpty()) {
      say("desk.requester", getTranslation("desk.requester.erased"));
      return;
    }
    say("account.name", account.name());
    say("account.email", account.email());
    say("desk.language", account.language().getDisplayLanguage(getLocale()));
    say("desk.account.bound", day(account.boundSince(), "desk.account.unbound"));
    say("desk.account.last", day(account.lastSignIn(), "desk.account.never"));
    if (!account.platformRoles().isEmpty()) {
      say("desk.account.platform", AccountLabels.roles(this, account.platformRoles()));
    }
    account.workspaces().forEach(this::say);
    if (account.workspaces().isEmpty()) {
      say("desk.account.workspace", getTranslation("desk.account.no-workspace"));
    }
  }

  private String day(@Nullable Instant time, String none) {
    return time == null ? getTranslation(none) : Times.day(time, zone, getLocale());
  }

  private void say(AccountWorkspace workspace) {
    Div words =
        new Div(
            new Span(
                getTranslation(
                    "desk.account.member",
                    workspace.name(),
                    WorkspaceLabels.role(this, workspace.role()))));
    workspace.owners().stream().map(this::owner).forEach(words::add);
    if (workspace.owners().isEmpty()) {
      words.add(new Div(getTranslation("desk.account.no-owner")));
    }
    say("desk.account.workspace", words);
  }

  private Div owner(Contact owner) {
    Div line =
        new Div(getTranslation("desk.account.owner", owner.name(), owner.email().canonical()));
    line.addClassName("hint");
    return line;
  }

  private void say(String name, String value) {
    say(name, new Span(value));
  }

  private void say(String name, Component value) {
    add(new Term(getTranslation(name)), new Description(value));
  }
}
