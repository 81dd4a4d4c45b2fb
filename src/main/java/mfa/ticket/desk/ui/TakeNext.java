package mfa.ticket.desk.ui;

import com.vaadin.flow.component.checkbox.Checkbox;

/**
 * Whether a decision or an answer takes the next ticket at once; each agent chooses that in this
 * browser.
 */
class TakeNext extends Checkbox {

  TakeNext() {
    super(false);
    setLabel(getTranslation("desk.take-the-next"));
    addAttachListener(
        attach -> getElement().executeJs("window.mfa.keepChoice(this, $0)", "mfa-take-next"));
  }
}
