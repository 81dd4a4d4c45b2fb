package mfa.workflow.draft.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Visitor;
import mfa.workflow.VersionService;
import mfa.workflow.WithProcesses;
import mfa.workflow.draft.CopyResult;
import mfa.workflow.draft.Draft;
import mfa.workflow.draft.DraftService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.JsonNodeFactory;

/** The page with the real services behind it, and a browser whose answers the test gives. */
@Tag("R69")
@DisplayName("R69: the page of a draft deploys what is stored and compared, and loses nothing else")
@ExtendWith(OpenPage.class)
class DraftViewTest extends WithProcesses {

  private static final String CONFLICT = "Another page saved this draft meanwhile";
  private static final String GONE = "discarded or deployed in another tab";

  private Visitor owner;
  private long id;
  private int before;

  /** The revision that the browser has. */
  private long drawn;

  @BeforeEach
  void openDraft() {
    owner = atWork(processOwner());
    before = running();
    String version = newest(owner).definitionId();
    id = owner.does(() -> ((CopyResult.Made) the(DraftService.class).copyOf(version)).id());
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Test
  @DisplayName("R69: what is drawn is deployed after it was stored, and the draft is gone")
  void drawnChangeIsStoredAndDeployed() {
    byte[] file = another();

    owner.does(
        () -> {
          DraftView view = open();
          draw(view, file);
          PageParts.press(view, "Deploy");
          answer();
          deploy("Reviews are shorter");
        });

    assertThat(running()).isEqualTo(before + 1);
    assertThat(fileOfNewest()).isEqualTo(file);
    assertThat(stored()).isEmpty();
  }

  @Test
  @DisplayName("R69: nothing is deployed while another tab's change is in conflict with this one")
  void conflictIsNotDeployed() {
    owner.does(
        () -> {
          DraftView view = open();
          saveElsewhere(another());
          draw(view, another());
          PageParts.press(view, "Deploy");
          answer();

          assertThat(textOf(view)).contains(CONFLICT);
          assertThat(selectedTab(view)).isZero();
          assertNothingIsAsked();
        });

    assertThat(running()).isEqualTo(before);
    assertThat(stored()).isPresent();
  }

  @Test
  @DisplayName("R69: a change that could not be stored says so, and is stored before the next step")
  void changeThatCouldNotBeStoredIsStoredLater() {
    byte[] file = another();
    DraftView view = owner.does(this::open);

    assertThatThrownBy(() -> anonymous().does(() -> draw(view, file)))
        .isInstanceOf(RuntimeException.class);
    assertThat(textOf(view)).contains("Your last change could not be saved.");
    owner.does(
        () -> {
          PageParts.press(view, "Deploy");
          answer();
          deploy("Reviews are shorter");
        });

    assertThat(running()).isEqualTo(before + 1);
    assertThat(fileOfNewest()).isEqualTo(file);
  }

  @Test
  @DisplayName("R69: nothing is deployed where the browser could not write the drawing down")
  void unwrittenDrawingIsNotDeployed() {
    owner.does(
        () -> {
          DraftView view = open();
          PageParts.press(view, "Deploy");
          fail("The drawing is broken.");

          assertThat(textOf(view)).contains("could not be read from your browser");
          assertNothingIsAsked();
        });

    assertThat(running()).isEqualTo(before);
  }

  @Test
  @Tag("R74")
  @DisplayName("R74: a drawing that is larger than a draft may be is told, and not deployed")
  void tooLargeDrawingIsNotDeployed() {
    owner.does(
        () -> {
          DraftView view = open();
          tell(channels(view).get(1), state(true));
          PageParts.press(view, "Deploy");
          answer();

          assertThat(textOf(view)).contains("larger than the 256 KB that a draft may have");
          assertNothingIsAsked();
          draw(view, another());
          assertThat(textOf(view)).doesNotContain("larger than the 256 KB");
        });

    assertThat(running()).isEqualTo(before);
  }

  @Test
  @DisplayName("R69: a draft that another tab discarded says so, and its drawing can be downloaded")
  void draftThatIsGoneSaysSo() {
    owner.does(
        () -> {
          DraftView view = open();
          the(DraftService.class).discard(id);
          PageParts.press(view, "Deploy");
          answer();

          assertThat(textOf(view)).contains(GONE);
          assertNothingIsAsked();
          PageParts.press(view, "Download the drawing");
          assertThat(pending())
              .anyMatch(call -> call.getInvocation().getParameters().contains("download"));
        });

    assertThat(running()).isEqualTo(before);
  }

  @Test
  @DisplayName("R69: a change in a draft that is gone says so")
  void changeInADraftThatIsGoneSaysSo() {
    owner.does(
        () -> {
          DraftView view = open();
          the(DraftService.class).discard(id);
          draw(view, another());

          assertThat(textOf(view)).contains(GONE);
        });
  }

  @Test
  @DisplayName("R69: a draft that another tab changed after the comparison is deployed as compared")
  void changeAfterTheComparisonStaysADraft() {
    byte[] compared = another();
    byte[] later = another();

    owner.does(
        () -> {
          DraftView view = open();
          draw(view, compared);
          PageParts.press(view, "Deploy");
          answer();
          saveElsewhere(later);
          deploy("Reviews are shorter");
        });

    assertThat(fileOfNewest()).isEqualTo(compared);
    assertThat(stored()).map(Draft::model).contains(new String(later, UTF_8));
  }

  @Test
  @DisplayName(
      "R69: what a browser kept while another tab saved is offered, and nothing overwritten")
  void whatABrowserKeptIsOffered() {
    byte[] kept = another();
    byte[] other = another();

    owner.does(
        () -> {
          long revision = the(DraftService.class).open(id).orElseThrow().revision();
          saveElsewhere(other);
          DraftView view = open();
          draw(view, kept, revision);

          assertThat(textOf(view)).contains(CONFLICT);
          assertThat(the(DraftService.class).open(id).orElseThrow().model())
              .isEqualTo(new String(other, UTF_8));
          PageParts.press(view, "Keep this one");
          assertThat(textOf(view)).doesNotContain(CONFLICT);
        });

    assertThat(stored()).map(Draft::model).contains(new String(kept, UTF_8));
  }

  private DraftView open() {
    drawn = the(DraftService.class).open(id).orElseThrow().revision();
    DraftView view = services.get(DraftView.class);
    UI.getCurrent().add(view);
    view.setParameter(null, Long.toString(id));
    return view;
  }

  private Optional<Draft> stored() {
    return owner.does(() -> the(DraftService.class).open(id));
  }

  private byte[] fileOfNewest() {
    String version = newest(owner).definitionId();
    return owner.does(() -> the(VersionService.class).file(version).orElseThrow());
  }

  private void saveElsewhere(byte[] file) {
    DraftService drafts = the(DraftService.class);
    drafts.save(id, new String(file, UTF_8), drafts.open(id).orElseThrow().revision());
  }

  /** The browser sends a changed file. */
  private void draw(DraftView view, byte[] file) {
    draw(view, file, drawn);
  }

  private static void draw(DraftView view, byte[] file, long revision) {
    Element channel = channels(view).getFirst();
    channel.setProperty("revision", revision);
    tell(channel, new String(file, UTF_8));
  }

  private static String state(boolean tooLarge) {
    return """
        {"selected":
        {"key":1,"id":"x","type":"process","trigger":"","name":"","documentation":"","delegate":"",
        "input":"","form":"","group":"","assignee":"","due":"","message":"","time":"",
        "repeats":false,"side":false,"decides":false,"standard":false,"condition":"",
        "versionTag":"","timeToLive":"","nested":false,"next":[]},
        "outline":[],"editable":true,"canUndo":true,"canRedo":false,"tooLarge":%s}"""
        .formatted(tooLarge);
  }

  private static List<Element> channels(DraftView view) {
    return PageParts.within(view, ModelEditor.class)
        .flatMap(editor -> editor.getElement().getChildren())
        .filter(child -> child.getComponent().isEmpty())
        .toList();
  }

  private static void tell(Element channel, String value) {
    channel.setProperty("value", value);
    channel
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(new DomEvent(channel, "told", JsonNodeFactory.instance.objectNode()));
  }

  /** The browser has sent all that was changed. */
  private static void answer() {
    flushes().forEach(call -> call.complete(JsonNodeFactory.instance.nullNode()));
  }

  private static void fail(String why) {
    flushes().forEach(call -> call.completeExceptionally(JsonNodeFactory.instance.stringNode(why)));
  }

  private static List<PendingJavaScriptInvocation> flushes() {
    return pending().stream()
        .filter(call -> call.getInvocation().getExpression().contains("save()"))
        .toList();
  }

  private static List<PendingJavaScriptInvocation> pending() {
    UI ui = UI.getCurrent();
    ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return ui.getInternals().dumpPendingJavaScriptInvocations();
  }

  /** With a note, in the dialog. */
  private void deploy(String note) {
    MockVaadin.clientRoundtrip();
    fields().getFirst().setValue(note);
    PageParts.submit(UI.getCurrent());
  }

  private static void assertNothingIsAsked() {
    MockVaadin.clientRoundtrip();
    assertThat(fields()).isEmpty();
  }

  private static List<TextField> fields() {
    return PageParts.within(UI.getCurrent(), TextField.class)
        .filter(field -> "Note".equals(field.getLabel()))
        .toList();
  }

  private static int selectedTab(DraftView view) {
    return PageParts.within(view, Tabs.class).map(Tabs::getSelectedIndex).findFirst().orElseThrow();
  }

  /** What is to be seen. */
  private static String textOf(DraftView view) {
    StringBuilder text = new StringBuilder();
    collect(view, text);
    return text.toString();
  }

  private static void collect(Component at, StringBuilder text) {
    if (!(at instanceof Text) && at.isVisible()) {
      if (at instanceof Span words) {
        text.append(words.getText()).append('\n');
      }
      at.getChildren().forEach(child -> collect(child, text));
    }
  }
}
