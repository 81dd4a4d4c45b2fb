package mfa.support;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.internal.nodefeature.VirtualChildrenList;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.authenticator.OneTimeCode;
import mfa.shell.CodeField;
import mfa.shell.SubmitForm;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds and uses the parts of a page that is shown without a browser. */
public final class PageParts {

  private static final Pattern FOCUSING = Pattern.compile("focus\\(|leadTo\\(");

  private PageParts() {}

  /** The parts of a kind, in the order of the page; dialogs too. */
  public static <T extends Component> Stream<T> within(Component at, Class<T> kind) {
    return elements(at.getElement())
        .flatMap(element -> element.getComponent().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** Whether it and all around it are visible. */
  public static boolean isShown(Component part) {
    return Stream.iterate(part, at -> at.getParent().orElse(null))
        .takeWhile(at -> at != null)
        .allMatch(Component::isVisible);
  }

  /** With what dialogs keep apart, such as their buttons. */
  private static Stream<Element> elements(Element at) {
    Stream<Element> apart = Stream.of();
    if (at.getNode().hasFeature(VirtualChildrenList.class)) {
      VirtualChildrenList list = at.getNode().getFeature(VirtualChildrenList.class);
      apart = IntStream.range(0, list.size()).mapToObj(list::get).map(Element::get);
    }
    return Stream.concat(
        Stream.of(at), Stream.concat(at.getChildren(), apart).flatMap(PageParts::elements));
  }

  /** What stands in the rows of a list, cell by cell. */
  public static Stream<Component> cells(Grid<?> grid) {
    return rendered(grid);
  }

  private static <T> Stream<Component> rendered(Grid<T> grid) {
    List<T> rows = grid.getDataProvider().fetch(new Query<>(0, 50, List.of(), null, null)).toList();
    return grid.getColumns().stream()
        .map(Grid.Column::getRenderer)
        .filter(ComponentRenderer.class::isInstance)
        .flatMap(renderer -> rows.stream().map(row -> cell(renderer, row)));
  }

  @SuppressWarnings("unchecked")
  private static <T> Component cell(Object renderer, T row) {
    return ((ComponentRenderer<Component, T>) renderer).createComponent(row);
  }

  /** Presses the last button of this name: that of the dialog above. */
  public static void press(Component at, String label) {
    within(at, Button.class)
        .filter(button -> button.getText().equals(label))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("There is no button " + label))
        .click();
  }

  /** Presses the last plain button of this name. */
  public static void pressPlain(Component at, String label) {
    NativeButton found =
        within(at, NativeButton.class)
            .filter(button -> button.getText().equals(label))
            .reduce((first, last) -> last)
            .orElseThrow(() -> new AssertionError("There is no button " + label));
    ComponentUtil.fireEvent(found, new ClickEvent<>(found));
  }

  /** Sends the last form: that of the dialog above. */
  public static void submit(Component at) {
    Element form =
        within(at, SubmitForm.class).reduce((first, last) -> last).orElseThrow().getElement();
    form.getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(new DomEvent(form, "form-submit", JsonNodeFactory.instance.objectNode()));
  }

  /** Answers the question for a code that lies above. */
  public static void giveCode(OneTimeCode code) {
    within(UI.getCurrent(), CodeField.class)
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("No code is asked for"))
        .setValue(code.digits());
    submit(UI.getCurrent());
    MockVaadin.clientRoundtrip();
  }

  /** What no value of the field can be: the browser keeps it, and says that it is there. */
  public static void typeUnreadable(Component field, String text) {
    Element element = field.getElement();
    element.setProperty("_inputElementValue", text);
    element
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(
            new DomEvent(element, "unparsable-change", JsonNodeFactory.instance.objectNode()));
  }

  /** The part that got the focus last since somebody asked; nothing where none did. */
  public static Optional<Component> takeFocused() {
    UI ui = UI.getCurrent();
    ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return ui.getInternals().dumpPendingJavaScriptInvocations().stream()
        .filter(call -> FOCUSING.matcher(call.getInvocation().getExpression()).find())
        .reduce((first, last) -> last)
        .flatMap(call -> Element.get(call.getOwner()).getComponent());
  }

  /** The stand-in for a request knows no change of its session, which comes with a new key. */
  public static void letSessionsChange() {
    VaadinServletRequest current = VaadinServletRequest.getCurrent();
    HttpServletRequest changing =
        new HttpServletRequestWrapper(current.getHttpServletRequest()) {
          @Override
          public String changeSessionId() {
            return getSession().getId();
          }
        };
    VaadinServletRequest request = new VaadinServletRequest(changing, current.getService());
    CurrentInstance.set(VaadinRequest.class, request);
    // The current one is held weakly, and would be gone with the next collection of garbage.
    ComponentUtil.setData(UI.getCurrent(), VaadinServletRequest.class, request);
  }
}
