package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mfa.workspace.ui.BulkActions.People;

/**
 * Says how many people are selected, selects all that the filters let through, and acts on them.
 */
class SelectionBar extends Div {

  private final Span words = new Span();
  private final Button all = new Button();
  private final MenuBar menu = new MenuBar();
  private final MenuItem opener;

  /**
   * @param selectAll selects all that the filters let through
   * @param selected those who are selected
   */
  SelectionBar(BulkActions actions, Runnable selectAll, Supplier<People> selected) {
    addClassNames("button-row", "selection-bar");
    words.getElement().setAttribute("role", "status");
    all.addClickListener(click -> selectAll.run());
    opener = menu.addItem(getTranslation("bulk.menu"));
    menu.setTabNavigation(true);
    offer("members.remind", actions::remind, selected);
    offer("exemption.grant", actions::exempt, selected);
    offer("pilot.add", actions::addToPilot, selected);
    offer("pilot.remove", actions::removeFromPilot, selected);
    offer("members.change-role", actions::changeRole, selected);
    offer("members.remove", actions::remove, selected);
    offer("invite.resend", actions::resend, selected);
    offer("invite.cancel", actions::cancel, selected);
    add(all, menu, words);
    show(0);
  }

  private void offer(String label, Consumer<People> action, Supplier<People> selected) {
    opener.getSubMenu().addItem(getTranslation(label), click -> action.accept(selected.get()));
  }

  /** How many people the filters let through. */
  void found(long people) {
    all.setText(getTranslation("bulk.select-all", people));
    all.setVisible(people > 0);
  }

  /** How many people are selected. */
  void show(int selected) {
    words.setText(selected == 0 ? "" : getTranslation("bulk.selected", selected));
    menu.setVisible(selected > 0);
  }
}
