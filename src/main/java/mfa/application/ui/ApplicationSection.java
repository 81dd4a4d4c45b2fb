package mfa.application.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import jakarta.inject.Inject;
import java.time.ZoneId;
import mfa.account.AccountService;
import mfa.application.ApplicationItem;
import mfa.application.ApplicationResult;
import mfa.application.ApplicationService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.request.ListPage;
import mfa.platform.time.Times;
import mfa.shell.ConfirmDialog;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.GridHeight;
import mfa.shell.notice.Done;

/** The applications of all workspaces: added to one, and removed. */
public class ApplicationSection extends Section {

  private static final double REMOVE_WIDTH = 9;

  private final transient ApplicationService applications;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private final Paragraph count = new Paragraph();
  private final Grid<ApplicationItem> grid = new Grid<>();

  @Inject
  public ApplicationSection(
      ApplicationService applications, AccountService accounts, FreshCode freshCode) {
    this.applications = applications;
    this.freshCode = freshCode;
    zone = accounts.ownProfile().timeZone();
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(50);
    grid.setItems(
        query -> applications.page(new ListPage(query.getOffset(), query.getLimit())).stream(),
        query -> (int) applications.count());
    addColumns();
    GridCards.prepare(grid, getTranslation("applications.title"), this::card);
    count.getElement().setAttribute("role", "status");
    add(new H2(getTranslation("applications.title")), count, grid);
    refresh();
  }

  private void addColumns() {
    GridColumns.text(grid, getTranslation("applications.name"), 10, ApplicationItem::name);
    GridColumns.text(grid, getTranslation("applications.origin"), 12, ApplicationItem::origin);
    GridColumns.text(
        grid, getTranslation("applications.workspace"), 10, ApplicationItem::workspaceName);
    GridColumns.time(grid, getTranslation("applications.added"), this::created);
    GridColumns.actions(grid, getTranslation("members.actions"), REMOVE_WIDTH, this::remove);
  }

  private GridCard card(ApplicationItem application) {
    return new GridCard(application.name())
        .named(getTranslation("applications.origin"), application.origin())
        .named(getTranslation("applications.workspace"), application.workspaceName())
        .named(getTranslation("applications.added"), created(application))
        .with(remove(application));
  }

  private String created(ApplicationItem application) {
    return Times.dateAndTime(application.createdAt(), zone, UI.getCurrent().getLocale());
  }

  /** Asks for a new application of a workspace. */
  public void askToAdd(long workspaceId, String workspaceName) {
    after(
        () ->
            new ApplicationDialog(
                    workspaceName,
                    freshCode,
                    (name, origin) -> applications.add(workspaceId, name, origin),
                    () -> done("applications.added.done"))
                .open());
  }

  private Component remove(ApplicationItem application) {
    Button remove =
        new Button(
            getTranslation("applications.remove"), click -> after(() -> askToRemove(application)));
    remove.setAriaLabel(getTranslation("applications.remove.named", application.name()));
    remove.addThemeVariants(ButtonVariant.TERTIARY);
    return remove;
  }

  private void askToRemove(ApplicationItem application) {
    new ConfirmDialog(
            getTranslation("applications.remove.named", application.name()),
            getTranslation("applications.remove.text", application.origin()),
            getTranslation("applications.remove"),
            () -> remove(application.id()))
        .open();
  }

  private void remove(long id) {
    ApplicationResult result = applications.remove(id);
    done(
        result == ApplicationResult.NEEDS_CODE
            ? "applications.result.NEEDS_CODE"
            : "applications.removed.done");
  }

  private void after(Runnable action) {
    freshCode.before(this, getTranslation("admin.fresh-code"), action);
  }

  private void done(String message) {
    refresh();
    Done.say(this, getTranslation(message));
  }

  private void refresh() {
    long found = applications.count();
    count.setText(
        found == 0
            ? getTranslation("applications.none")
            : getTranslation("applications.count", found));
    grid.setVisible(found > 0);
    GridHeight.fit(grid, found);
    grid.getDataProvider().refreshAll();
  }
}
