package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.shell.Alert;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.members.MemberItem;

/**
 * Does one thing to many people, each in a call and a transaction of its own, and shows how far it
 * is and what became of everybody. One whose turn fails stops no other.
 *
 * <p>The browser asks for the next ones when it has shown the count, so that the gate looks at each
 * request. Closing ends it; what was done by then stays done.
 */
class BulkDialog extends Dialog {

  /** So few that each answer comes at once. */
  private static final int AT_ONCE = 10;

  private static final Logger LOG = Logger.getLogger(BulkDialog.class.getName());

  private final transient List<MemberItem> people;
  private final transient Function<MemberItem, MembershipChangeResult> action;
  private final Alert done = new Alert(Alert.Kind.SUCCESS);
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Span count = new Span();
  private final ProgressBar bar = new ProgressBar();
  private final UnorderedList failures = new UnorderedList();
  private final Button close = new Button();
  private int tried;
  private int succeeded;
  private boolean needsCode;

  /**
   * @param title names what is done
   * @param action what is done to one of them
   * @param closed what follows, once the dialog is closed
   */
  BulkDialog(
      String title,
      List<MemberItem> people,
      Function<MemberItem, MembershipChangeResult> action,
      Runnable closed) {
    this.people = people;
    this.action = action;
    setHeaderTitle(title);
    addClassName("narrow-dialog");
    setCloseOnOutsideClick(false);
    bar.setMax(Math.max(1, people.size()));
    bar.getElement().setAttribute("aria-label", title);
    count.getElement().setAttribute("role", "status");
    failures.addClassName("results");
    close.setText(getTranslation("bulk.stop"));
    close.addClickListener(click -> close());
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

  private void goOn() {
    int end = Math.min(people.size(), tried + AT_ONCE);
    while (tried < end && !needsCode) {
      act(people.get(tried));
    }
    bar.setValue(tried);
    count.setText(getTranslation("bulk.progress", tried, people.size()));
    if (tried == people.size() || needsCode) {
      showEnd();
    } else {
      getElement().executeJs("return true").then(Boolean.class, shown -> goOnUnlessClosed());
    }
  }

  private void goOnUnlessClosed() {
    if (isOpened()) {
      goOn();
    }
  }

  private void act(MemberItem person) {
    Optional<MembershipChangeResult> result = result(person);
    if (result.equals(Optional.of(MembershipChangeResult.NEEDS_CODE))) {
      needsCode = true;
      return;
    }
    tried++;
    if (result.equals(Optional.of(MembershipChangeResult.DONE))) {
      succeeded++;
    } else {
      String why =
          result
              .map(refusal -> WorkspaceLabels.refusal(this, refusal))
              .orElseGet(() -> getTranslation("bulk.broken"));
      String who = getTranslation("card.label", MemberLabels.person(this, person));
      failures.add(new ListItem(who + why));
    }
  }

  /** Empty where an accident came between; who may not go on at all is stopped by the gate. */
  private Optional<MembershipChangeResult> result(MemberItem person) {
    try {
      return Optional.of(action.apply(person));
    } catch (EJBAccessException e) {
      throw e;
    } catch (EJBException e) {
      LOG.log(Level.WARNING, "A change of one of many members failed.", e);
      return Optional.empty();
    }
  }

  private void showEnd() {
    bar.setVisible(false);
    done.show(getTranslation("bulk.done", succeeded, people.size()));
    if (needsCode) {
      problem.show(getTranslation("bulk.needs-code", people.size() - tried));
    } else if (tried > succeeded) {
      problem.show(getTranslation("bulk.failed", tried - succeeded));
    }
    close.setText(getTranslation("action.close"));
    close.focus();
  }
}
