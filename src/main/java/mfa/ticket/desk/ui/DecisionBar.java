package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.DeskTicket;

/** What the agent can do with the ticket now; it stays in sight. */
class DecisionBar extends Div {

  private final boolean supervisor;
  private final transient Actions actions;
  private final Div buttons = new Div();
  private final TakeNext takeNext = new TakeNext();

  /** What the buttons do. */
  interface Actions {

    void decide(Decision decision);

    void take();

    /** Takes it from the colleague who has it. */
    void takeOver();

    void release();

    void forward();

    /** Ends a ticket that is not decided. */
    void close();
  }

  DecisionBar(boolean supervisor, Actions actions) {
    this.supervisor = supervisor;
    this.actions = actions;
    addClassName("decision-bar");
    buttons.addClassName("button-row");
    add(buttons, takeNext);
  }

  boolean takesNext() {
    return takeNext.getValue();
  }

  void show(DeskTicket ticket) {
    buttons.removeAll();
    takeNext.setVisible(ticket.decidable() || ticket.isClosable());
    if (ticket.decidable()) {
      decisions(ticket);
      handOn();
    } else if (ticket.isFree() && !ticket.own()) {
      buttons.add(button("desk.take", 't', actions::take, ButtonVariant.PRIMARY));
    } else if (ticket.heldByAnother() && supervisor && !ticket.own()) {
      buttons.add(button("desk.take-over", 't', actions::takeOver, ButtonVariant.PRIMARY));
      handOn();
    }
    if (ticket.isClosable()) {
      buttons.addComponentAtIndex(
          Math.min(1, buttons.getComponentCount()),
          button("desk.close", 'c', actions::close, ButtonVariant.ERROR));
    }
    setVisible(buttons.getComponentCount() > 0);
  }

  private void decisions(DeskTicket ticket) {
    if (ticket.isUnbind()) {
      buttons.add(
          decision("review.approve", 'y', Decision.APPROVE, ButtonVariant.PRIMARY),
          decision("review.reject", 'x', Decision.REJECT, ButtonVariant.ERROR));
    }
  }

  private Button decision(String label, char key, Decision made, ButtonVariant variant) {
    Button button = button(label, key, () -> actions.decide(made), variant);
    Shortcuts.lead(button, key);
    return button;
  }

  private void handOn() {
    buttons.add(
        button("desk.forward-to", 'f', actions::forward, ButtonVariant.TERTIARY),
        button("desk.release", 'e', actions::release, ButtonVariant.TERTIARY));
  }

  private Button button(String label, char key, Runnable action, ButtonVariant variant) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.addThemeVariants(variant);
    Shortcuts.bind(button, key);
    return button;
  }
}
