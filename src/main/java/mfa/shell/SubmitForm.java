package mfa.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.stream.Stream;

/**
 * A real form, so that password managers fill it and offer to save, and Enter submits it (but not
 * the Enter that ends an input-method composition). It shows that it works and cannot be sent twice
 * meanwhile; the script is {@code scripts/app.js}.
 */
@Tag("form")
public class SubmitForm extends Component implements HasComponents, HasStyle {

  private final NativeButton submit;
  private final Div actions;

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
    actions = new Div(submit);
    actions.addClassName("form-actions");
    getElement()
        .addEventListener(
            "form-submit",
            event -> {
              try {
                action.run();
              } finally {
                getElement().executeJs("window.mfa.formDone(this)");
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
    actions.add(secondary);
    return this;
  }
}
