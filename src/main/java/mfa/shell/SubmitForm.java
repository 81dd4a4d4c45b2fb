package mfa.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeButton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mfa.shell.dialog.Actions;

/**
 * A real form, so that password managers fill it and offer to save, and Enter submits it (but not
 * the Enter that ends an input-method composition). It shows that it works and cannot be sent twice
 * meanwhile; the script is {@code scripts/app.js}.
 */
@Tag("form")
public class SubmitForm extends Component implements HasComponents, HasStyle {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final NativeButton submit;
  private final Actions actions;

  /**
   * @param label of the one primary button
   * @param action what submitting does
   */
  public SubmitForm(String label, Runnable action) {
    addClassName("form");
    getElement().setAttribute("novalidate", true);
    submit = new NativeButton(label);
    submit.getElement().setAttribute("type", "submit");
    submit.addClassName("primary-button");
    // In a dialog the button stands in the footer, outside the form that it sends.
    String id = "form-" + NUMBERS.incrementAndGet();
    setId(id);
    submit.getElement().setAttribute("form", id);
    actions = new Actions(submit);
    getElement()
        .addEventListener(
            "form-submit",
            event -> {
              boolean failed = true;
              try {
                action.run();
                failed = false;
              } finally {
                getElement().executeJs("window.mfa.formDone(this, $0)", failed);
              }
            });
    addAttachListener(attach -> getElement().executeJs("window.mfa.form(this)"));
  }

  /** For what takes away something that nobody can give back: its button looks like it. */
  public SubmitForm destructive() {
    submit.addClassName("destructive-button");
    return this;
  }

  /** Adds the fields, above the buttons. */
  public SubmitForm with(Component... fields) {
    add(fields);
    Stream.of(fields).forEach(SubmitForm::forgetErrors);
    add(actions);
    return this;
  }

  /** What is said at a field is about what stands in it: it ends when somebody changes that. */
  public static void forgetErrors(Component field) {
    if (field instanceof HasValidation validated && field instanceof HasValue<?, ?> filled) {
      filled.addValueChangeListener(change -> validated.setInvalid(false));
    }
    field.getChildren().forEach(SubmitForm::forgetErrors);
  }

  /** Adds a secondary button or link beside the primary button. */
  public SubmitForm beside(Component... secondary) {
    actions.beside(secondary);
    return this;
  }

  /** Shows or hides the buttons, as long as there is nothing to be sent. */
  public void showActions(boolean shown) {
    actions.setVisible(shown);
  }

  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    showActions(visible);
  }
}
