package mfa.workflow.draft.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.workflow.draft.Draft;
import mfa.workflow.draft.DraftService;
import mfa.workflow.draft.SaveResult;

/** A draft: drawn and described by its author, saved after each change, checked while they work. */
@Route(value = "process/draft", layout = MainLayout.class)
@RolesAllowed(Roles.PROCESS_OWNER)
public class DraftView extends Div
    implements HasUrlParameter<String>, HasDynamicTitle, BeforeLeaveObserver {

  private final transient DraftService drafts;
  private final ZoneId zone;
  private final Span saved = new Span();
  private final Alert outdated = new Alert(Alert.Kind.WARNING);
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Div conflict = new Div();
  private transient Draft draft;
  private ModelEditor editor;
  private ElementPanel panel;
  private DraftFindings findings;
  private Button undo;
  private Button redo;

  @Inject
  public DraftView(DraftService drafts, AccountService accounts) {
    this.drafts = drafts;
    this.zone = accounts.ownProfile().timeZone();
    addClassNames("page", "wide");
    saved.addClassName("hint");
    saved.getElement().setAttribute("role", "status");
  }

  @Override
  public void setParameter(BeforeEvent event, String parameter) {
    removeAll();
    Optional<Draft> found =
        parameter.matches("\\d{1,18}") ? drafts.open(Long.parseLong(parameter)) : Optional.empty();
    if (found.isEmpty()) {
      add(
          new H1(getTranslation("error.not-found.title")),
          new Paragraph(getTranslation("workflow.draft.gone")),
          new Anchor("/process", getTranslation("workflow.draft.all")));
      return;
    }
    draft = found.get();
    show();
  }

  private void show() {
    editor = new ModelEditor(draft.id(), draft.model(), draft.revision(), this::save, this::follow);
    panel = new ElementPanel(editor, drafts.contract(draft.process()).orElseThrow());
    findings = new DraftFindings(editor::select);
    Div beside = new Div(panel);
    beside.addClassName("draft-beside");
    Div drawn = new Div(toolbar(), editor, findings);
    drawn.addClassName("draft-drawn");
    Div edit = new Div(drawn, beside);
    edit.addClassName("draft-edit");
    Paragraph phone = new Paragraph(getTranslation("workflow.draft.phone"));
    phone.addClassNames("draft-phone", "notice");
    conflict.setVisible(false);
    add(heading(), outdated, problem, conflict, phone, edit);
    showOutdated();
    showSaved(draft.savedAt());
    check();
  }

  private Div heading() {
    Button discard = new Button(getTranslation("workflow.draft.discard"), click -> askToDiscard());
    discard.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
    Div row =
        new Div(new H1(getTranslation("workflow.draft.title", draft.process())), saved, discard);
    row.addClassName("setting-row");
    return row;
  }

  private Div toolbar() {
    undo = tool("workflow.editor.undo", VaadinIcon.ARROW_BACKWARD, "act", "undo");
    redo = tool("workflow.editor.redo", VaadinIcon.ARROW_FORWARD, "act", "redo");
    undo.setEnabled(false);
    redo.setEnabled(false);
    undo.addClassName("changes");
    redo.addClassName("changes");
    Div row =
        new Div(
            undo,
            redo,
            tool("workflow.editor.zoom-in", VaadinIcon.SEARCH_PLUS, "zoom", 1),
            tool("workflow.editor.zoom-out", VaadinIcon.SEARCH_MINUS, "zoom", -1),
            tool("workflow.editor.zoom-fit", VaadinIcon.EXPAND_SQUARE, "zoom", 0));
    row.addClassName("button-row");
    return row;
  }

  private Button tool(String label, VaadinIcon icon, String method, Serializable value) {
    Button button =
        new Button(getTranslation(label), icon.create(), click -> editor.call(method, value));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private void follow(EditorState state) {
    undo.setEnabled(state.canUndo());
    redo.setEnabled(state.canRedo());
    panel.show(state);
  }

  private void save(String model) {
    SaveResult result = drafts.save(draft.id(), model, draft.revision());
    switch (result) {
      case SaveResult.Saved stored -> {
        draft = drafts.open(draft.id()).orElseThrow();
        editor.saved(draft.model(), stored.revision());
        problem.hide();
        showSaved(stored.savedAt());
        showOutdated();
        check();
      }
      case SaveResult.Conflict other -> showConflict(model);
      case SaveResult.Unknown unknown -> problem.show(getTranslation("workflow.draft.gone"));
      case SaveResult.TooLarge tooLarge -> problem.show(getTranslation("workflow.draft.too-large"));
    }
  }

  private void check() {
    var found = drafts.findings(draft.id());
    findings.show(found);
    editor.mark(found);
  }

  private void showSaved(Instant at) {
    saved.setText(getTranslation("workflow.draft.saved", Times.dateAndTime(at, zone, getLocale())));
  }

  private void showOutdated() {
    if (draft.outdated()) {
      outdated.show(
          getTranslation("workflow.draft.outdated", draft.baseVersion(), draft.runningVersion()));
    } else {
      outdated.hide();
    }
  }

  /** Another page has saved meanwhile: nothing is overwritten before somebody decides. */
  private void showConflict(String mine) {
    conflict.removeAll();
    Button theirs =
        new Button(getTranslation("workflow.draft.conflict.theirs"), click -> takeTheirs());
    Button keep =
        new Button(getTranslation("workflow.draft.conflict.mine"), click -> keepMine(mine));
    keep.addThemeVariants(ButtonVariant.TERTIARY);
    Div buttons = new Div(theirs, keep);
    buttons.addClassName("button-row");
    conflict.add(new Alert(Alert.Kind.ERROR, getTranslation("workflow.draft.conflict")), buttons);
    conflict.setVisible(true);
  }

  private void takeTheirs() {
    conflict.setVisible(false);
    drafts
        .open(draft.id())
        .ifPresent(
            now -> {
              draft = now;
              editor.replace(now.model(), now.revision());
              showSaved(now.savedAt());
              check();
            });
  }

  private void keepMine(String mine) {
    conflict.setVisible(false);
    drafts
        .open(draft.id())
        .ifPresent(
            now -> {
              draft = now;
              save(mine);
            });
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
    drafts.discard(draft.id());
    editor = null;
    getUI().ifPresent(ui -> ui.navigate("process"));
  }

  /** The last change is stored before another page comes. */
  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (editor != null) {
      editor.flush(event.postpone()::proceed);
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("workflow.draft.page");
  }
}
