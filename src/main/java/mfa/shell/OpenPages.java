package mfa.shell;

import com.vaadin.flow.component.UI;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the pages that one session has open, and each of them (R74): a page costs memory until its
 * browser says good-bye or is silent for long, and nothing but this keeps a client from opening
 * thousands.
 */
final class OpenPages {

  static final int OF_ANONYMOUS = 5;
  static final int OF_MEMBERS = 40;

  /** Elements of one page: the longest conversations and lists have a third of it. */
  private static final int MAX_NODES = 10_000;

  private OpenPages() {}

  /**
   * Closes the oldest pages of the session beside a new one: those of which nothing was heard for
   * longest. Anyone who comes back to one of them loads it again.
   *
   * @return how many are open now
   */
  static int bound(UI newest, int max) {
    List<UI> open =
        newest.getSession().getUIs().stream()
            .filter(ui -> !ui.isClosing())
            .sorted(
                Comparator.comparingLong((UI ui) -> ui.getInternals().getLastHeartbeatTimestamp())
                    .thenComparingInt(UI::getUIId))
            .toList();
    open.stream().limit(Math.max(0, open.size() - max)).forEach(UI::close);
    return Math.min(open.size(), max);
  }

  /**
   * Begins a page again that has grown beyond every measure, such as by messages that its browser
   * never takes away.
   */
  static void boundGrowth(UI ui) {
    AtomicInteger nodes = new AtomicInteger();
    ui.getElement().getNode().visitNodeTree(node -> nodes.incrementAndGet());
    if (nodes.get() > MAX_NODES) {
      ui.getPage().reload();
      ui.close();
    }
  }
}
