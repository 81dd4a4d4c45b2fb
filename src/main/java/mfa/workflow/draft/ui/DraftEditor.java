package mfa.workflow.draft.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.shell.picture.Pictogram;
import mfa.workflow.draft.Draft;
import mfa.workflow.draft.DraftService;
import mfa.workflow.draft.SaveResult;
import mfa.workflow.process.Finding;

/** Drawing, panel and checks of a draft; stores each change and says so. */
class DraftEditor extends Div {

  private static final int KILOBYTE = 1024;

  private final transient DraftService drafts;
  private final ZoneId zone;
  private final transient Consumer<Draft> changed;
  private final Span saved = new Span();
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Div conflict = new Div();
  private final ModelEditor editor;
  private final ElementPanel panel;
  private final DraftFindings findings;
  private final Button undo;
  private final Button redo;
  private transient Draft draft;
  private boolean hasErrors;

  /** Whether something is drawn that is not stored. */
  private boolean unsaved;

  private Runnable again = () -> {};

  /**
   * @param zone of the reader
   * @param changed is told of each stored change
   */
  DraftEditor(Draft draft, DraftService drafts, ZoneId zone, Consumer<Draft> changed) {
    this.draft = draft;
    this.drafts = drafts;
    this.zone = zone;
    this.changed = changed;
    editor = new ModelEditor(draft.id(), draft.model(), draft.revision(), this::save, this::follow);
    panel = new ElementPanel(editor, drafts.contract(draft.process()).orElseThrow());
    findings = new DraftFindings(editor::select);
    undo = change("workflow.editor.undo", VaadinIcon.ARROW_BACKWARD, "undo");
    redo = change("workflow.editor.redo", VaadinIcon.ARROW_FORWARD, "redo");
    saved.addClassName("hint");
    saved.getElement().setAttribute("role", "status");
    conflict.setVisible(false);
    Paragraph phone = new Paragraph(getTranslation("workflow.draft.phone"));
    phone.addClassNames("draft-phone", "notice");
    add(saved, problem, conflict, phone, parts());
    showSaved(draft.savedAt());
    check();
  }

  private Div parts() {
    Div beside = new Div(panel);
    beside.addClassName("draft-beside");
    Div drawn = new Div(toolbar(), editor, findings);
    drawn.addClassName("draft-drawn");
    Div parts = new Div(drawn, beside);
    parts.addClassName("draft-edit");
    return parts;
  }

  private Div toolbar() {
    Div row =
        new Div(
            undo,
            redo,
            tool("workflow.editor.zoom-in", VaadinIcon.SEARCH_PLUS, "zoom", 1),
            tool("workflow.editor.zoom-out", VaadinIcon.SEARCH_MINUS, "zoom", -1),
            tool("workflow.editor.zoom-fit", VaadinIcon.EXPAND_SQUARE, "zoom", 0),
            tool(
                "workflow.editor.download",
                VaadinIcon.DOWNLOAD,
                "download",
                draft.process() + ".bpmn"));
    row.addClassName("button-row");
    return row;
  }

  private Button change(String label, VaadinIcon icon, String action) {
    Button button = tool(label, icon, "act", action);
    button.addClassName("changes");
    button.setEnabled(false);
    return button;
  }

  private Button tool(String label, VaadinIcon icon, String method, Serializable value) {
    Button button =
        new Button(getTranslation(label), new Pictogram(icon), click -> editor.call(method, value));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private void follow(EditorState state) {
    undo.setEnabled(state.canUndo());
    redo.setEnabled(state.canRedo());
    panel.show(state);
    if (state.tooLarge()) {
      showUnsaved(tooLarge());
    }
  }

  private String tooLarge() {
    return getTranslation("workflow.draft.too-large", DraftService.MAX_BYTES / KILOBYTE);
  }

  private void showUnsaved(String why) {
    unsaved = true;
    problem.show(why);
  }

  /** There is nothing any more that a change could be stored in. */
  void showGone() {
    conflict.setVisible(false);
    showUnsaved(getTranslation("workflow.draft.gone.open"));
  }

  /**
   * Stores a change that waits to be stored, or could not be.
   *
   * @param stored follows where everything is stored that is drawn
   * @param unstored follows where something is not, for the reason that is shown
   */
  void flush(Runnable stored, Runnable unstored) {
    editor.flush(
        () -> {
          tryAgain(unstored);
          (unsaved ? unstored : stored).run();
        },
        () -> {
          showUnsaved(getTranslation("workflow.draft.unwritten"));
          unstored.run();
        });
  }

  private void tryAgain(Runnable unstored) {
    try {
      again.run();
    } catch (RuntimeException e) {
      unstored.run();
      throw e;
    }
  }

  /** What is drawn and not stored is given up. */
  void forget() {
    again = () -> {};
    editor.forget();
  }

  /** The draft as it was stored last. */
  Draft draft() {
    return draft;
  }

  boolean hasErrors() {
    return hasErrors;
  }

  /** A browser may bring what it kept before it was loaded again, when others had saved. */
  private void save(String model, long revision) {
    unsaved = true;
    again = () -> save(model, revision);
    try {
      store(model, revision);
    } catch (RuntimeException e) {
      showUnsaved(getTranslation("workflow.draft.failed"));
      throw e;
    }
    again = () -> {};
  }

  private void store(String model, long revision) {
    switch (drafts.save(draft.id(), model, revision)) {
      case SaveResult.Saved stored ->
          drafts.open(draft.id()).ifPresentOrElse(this::showStored, this::showGone);
      case SaveResult.Conflict other ->
          // It may come from here, where something failed after it was stored.
          drafts
              .open(draft.id())
              .filter(now -> now.model().equals(model))
              .ifPresentOrElse(this::showStored, () -> showConflict(model));
      case SaveResult.Unknown unknown -> showGone();
      case SaveResult.TooLarge tooLarge -> showUnsaved(tooLarge());
    }
  }

  private void showStored(Draft now) {
    editor.saved(now.model(), now.revision());
    show(now);
  }

  private void show(Draft now) {
    draft = now;
    unsaved = false;
    again = () -> {};
    problem.hide();
    conflict.setVisible(false);
    showSaved(now.savedAt());
    check();
    changed.accept(now);
  }

  private void check() {
    List<Finding> found = drafts.findings(draft.id());
    hasErrors = found.stream().anyMatch(Finding::error);
    findings.show(found);
    editor.mark(found);
  }

  private void showSaved(Instant at) {
    saved.setText(getTranslation("workflow.draft.saved", Times.dateAndTime(at, zone, getLocale())));
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
    drafts
        .open(draft.id())
        .ifPresentOrElse(
            now -> {
              editor.replace(now.model(), now.revision());
              show(now);
            },
            this::showGone);
  }

  private void keepMine(String mine) {
    conflict.setVisible(false);
    drafts
        .open(draft.id())
        .ifPresentOrElse(
            now -> {
              draft = now;
              save(mine, now.revision());
            },
            this::showGone);
  }
}
