package mfa.shell;

import com.vaadin.flow.component.UI;

/**
 * At a step of signing in that came between: says that what somebody typed on the page before is
 * kept, where it is.
 */
public class TypedWaits extends Notice {

  public TypedWaits() {
    super(Kind.INFORMATION);
    addAttachListener(attach -> look(attach.getUI()));
  }

  /** Leads on to this page, or to the one where something waits. */
  public static void leadOn(UI ui, String page) {
    ui.getPage().executeJs("window.location.assign(window.mfa.wayBack($0))", page);
  }

  /** By the page: a part that is not visible yet is asked nothing. */
  private void look(UI ui) {
    ui.getPage()
        .executeJs("return window.mfa.typedWaits()")
        .then(
            Boolean.class,
            waiting -> {
              if (waiting) {
                show(getTranslation("shell.typed.waits"));
              }
            });
  }
}
