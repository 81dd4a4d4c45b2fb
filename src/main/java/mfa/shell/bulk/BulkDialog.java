package mfa.shell.bulk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import java.util.function.Function;
import mfa.shell.Alert;

/**
 * Does one thing to many, each in a call and a transaction of its own, and shows how far it is and
 * what became of each. One whose turn fails stops no other.
 *
 * <p>The browser asks for the next ones when it has shown the count, so that the gate looks at each
 * request. Who stops it sees what was done by then, which stays done, and whom nobody tried.
 */
public class BulkDialog<T> extends Dialog {

  /** So few that each answer comes at once. */
  private static final int AT_ONCE = 10;

  private final BulkTexts texts;
  private final transient List<T> all;
  private final transient Function<T, String> name;
  private final transient Function<T, BulkResult> action;
  private final Alert done = new Alert(Alert.Kind.SUCCESS);
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Span count = new Span();
  private final ProgressBar bar = new ProgressBar();
  private final UnorderedList failures = new UnorderedList();
  private final Button close = new Button();
  private int tried;
  private int succeeded;
  private boolean needsCode;
  private boolean stopped;
  private boolean ended;

  /**
   * @param title names what is done
   * @param name what one of them is called
   * @param action what is done to one of them
   * @param closed what follows, once the dialog is closed
   */
  public BulkDialog(
      String title,
      BulkTexts texts,
      List<T> all,
      Function<T, String> name,
      Function<T, BulkResult> action,
      Runnable closed) {
    this.texts = texts;
    this.all = all;
    this.name = name;
    this.action = action;
    setHeaderTitle(title);
    addClassName("narrow-dialog");
    setCloseOnOutsideClick(false);
    bar.setMax(Math.max(1, all.size()));
    bar.getElement().setAttribute("aria-label", title);
    count.getElement().setAttribute("role", "status");
    failures.addClassName("results");
    close.setText(getTranslation("bulk.stop"));
    close.addClickListener(click -> stopOrClose());
    addDialogCloseActionListener(request -> stopOrClose());
    close.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(close);
    add(count, bar, done, problem, failures);
    addOpenedChangeListener(
        change -> {
          if (change.isOpened()) {
            goOn();
          } else {
            closed.run();
          }
        });
  }

  private void stopOrClose() {
    if (ended) {
      close();
    } else {
      stopped = true;
      showEnd();
    }
  }

  private void goOn() {
    int end = Math.min(all.size(), tried + AT_ONCE);
    while (tried < end && !needsCode) {
      act(all.get(tried));
    }
    bar.setValue(tried);
    count.setText(getTranslation(texts.progress(), tried, all.size()));
    if (tried == all.size() || needsCode) {
      showEnd();
    } else {
      getElement().executeJs("return true").then(Boolean.class, shown -> goOnUnlessEnded());
    }
  }

  private void goOnUnlessEnded() {
    if (isOpened() && !ended) {
      goOn();
    }
  }

  private void act(T one) {
    BulkResult answer = answer(one);
    if (answer instanceof BulkResult.NeedsCode) {
      needsCode = true;
      return;
    }
    tried++;
    if (answer instanceof BulkResult.Refused refused) {
      list(one, refused.why());
    } else {
      succeeded++;
    }
  }

  private void list(T one, String why) {
    failures.add(new ListItem(getTranslation("card.label", name.apply(one)) + why));
  }

  private BulkResult answer(T one) {
    return OneOfMany.done(() -> action.apply(one))
        .orElseGet(() -> new BulkResult.Refused(getTranslation("bulk.broken")));
  }

  private void showEnd() {
    ended = true;
    bar.setVisible(false);
    count.setVisible(false);
    if (succeeded > 0) {
      done.show(getTranslation(texts.done(), succeeded, all.size()));
    }
    if (needsCode || stopped) {
      int untried = all.size() - tried;
      problem.show(
          needsCode
              ? getTranslation(texts.needsCode(), untried)
              : getTranslation("bulk.stopped", untried, tried - succeeded));
      all.subList(tried, all.size()).forEach(one -> list(one, getTranslation("bulk.untried")));
    } else if (tried > succeeded) {
      problem.show(getTranslation(texts.failed(), tried - succeeded));
    }
    close.setText(getTranslation("action.close"));
    close.focus();
  }
}
