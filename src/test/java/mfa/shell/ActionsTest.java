package mfa.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import mfa.shell.dialog.ShownOnce;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Dialogs have one footer, and keep what they show once")
@ExtendWith(OpenPage.class)
class ActionsTest {

  private final Button cancel = new Button("Cancel");
  private final SubmitForm form = new SubmitForm("Save", () -> {}).with(new Div()).beside(cancel);

  @Test
  void buttonsOfAFormStandInTheFooterOfItsDialogThePrimaryOneLast() {
    Dialog dialog = opened(form);

    assertThat(footer(dialog)).containsExactly("Cancel", "Save");
    assertThat(submit().getElement().getAttribute("form")).isEqualTo(form.getId().orElseThrow());
  }

  @Test
  void theyGoWithTheirForm() {
    Button other = new Button("Other");
    Dialog dialog = opened(form);
    dialog.getFooter().add(other);

    dialog.remove(form);

    assertThat(footer(dialog)).containsExactly("Other");
  }

  @Test
  void theyComeBackWhenTheDialogOpensAgain() {
    Dialog dialog = opened(form);
    dialog.close();
    MockVaadin.clientRoundtrip();

    dialog.open();
    MockVaadin.clientRoundtrip();

    assertThat(footer(dialog)).containsExactly("Cancel", "Save");
  }

  @Test
  void onAPageTheyStandInTheForm() {
    UI.getCurrent().add(new Div(form));

    assertThat(names(PageParts.within(form, Component.class).toList()))
        .containsExactly("Save", "Cancel");
  }

  @Test
  void hiddenFormHasNoButtons() {
    Dialog dialog = opened(form);

    form.setVisible(false);

    assertThat(footer(dialog)).isEmpty();
  }

  @Test
  @Tag("R22")
  @DisplayName("What is shown once closes by its own button alone, not by Escape or a click beside")
  void whatIsShownOnceIsNotClosedByAccident() {
    Dialog dialog = opened(new Div(new ShownOnce(new Div())));

    assertThat(dialog.isCloseOnEsc()).isFalse();
    assertThat(dialog.isCloseOnOutsideClick()).isFalse();
  }

  @Test
  void otherDialogsCloseByEscape() {
    assertThat(opened(new Div()).isCloseOnEsc()).isTrue();
  }

  private static Dialog opened(Component content) {
    Dialog dialog = new Dialog(content);
    dialog.open();
    MockVaadin.clientRoundtrip();
    return dialog;
  }

  private NativeButton submit() {
    return PageParts.within(UI.getCurrent(), NativeButton.class).findFirst().orElseThrow();
  }

  private static List<String> footer(Dialog dialog) {
    return names(
        dialog
            .getFooter()
            .getElement()
            .getChildren()
            .flatMap(element -> element.getComponent().stream())
            .toList());
  }

  private static List<String> names(List<Component> parts) {
    return parts.stream()
        .filter(part -> part instanceof Button || part instanceof NativeButton)
        .filter(Component::isVisible)
        .map(part -> part.getElement().getText())
        .toList();
  }
}
