package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountChangeResult;
import mfa.account.AccountService;
import mfa.account.ui.AccountLabels;
import mfa.administration.WorkspaceAdministrationService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.shell.Badge;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.shell.ui.Breadcrumbs;
import mfa.workspace.Contact;
import mfa.workspace.WorkspaceItem;

/**
 * A workspace as platform administrators see it: who owns it, its rule, and what can be done. What
 * its members do in it stays with its own administrators.
 */
@Route(value = "admin/workspace", layout = MainLayout.class)
@RolesAllowed(Roles.PLATFORM_ADMIN)
public class WorkspaceDetailView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient WorkspaceAdministrationService workspaces;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private transient WorkspaceItem workspace;

  @Inject
  public WorkspaceDetailView(
      WorkspaceAdministrationService workspaces, AccountService own, FreshCode freshCode) {
    this.workspaces = workspaces;
    this.freshCode = freshCode;
    zone = own.ownProfile().timeZone();
    addClassName("page");
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    Optional<WorkspaceItem> found = AdministrationPaths.id(id).flatMap(workspaces::find);
    if (found.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    problem.hide();
    show(found.get());
  }

  private void show(WorkspaceItem shown) {
    workspace = shown;
    remove(getChildren().filter(part -> !(part instanceof Breadcrumbs)).toList());
    add(new H1(workspace.name()), problem, facts(), actions(), closing());
  }

  private Section facts() {
    Facts facts =
        new Facts()
            .with(getTranslation("members.state"), state())
            .with(getTranslation("admin.workspaces.created"), time(workspace.createdAt()))
            .with(getTranslation("admin.workspace.members"), Long.toString(workspace.members()))
            .with(getTranslation("admin.workspaces.owners"), owners())
            .with(
                getTranslation("workspace.security.title"),
                workspace.mfaRequiredSince() == null
                    ? getTranslation("workspace.security.off")
                    : getTranslation(
                        "admin.workspace.on-since", time(workspace.mfaRequiredSince())));
    Section section = new Section(facts);
    section.addClassName("panel");
    return section;
  }

  private Badge state() {
    return workspace.isClosed()
        ? new Badge(
            Badge.Kind.WARNING,
            VaadinIcon.LOCK,
            getTranslation("admin.workspace.closed-since", time(workspace.closedAt())))
        : new Badge(Badge.Kind.SUCCESS, VaadinIcon.CHECK, getTranslation("admin.workspace.open"));
  }

  private Component[] owners() {
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

  private Section actions() {
    Div buttons = new Div(button("admin.workspace.rename", this::askName));
    buttons.addClassName("button-row");
    if (!workspace.isClosed() && workspace.activeOwners() == 0) {
      buttons.add(button("admin.workspaces.invite-owner", this::askOwner));
    }
    Section section = new Section(new H2(getTranslation("members.actions")), buttons);
    section.addClassName("panel");
    return section;
  }

  private Section closing() {
    boolean closed = workspace.isClosed();
    Section section =
        new Section(
            new H2(getTranslation(closed ? "admin.workspace.reopen" : "admin.workspace.close")),
            new Paragraph(
                getTranslation(
                    closed ? "admin.workspace.reopen.text" : "admin.workspace.close.text")));
    section.addClassName("panel");
    if (closed) {
      section.add(button("admin.workspace.reopen", this::reopen));
      return section;
    }
    Button close = button("admin.workspace.close", this::askToClose);
    close.addThemeVariants(ButtonVariant.ERROR);
    section.add(close);
    return section;
  }

  private Button button(String label, Runnable action) {
    return new Button(
        getTranslation(label),
        click -> freshCode.before(this, getTranslation("admin.fresh-code"), action));
  }

  private void askName() {
    new NameDialog(
            workspace.name(),
            name -> workspaces.rename(workspace.id(), name),
            () -> after(AccountChangeResult.DONE))
        .open();
  }

  private void askOwner() {
    new EmailDialog(
            getTranslation("admin.workspaces.invite-owner.named", workspace.name()),
            getTranslation("admin.workspaces.owner"),
            getTranslation("invite.language"),
            (email, language) -> workspaces.inviteOwner(workspace.id(), email, language),
            () -> after(AccountChangeResult.DONE))
        .open();
  }

  private void askToClose() {
    new ConfirmDialog(
            getTranslation("admin.workspace.close"),
            getTranslation("admin.workspace.close.question", workspace.name(), workspace.members()),
            getTranslation("admin.workspace.close"),
            () -> after(workspaces.close(workspace.id())))
        .open();
  }

  private void reopen() {
    after(workspaces.reopen(workspace.id()));
  }

  private void after(AccountChangeResult result) {
    if (result == AccountChangeResult.DONE) {
      problem.hide();
      Notification.show(getTranslation("admin.done"));
    } else {
      problem.show(AccountLabels.refusal(this, result));
    }
    workspaces.find(workspace.id()).ifPresent(this::show);
  }

  private String time(Instant time) {
    return Times.dateAndTime(time, zone, UI.getCurrent().getLocale());
  }

  @Override
  public String getPageTitle() {
    return workspace == null ? "" : workspace.name();
  }
}
