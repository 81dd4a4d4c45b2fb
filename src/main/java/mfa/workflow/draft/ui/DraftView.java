package mfa.workflow.draft.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.workflow.DeploymentService;
import mfa.workflow.DeploymentSource;
import mfa.workflow.VersionItem;
import mfa.workflow.comparison.ui.ComparisonPanel;
import mfa.workflow.draft.Draft;
import mfa.workflow.draft.DraftService;
import mfa.workflow.dryrun.DryRunService;
import mfa.workflow.dryrun.ui.DryRunPanel;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.ui.ContractLabels;
import mfa.workflow.ui.NoteDialog;

/** A draft on its way to be deployed: drawn, compared with what runs, played, deployed. */
@Route(value = "process/draft", layout = MainLayout.class)
@RolesAllowed(Roles.PROCESS_OWNER)
public class DraftView extends Div
    implements HasUrlParameter<String>, HasDynamicTitle, BeforeLeaveObserver {

  private final transient DraftService drafts;
  private final transient DeploymentService deployments;
  private final transient DryRunService dryRuns;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private final Alert outdated = new Alert(Alert.Kind.WARNING);
  private final Alert refused = new Alert(Alert.Kind.ERROR);
  private final Tab edit = new Tab();
  private final Tab changes = new Tab();
  private final Tab dryRun = new Tab();
  private final Tabs tabs = new Tabs(edit, changes, dryRun);
  private final Div compared = new Div();
  private DraftEditor editor;

  /** The draft as it was compared before the reader; null where it was not, or is gone. */
  private transient Draft shown;

  @Inject
  public DraftView(
      DraftService drafts,
      DeploymentService deployments,
      DryRunService dryRuns,
      AccountService accounts,
      FreshCode freshCode) {
    this.drafts = drafts;
    this.dryRuns = dryRuns;
    this.deployments = deployments;
    this.freshCode = freshCode;
    this.zone = accounts.ownProfile().timeZone();
    addClassNames("page", "wide");
    edit.setLabel(getTranslation("workflow.draft.tab.edit"));
    changes.setLabel(getTranslation("workflow.draft.tab.changes"));
    dryRun.setLabel(getTranslation("workflow.draft.tab.dry-run"));
    tabs.getElement().executeJs("window.mfa.tabs(this)");
    tabs.addSelectedChangeListener(change -> editor.flush(this::showTab, this::showEditor));
  }

  @Override
  public void setParameter(BeforeEvent event, String parameter) {
    removeAll();
    Optional<Draft> found =
        parameter.matches("\\d{1,18}") ? drafts.open(Long.parseLong(parameter)) : Optional.empty();
    if (found.isPresent()) {
      show(found.get());
    } else {
      add(
          new H1(getTranslation("error.not-found.title")),
          new Paragraph(getTranslation("workflow.draft.gone")),
          new Anchor("/process", getTranslation("workflow.draft.all")));
    }
  }

  private void show(Draft draft) {
    editor = new DraftEditor(draft, drafts, zone, this::showOutdated);
    add(heading(draft), outdated, refused, tabs, editor, compared);
    showOutdated(draft);
    showTab();
  }

  private Div heading(Draft draft) {
    Button deploy = new Button(getTranslation("workflow.draft.deploy"), click -> beginDeploying());
    deploy.addThemeVariants(ButtonVariant.PRIMARY);
    Button discard = new Button(getTranslation("workflow.draft.discard"), click -> askToDiscard());
    discard.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
    Div buttons = new Div(deploy, discard);
    buttons.addClassName("button-row");
    Div row =
        new Div(
            new H1(
                getTranslation(
                    "workflow.draft.title", ContractLabels.process(this, draft.process()))),
            buttons);
    row.addClassName("setting-row");
    return row;
  }

  /** Hidden parts stay alive: the drawing still tells of its last change. */
  private void showTab() {
    Tab chosen = tabs.getSelectedTab();
    hide(editor, !edit.equals(chosen));
    hide(compared, edit.equals(chosen));
    compared.removeAll();
    shown = null;
    if (!edit.equals(chosen)) {
      drafts
          .open(editor.draft().id())
          .ifPresentOrElse(draft -> compare(draft, dryRun.equals(chosen)), this::showGone);
    }
  }

  /** Where it says why something is not stored. */
  private void showEditor() {
    tabs.setSelectedTab(edit);
    showTab();
  }

  private void showGone() {
    editor.showGone();
    showEditor();
  }

  private static void hide(Div part, boolean hidden) {
    part.getElement().setAttribute("hidden", hidden);
  }

  /** What the stored draft does otherwise than the running version: drawn, or played. */
  private void compare(Draft draft, boolean isPlayed) {
    shown = draft;
    ProcessContract contract = drafts.contract(draft.process()).orElseThrow();
    byte[] before = drafts.running(draft.process()).orElseThrow().getBytes(StandardCharsets.UTF_8);
    byte[] after = draft.model().getBytes(StandardCharsets.UTF_8);
    compared.add(
        isPlayed
            ? new DryRunPanel(
                contract, dryRuns.begin(draft.process(), before, after), before, after)
            : new ComparisonPanel(contract, before, after));
  }

  private void showOutdated(Draft draft) {
    refused.hide();
    if (draft.outdated()) {
      outdated.show(
          getTranslation("workflow.draft.outdated", draft.baseVersion(), draft.runningVersion()));
    } else {
      outdated.hide();
    }
  }

  /** First the last change is stored and what changed is shown, then the code, then the note. */
  private void beginDeploying() {
    editor.flush(this::compareAndDeploy, this::showEditor);
  }

  private void compareAndDeploy() {
    if (editor.hasErrors()) {
      refused.show(getTranslation("workflow.draft.has-errors"));
      tabs.setSelectedTab(edit);
      return;
    }
    refused.hide();
    tabs.setSelectedTab(changes);
    showTab();
    freshCode.before(
        this,
        getTranslation("process.fresh-code"),
        () -> Optional.ofNullable(shown).ifPresent(this::askForNote));
  }

  private void askForNote(Draft draft) {
    byte[] file = draft.model().getBytes(StandardCharsets.UTF_8);
    DeploymentSource source = draft.uploaded() ? DeploymentSource.UPLOAD : DeploymentSource.EDITOR;
    new NoteDialog(
            getTranslation(
                "workflow.draft.deploy.title", ContractLabels.process(this, draft.process())),
            getTranslation("workflow.draft.deploy.text", draft.runningVersion()),
            getTranslation("workflow.draft.deploy"),
            note -> deployments.deploy(draft.process(), file, note, source, draft.runningVersion()),
            version -> finish(draft, version))
        .open();
  }

  /** What another tab saved meanwhile was not deployed, and stays. */
  private void finish(Draft draft, VersionItem deployed) {
    boolean gone = drafts.discard(draft.id(), draft.revision());
    Notification.show(
        getTranslation(
            gone ? "workflow.draft.deployed" : "workflow.draft.deployed.kept", deployed.number()));
    leave();
  }

  private void askToDiscard() {
    new ConfirmDialog(
            getTranslation("workflow.draft.discard.title"),
            getTranslation("workflow.draft.discard.text"),
            getTranslation("workflow.draft.discard"),
            this::discard)
        .open();
  }

  private void discard() {
    editor.forget();
    drafts.discard(editor.draft().id());
    leave();
  }

  private void leave() {
    editor = null;
    getUI().ifPresent(ui -> ui.navigate("process"));
  }

  /** The last change is stored before another page comes. */
  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (editor != null) {
      ContinueNavigationAction leaving = event.postpone();
      editor.flush(leaving::proceed, () -> askToLeave(leaving));
    }
  }

  private void askToLeave(ContinueNavigationAction leaving) {
    new ConfirmDialog(
            getTranslation("workflow.draft.leave.title"),
            getTranslation("workflow.draft.leave.text"),
            getTranslation("workflow.draft.leave"),
            () -> {
              editor.forget();
              leaving.proceed();
            })
        .otherwise(leaving::cancel)
        .open();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("workflow.draft.page");
  }
}
