package mfa.workflow.draft.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.PendingJavaScriptResult;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.shell.picture.Drawing;
import mfa.shell.picture.OwnFile;
import mfa.workflow.draft.DraftService;
import mfa.workflow.process.Finding;

/**
 * The drawing that can be edited, by {@code scripts/process-editor.js}. What is drawn comes through
 * two channels: the whole file after each change, and what is selected.
 */
public class ModelEditor extends Div {

  private static final String LIBRARY = "context://webjars/bpmn-js/8.0.0/dist/assets";

  /** Characters of the list of all elements. */
  private static final int MAX_OUTLINE = 60_000;

  /** The selected element may hold most of what the file has, each character by two. */
  private static final int MAX_STATE = 2 * DraftService.MAX_CHARACTERS + 2 * MAX_OUTLINE;

  /** More of them at once show nobody where to begin. */
  private static final int MAX_MARKS = 500;

  /** What can be put into a drawing, and the tools for it. */
  public static final List<String> TOOLS =
      List.of(
          "service-task",
          "user-task",
          "timer",
          "message",
          "gateway",
          "event-choice",
          "end",
          "event-process",
          "note",
          "border-timer",
          "border-message",
          "hand",
          "lasso",
          "space",
          "connect",
          "delete");

  private final Div drawing = new Div();
  private final Element file = channel(DraftService.MAX_CHARACTERS);
  private final Element state = channel(MAX_STATE);
  private final String draft;
  private String model;
  private long revision;

  /**
   * @param draft names it in the browser
   * @param changed gets the file after each change, with the revision that was changed
   * @param told gets what is selected
   */
  ModelEditor(
      long draft,
      String model,
      long revision,
      ObjLongConsumer<String> changed,
      Consumer<EditorState> told) {
    this.draft = "mfa-draft-" + draft;
    this.model = model;
    this.revision = revision;
    addClassName("process-editor");
    drawing.addClassName("process-editor-drawing");
    drawing.getElement().setAttribute("role", "application");
    drawing.getElement().setAttribute("tabindex", "0");
    drawing.getElement().setAttribute("aria-label", getTranslation("workflow.editor.drawing"));
    add(drawing);
    getElement().appendChild(file, state);
    listen(file, text -> changed.accept(text, (long) file.getProperty("revision", 0.0)))
        .synchronizeProperty("revision");
    listen(state, json -> EditorState.parse(json).ifPresent(told));
  }

  private static Element channel(int max) {
    Element channel = new Element("div");
    channel.setAttribute("hidden", "");
    channel.setProperty("maxlength", max);
    return channel;
  }

  private static DomListenerRegistration listen(Element channel, Consumer<String> receiver) {
    return channel
        .addEventListener("told", told -> hear(channel, receiver))
        .synchronizeProperty("value")
        .allowInert();
  }

  /** The next value comes when this one was heard, whatever became of it. */
  private static void hear(Element channel, Consumer<String> receiver) {
    try {
      receiver.accept(channel.getProperty("value", ""));
    } finally {
      channel.executeJs("this.heard?.()");
    }
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    var page = attach.getUI().getPage();
    page.addStyleSheet(LIBRARY + "/diagram-js.css");
    page.addStyleSheet(LIBRARY + "/bpmn-font/css/bpmn.css");
    Drawing.loadScript(attach.getUI());
    OwnFile.load(attach.getUI(), "scripts/process-editor.js");
    Map<String, String> words =
        TOOLS.stream().collect(Collectors.toMap(tool -> tool, tool -> toolName(tool)));
    getElement()
        .executeJs(
            "window.mfa.editProcess(this, $0, $1, $2, JSON.parse($3))",
            drawing,
            file,
            state,
            JacksonUtils.getMapper()
                .writeValueAsString(
                    Map.of(
                        "draft",
                        draft,
                        "model",
                        model,
                        "revision",
                        revision,
                        "max",
                        DraftService.MAX_BYTES,
                        "outline",
                        MAX_OUTLINE,
                        "words",
                        words)));
  }

  String toolName(String tool) {
    return getTranslation("workflow.tool." + tool);
  }

  /** The change that came last is stored. */
  void saved(String newModel, long newRevision) {
    model = newModel;
    revision = newRevision;
    call("saved", newRevision);
  }

  /** Shows another file. */
  void replace(String newModel, long newRevision) {
    model = newModel;
    revision = newRevision;
    call("replace", newModel, newRevision);
  }

  /**
   * Has a change sent that waits to be sent, and those that are made meanwhile.
   *
   * @param sent follows when they came
   * @param failed follows where the drawing cannot be written down
   */
  void flush(Runnable sent, Runnable failed) {
    getElement()
        .executeJs("return this.editor?.save()")
        .then(done -> sent.run(), error -> failed.run());
  }

  /** Has the browser forget what it keeps, which somebody gave up. */
  void forget() {
    getUI().ifPresent(ui -> ui.getPage().executeJs("sessionStorage.removeItem($0)", draft));
  }

  void select(String id) {
    call("select", id);
  }

  /** Marks what has to be changed. */
  void mark(List<Finding> findings) {
    List<Map<String, Object>> marks =
        findings.stream()
            .limit(MAX_MARKS)
            .map(
                finding ->
                    Map.<String, Object>of(
                        "id", finding.elementId(),
                        "error", finding.error(),
                        "text", finding.rule(getLocale()) + " " + finding.advice(getLocale())))
            .toList();
    getElement()
        .executeJs(
            "this.editor?.findings(JSON.parse($0))",
            JacksonUtils.getMapper().writeValueAsString(marks));
  }

  /** Has the drawing do something, by the name of its method. */
  PendingJavaScriptResult call(String method, Serializable... values) {
    Object[] all = Stream.concat(Stream.of(method), Stream.of(values)).toArray();
    String places =
        IntStream.rangeClosed(1, values.length)
            .mapToObj(place -> "$" + place)
            .collect(Collectors.joining(", "));
    return getElement().executeJs("this.editor?.[$0](" + places + ")", all);
  }
}
