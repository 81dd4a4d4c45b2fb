package mfa.shell.grid;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import mfa.shell.picture.Pictogram;

/** What can be done with a row, behind one small button that names the row. */
public class RowMenu extends MenuBar {

  private final MenuItem opener;

  /**
   * @param row what the row is called
   */
  public RowMenu(String row) {
    String label = getTranslation("row.actions", row);
    addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.SMALL);
    addClassName("row-menu");
    setTabNavigation(true);
    opener = addItem(new Pictogram(VaadinIcon.ELLIPSIS_DOTS_H));
    opener.setAriaLabel(label);
    setVisible(false);
  }

  /** Something that can be done; a menu without any is not shown. */
  public RowMenu offer(String label, Runnable action) {
    opener.getSubMenu().addItem(label, click -> action.run());
    setVisible(true);
    return this;
  }
}
