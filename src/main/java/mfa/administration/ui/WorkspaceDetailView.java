package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountChangeResult;
import mfa.account.AccountService;
import mfa.administration.WorkspaceAdministrationService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.request.Roles;
import mfa.shell.Badge;
import mfa.shell.MainLayout;
import mfa.workspace.Contact;
import mfa.workspace.WorkspaceItem;

/**
 * A workspace as platform administrators see it: who owns it, its rule, and what can be done. What
 * its members do in it stays with its own administrators.
 */
@Route(value = "admin/workspace", layout = MainLayout.class)
@RolesAllowed(Roles.PLATFORM_ADMIN)
public class WorkspaceDetailView extends DetailView<WorkspaceItem> {

  private final transient WorkspaceAdministrationService workspaces;
  private final transient Clock clock;

  @Inject
  public WorkspaceDetailView(
      WorkspaceAdministrationService workspaces,
      AccountService own,
      FreshCode freshCode,
      Clock clock) {
    super(freshCode, own.ownProfile().timeZone());
    this.workspaces = workspaces;
    this.clock = clock;
  }

  @Override
  Optional<WorkspaceItem> find(long id) {
    return workspaces.find(id);
  }

  @Override
  String name(WorkspaceItem workspace) {
    return workspace.name();
  }

  @Override
  void fill(WorkspaceItem workspace) {
    add(facts(workspace), actions(workspace), closing(workspace));
  }

  private Section facts(WorkspaceItem workspace) {
    Facts facts =
        new Facts()
            .with(getTranslation("members.state"), state(workspace))
            .with(getTranslation("admin.workspaces.created"), time(workspace.createdAt()))
            .with(getTranslation("admin.workspace.members"), Long.toString(workspace.members()))
            .with(getTranslation("admin.workspaces.owners"), owners(workspace))
            .with(
                getTranslation("workspace.security.title"),
                RuleLabels.sentence(this, workspace, clock.instant(), this::time));
    Section section = panel(facts);
    return section;
  }

  private Badge state(WorkspaceItem workspace) {
    return workspace.isClosed()
        ? new Badge(
            Badge.Kind.WARNING,
            VaadinIcon.LOCK,
            getTranslation("admin.workspace.closed-since", time(workspace.closedAt())))
        : new Badge(Badge.Kind.SUCCESS, VaadinIcon.CHECK, getTranslation("admin.workspace.open"));
  }

  private Component[] owners(WorkspaceItem workspace) {
    List<Contact> owners = workspaces.owners(workspace.id());
    return owners.isEmpty()
        ? new Component[] {
          new Badge(
              Badge.Kind.WARNING,
              VaadinIcon.EXCLAMATION,
              getTranslation("admin.workspaces.no-owner"))
        }
        : owners.stream()
            .map(
                owner ->
                    new Span(getTranslation("card.person", owner.name(), owner.email().text())))
            .toArray(Component[]::new);
  }

  private Section actions(WorkspaceItem workspace) {
    Div buttons = new Div(button("admin.workspace.rename", () -> askName(workspace)));
    buttons.addClassName("button-row");
    if (!workspace.isClosed() && workspace.activeOwners() == 0) {
      buttons.add(button("admin.workspaces.invite-owner", () -> askOwner(workspace)));
    }
    Section section = panel(new H2(getTranslation("members.actions")), buttons);
    return section;
  }

  private Section closing(WorkspaceItem workspace) {
    boolean closed = workspace.isClosed();
    Section section =
        new Section(
            new H2(getTranslation(closed ? "admin.workspace.reopen" : "admin.workspace.close")),
            new Paragraph(
                getTranslation(
                    closed ? "admin.workspace.reopen.text" : "admin.workspace.close.text")));
    section.addClassName("panel");
    if (closed) {
      section.add(
          button(
              "admin.workspace.reopen",
              () -> after(workspace.id(), workspaces.reopen(workspace.id()))));
      return section;
    }
    Button close = button("admin.workspace.close", () -> askToClose(workspace));
    close.addThemeVariants(ButtonVariant.ERROR);
    section.add(close);
    return section;
  }

  private void askName(WorkspaceItem workspace) {
    new NameDialog(
            workspace.name(),
            freshCode(),
            name -> workspaces.rename(workspace.id(), name),
            () -> after(workspace.id(), AccountChangeResult.DONE))
        .open();
  }

  private void askOwner(WorkspaceItem workspace) {
    new EmailDialog(
            getTranslation("admin.workspaces.invite-owner.named", workspace.name()),
            getTranslation("admin.workspaces.owner"),
            getTranslation("invite.language"),
            freshCode(),
            (email, language) -> workspaces.inviteOwner(workspace.id(), email, language),
            () -> after(workspace.id(), AccountChangeResult.DONE))
        .open();
  }

  private void askToClose(WorkspaceItem workspace) {
    ask(
        "admin.workspace.close",
        getTranslation("admin.workspace.close.question", workspace.name(), workspace.members()),
        () -> after(workspace.id(), workspaces.close(workspace.id())));
  }
}
