package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import mfa.account.AccountChangeResult;
import mfa.account.ui.AccountLabels;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.shell.notice.Done;
import org.jspecify.annotations.Nullable;

/**
 * A page about one of many, found by the id in its address. Each action asks for a fresh code; the
 * page then shows how things are, or why nothing was done.
 */
abstract class DetailView<T> extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private transient @Nullable T shown;

  DetailView(FreshCode freshCode, ZoneId zone) {
    this.freshCode = freshCode;
    this.zone = zone;
    addClassName("page");
  }

  /** For dialogs in which the code of before can run out. */
  FreshCode freshCode() {
    return freshCode;
  }

  abstract Optional<T> find(long id);

  abstract String name(T item);

  /** Adds what is shown below the name. */
  abstract void fill(T item);

  @Override
  public void setParameter(BeforeEvent event, String id) {
    Optional<T> found = AdministrationPaths.id(id).flatMap(this::find);
    if (found.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    problem.hide();
    show(found.get());
  }

  private void show(T item) {
    shown = item;
    removeAll();
    String name = name(item);
    Optional.ofNullable(findAncestor(MainLayout.class)).ifPresent(layout -> layout.rename(name));
    getUI().ifPresent(ui -> ui.getPage().setTitle(name));
    add(new H1(name), problem);
    fill(item);
  }

  /** Shows what came of a change. */
  void after(long id, AccountChangeResult result) {
    find(id).ifPresent(this::show);
    if (result == AccountChangeResult.DONE) {
      problem.hide();
      Done.say(this, getTranslation("admin.done"));
    } else {
      problem.lead(AccountLabels.refusal(this, result));
    }
  }

  Button button(String label, Runnable action) {
    return new Button(
        getTranslation(label),
        click -> freshCode.before(this, getTranslation("admin.fresh-code"), action));
  }

  void ask(String label, String question, Runnable then) {
    new ConfirmDialog(getTranslation(label), question, getTranslation(label), then).open();
  }

  static Section panel(Component... parts) {
    Section section = new Section(parts);
    section.addClassName("panel");
    return section;
  }

  String time(Instant time) {
    return Times.dateAndTime(time, zone, UI.getCurrent().getLocale());
  }

  @Override
  public String getPageTitle() {
    return shown == null ? "" : name(shown);
  }
}
