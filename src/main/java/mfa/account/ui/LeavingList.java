package mfa.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import jakarta.inject.Inject;
import java.util.List;
import mfa.account.AccountService;
import mfa.account.MembershipChange;
import mfa.account.MembershipLine;
import mfa.account.MembershipService;
import mfa.shell.Notice;
import mfa.shell.Question;

/** The workspaces of the member, each of which can be left. */
public class LeavingList extends Section {

  private final transient AccountService accounts;
  private final transient MembershipService memberships;
  private final Notice problem = new Notice(Notice.Kind.ERROR);

  @Inject
  public LeavingList(AccountService accounts, MembershipService memberships) {
    this.accounts = accounts;
    this.memberships = memberships;
    addClassName("panel");
    refresh();
  }

  private void refresh() {
    removeAll();
    List<MembershipLine> lines = accounts.ownMemberships();
    setVisible(!lines.isEmpty());
    UnorderedList list = new UnorderedList();
    list.addClassName("lines");
    lines.forEach(line -> list.add(item(line)));
    add(new H2(getTranslation("workspaces.title")), problem, list);
  }

  private ListItem item(MembershipLine line) {
    Span name = new Span(line.workspaceName());
    name.addClassName("line-title");
    Span role = new Span(WorkspaceWords.role(this, line.role()));
    role.addClassName("hint");
    Div words = new Div(name, role);
    words.addClassName("line-words");
    String label = getTranslation("workspace.leave.named", line.workspaceName());
    Button leave = new Button(getTranslation("workspace.leave"), click -> ask(line, label));
    leave.setAriaLabel(label);
    return new ListItem(words, leave);
  }

  private void ask(MembershipLine line, String title) {
    new Question(
            title,
            getTranslation("workspace.leave.question", line.workspaceName()),
            getTranslation("workspace.leave"),
            () -> leave(line.workspaceId()))
        .open();
  }

  private void leave(long workspaceId) {
    problem.hide();
    if (memberships.leave(workspaceId) == MembershipChange.LAST_OWNER) {
      problem.show(getTranslation("workspace.leave.last-owner"));
    }
    refresh();
  }
}
