package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import jakarta.inject.Inject;
import java.util.List;
import mfa.shell.Alert;
import mfa.shell.notice.Done;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;

/** The workspaces of the member, each of which can be left. */
public class LeavingList extends Section {

  private final transient MembershipService memberships;
  private final transient LeavingQuestion leaving;
  private final Alert problem = new Alert(Alert.Kind.ERROR);

  @Inject
  public LeavingList(MembershipService memberships, LeavingQuestion leaving) {
    this.memberships = memberships;
    this.leaving = leaving;
    addClassName("panel");
    refresh();
  }

  private void refresh() {
    removeAll();
    List<MembershipSummary> own = memberships.own();
    setVisible(!own.isEmpty());
    UnorderedList list = new UnorderedList();
    list.addClassName("lines");
    own.forEach(membership -> list.add(item(membership)));
    add(new H2(getTranslation("workspaces.title")), problem, list);
  }

  private ListItem item(MembershipSummary membership) {
    Span name = new Span(membership.workspaceName());
    name.addClassName("line-title");
    Span role = new Span(WorkspaceLabels.role(this, membership.role()));
    role.addClassName("hint");
    Div words = new Div(name, role);
    words.addClassName("line-words");
    String label = getTranslation("workspace.leave.named", membership.workspaceName());
    Button leave = new Button(getTranslation("workspace.leave"), click -> ask(membership));
    leave.setAriaLabel(label);
    return new ListItem(words, leave);
  }

  private void ask(MembershipSummary membership) {
    problem.hide();
    leaving.ask(
        this,
        membership.workspaceId(),
        membership.workspaceName(),
        change -> show(change, membership));
  }

  private void show(MembershipChangeResult change, MembershipSummary membership) {
    refresh();
    if (change == MembershipChangeResult.LAST_OWNER) {
      problem.lead(getTranslation("workspace.leave.last-owner"));
    } else if (change == MembershipChangeResult.DONE) {
      Done.say(this, getTranslation("workspace.left", membership.workspaceName()));
    }
  }
}
