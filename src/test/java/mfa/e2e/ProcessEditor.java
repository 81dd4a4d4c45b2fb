package mfa.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The page of a draft, as a process owner uses it: by the panel, which keys alone can do. */
record ProcessEditor(Visitor visitor) {

  /** Opens a copy of the newest version. */
  static ProcessEditor copyNewest(Visitor visitor) {
    visitor.open("/process");
    visitor
        .page()
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions()
                .setName(Pattern.compile(visitor.say("Edit a copy of version"))))
        .first()
        .click();
    visitor.page().waitForURL(url -> url.contains("/process/draft/"));
    var editor = new ProcessEditor(visitor);
    editor.awaitDrawing();
    return editor;
  }

  void awaitDrawing() {
    visitor.page().locator(".process-editor-drawing .djs-shape").first().waitFor();
    visitor.page().locator(".element-panel vaadin-text-field").first().waitFor();
    visitor.awaitQuiet();
  }

  ProcessEditor select(String element) {
    var elements = visitor.page().getByRole(AriaRole.COMBOBOX, named("Element"));
    elements.fill(element);
    visitor
        .page()
        .locator("vaadin-combo-box-item:visible")
        .filter(new Locator.FilterOptions().setHasText(element + " · "))
        .first()
        .click();
    visitor.page().waitForCondition(() -> name().inputValue().equals(element));
    return this;
  }

  /** Adds an element after the selected one, which is selected then. */
  ProcessEditor add(String kind) {
    visitor.page().getByRole(AriaRole.MENUITEM, menu("Add after it")).click();
    visitor.page().getByRole(AriaRole.MENUITEM, menu(kind)).click();
    visitor.page().waitForCondition(() -> name().inputValue().isEmpty());
    visitor.awaitQuiet();
    return this;
  }

  ProcessEditor describe(String name, String text) {
    name().fill(name);
    name().press("Tab");
    visitor.field("Description").fill(text);
    visitor.field("Description").press("Tab");
    visitor.awaitQuiet();
    return this;
  }

  /** Waits as many hours. */
  ProcessEditor hours(int amount) {
    var field = visitor.page().getByRole(AriaRole.SPINBUTTON, named("Amount"));
    field.fill(Integer.toString(amount));
    field.press("Tab");
    visitor.awaitQuiet();
    return this;
  }

  ProcessEditor choose(String field, String choice) {
    visitor.page().getByRole(AriaRole.BUTTON, starting(field)).click();
    visitor.page().getByRole(AriaRole.OPTION, named(choice)).click();
    visitor.awaitQuiet();
    return this;
  }

  Locator name() {
    return visitor.page().locator(".element-panel").getByLabel(visitor.say("Name"), exact());
  }

  Locator shape(String id) {
    return visitor.page().locator(".process-editor-drawing g[data-element-id='" + id + "']");
  }

  /** Presses keys in the drawing. */
  void press(String keys) {
    visitor.page().locator(".process-editor-drawing").focus();
    visitor.page().keyboard().press(keys);
  }

  /** At the lower border of the drawing, where nothing stands. */
  void clickFreePlace() {
    var place = visitor.page().locator(".process-editor-drawing").boundingBox();
    double x = place.x + place.width * 0.6;
    double y = place.y + place.height - 60;
    visitor.page().mouse().move(x - 20, y - 5);
    visitor.page().mouse().move(x, y);
    visitor.page().mouse().click(x, y);
  }

  /** What the checks say in one line. */
  Locator checks() {
    return visitor.page().locator(".draft-drawn > section [role=status]");
  }

  Locator saved() {
    return visitor
        .page()
        .getByRole(AriaRole.STATUS)
        .filter(new Locator.FilterOptions().setHasText("Saved"));
  }

  /** Deploys with a note; the code of the sign-in is fresh. */
  void deploy(String note) {
    visitor.button("Deploy").first().click();
    visitor.field("Note").fill(note);
    visitor
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(visitor.say("Deploy")))
        .click();
    visitor.awaitPath("/process");
  }

  private static Locator.GetByLabelOptions exact() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  private Page.GetByRoleOptions named(String english) {
    return new Page.GetByRoleOptions().setName(visitor.say(english)).setExact(true);
  }

  private Page.GetByRoleOptions menu(String english) {
    return new Page.GetByRoleOptions().setName(visitor.say(english)).setExact(true);
  }

  private Page.GetByRoleOptions starting(String english) {
    return new Page.GetByRoleOptions().setName(Pattern.compile("^" + visitor.say(english)));
  }
}
