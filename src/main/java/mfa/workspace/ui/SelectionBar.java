package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mfa.workspace.ui.BulkActions.People;

/**
 * Says how many people are selected, selects all that the filters let through, and acts on them.
 */
class SelectionBar extends Div {

  private final Span words = new Span();
  private final Button all = new Button();
  private final MenuBar menu = new MenuBar();
  private final MenuItem opener;
  private final Map<MenuItem, UnaryOperator<People>> items = new LinkedHashMap<>();
  private final Supplier<People> selected;

  /**
   * @param selectAll selects all that the filters let through
   * @param selected those who are selected
   */
  SelectionBar(BulkActions actions, Runnable selectAll, Supplier<People> selected) {
    this.selected = selected;
    addClassNames("button-row", "selection-bar");
    words.getElement().setAttribute("role", "status");
    all.addClickListener(click -> selectAll.run());
    opener = menu.addItem(getTranslation("bulk.menu"));
    menu.setTabNavigation(true);
    offer("members.remind", actions::remind, People::members);
    offer("exemption.grant", actions::exempt, People::members);
    offer("pilot.add", actions::addToPilot, People::members);
    offer("pilot.remove", actions::removeFromPilot, People::members);
    offer("members.change-role", actions::changeRole, People::members);
    offer("members.remove", actions::remove, People::members);
    offer("invite.resend", actions::resend, People::invited);
    offer("invite.cancel", actions::cancel, People::invited);
    add(all, menu, words);
    show(0);
  }

  private void offer(String label, Consumer<People> action, UnaryOperator<People> concerned) {
    MenuItem item =
        opener.getSubMenu().addItem(getTranslation(label), click -> action.accept(selected.get()));
    items.put(item, concerned);
  }

  /** How many people the filters let through. */
  void found(long people) {
    all.setText(getTranslation("bulk.select-all", people));
    all.setVisible(people > 0);
  }

  /** How many people are selected. */
  void show(int count) {
    words.setText(count == 0 ? "" : getTranslation("bulk.selected", count));
    menu.setVisible(count > 0);
    if (count > 0) {
      People people = selected.get();
      items.forEach((item, concerned) -> item.setEnabled(!concerned.apply(people).all().isEmpty()));
    }
  }
}
