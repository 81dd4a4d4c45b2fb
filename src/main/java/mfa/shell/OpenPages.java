package mfa.shell;

import com.vaadin.flow.component.UI;
import java.util.Comparator;
import java.util.List;

/**
 * Bounds the pages that one session has open (R74): each costs memory until its browser says
 * good-bye or is silent for long, and nothing but this keeps a client from opening thousands.
 */
final class OpenPages {

  static final int OF_STRANGERS = 5;
  static final int OF_MEMBERS = 40;

  private OpenPages() {}

  /**
   * Closes the oldest pages of the session beside a new one. Whoever comes back to one of them
   * loads it anew.
   *
   * @return how many are open now
   */
  static int bound(UI newest, int most) {
    List<UI> open =
        newest.getSession().getUIs().stream()
            .filter(ui -> !ui.isClosing())
            .sorted(Comparator.comparingInt(UI::getUIId))
            .toList();
    open.stream().limit(Math.max(0, open.size() - most)).forEach(UI::close);
    return Math.min(open.size(), most);
  }
}
