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
    takeNext.setVisible(ticket.decidable());
    if (ticket.decidable()) {
      decisions(ticket);
      handOn();
    } else if (ticket.isFree() && !ticket.own()) {
      Button take = button("desk.take", actions::take, ButtonVariant.PRIMARY);
      Shortcuts.bind(take, 't');
      buttons.add(take);
    } else if (ticket.isHeldByAnother() && supervisor && !ticket.own()) {
      Button over = button("desk.take-over", actions::takeOver, ButtonVariant.PRIMARY);
      Shortcuts.bind(over, 't');
      buttons.add(over);
      handOn();
    }
    if (ticket.isClosable()) {
      Button close = button("desk.close", actions::close, ButtonVariant.ERROR);
      Shortcuts.bind(close, 'c');
      buttons.addComponentAtIndex(Math.min(1, buttons.getComponentCount()), close);
    }
    setVisible(buttons.getComponentCount() > 0);
  }

  private void decisions(DeskTicket ticket) {
    if (ticket.isUnbind()) {
      buttons.add(
          button("review.approve", () -> actions.decide(Decision.APPROVE), ButtonVariant.PRIMARY),
          button("review.reject", () -> actions.decide(Decision.REJECT), ButtonVariant.ERROR));
    }
  }

  private void handOn() {
    Button forward = button("desk.forward-to", actions::forward, ButtonVariant.TERTIARY);
    Shortcuts.bind(forward, 'f');
    buttons.add(forward, button("desk.release", actions::release, ButtonVariant.TERTIARY));
  }

  private Button button(String label, Runnable action, ButtonVariant variant) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.addThemeVariants(variant);
    return button;
  }
}
