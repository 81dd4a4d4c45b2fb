package mfa.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import jakarta.inject.Inject;
import java.time.ZoneId;
import mfa.account.AccountService;
import mfa.administration.AccountAdministrationService;
import mfa.administration.AccountHistoryItem;
import mfa.authenticator.ui.ActivityLabels;
import mfa.platform.request.ListPage;
import mfa.platform.time.Times;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.GridHeight;

/** What happened to an account, newest first, paged in the database. */
public class AccountHistory extends Section {

  private final transient AccountAdministrationService accounts;
  private final Grid<AccountHistoryItem> grid = new Grid<>();
  private final Paragraph count = new Paragraph();
  private final ZoneId zone;

  @Inject
  public AccountHistory(AccountAdministrationService accounts, AccountService own) {
    this.accounts = accounts;
    zone = own.ownProfile().timeZone();
    addClassName("panel");
    count.getElement().setAttribute("role", "status");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(50);
    GridColumns.text(grid, getTranslation("audit-log.when"), 12, this::when);
    GridColumns.text(
        grid,
        getTranslation("audit-log.action"),
        12,
        entry -> ActivityLabels.action(this, entry.action()));
    GridColumns.shortText(
        grid,
        getTranslation("audit-log.result"),
        6,
        entry -> ActivityLabels.result(this, entry.result()));
    GridColumns.text(grid, getTranslation("audit-log.who"), 9, AccountHistoryItem::actor);
    GridColumns.text(grid, getTranslation("audit-log.from"), 14, this::from);
    GridCards.prepare(grid, getTranslation("admin.account.history"), this::card);
    add(new H2(getTranslation("admin.account.history")), count, grid);
  }

  void show(long accountId) {
    long found = accounts.countHistory(accountId);
    count.setText(getTranslation("audit-log.count", found));
    grid.setVisible(found > 0);
    GridHeight.fit(grid, found);
    grid.setItems(
        query ->
            accounts.history(accountId, new ListPage(query.getOffset(), query.getLimit())).stream(),
        query -> (int) accounts.countHistory(accountId));
  }

  private GridCard card(AccountHistoryItem entry) {
    return new GridCard(ActivityLabels.action(this, entry.action()))
        .plain(when(entry))
        .named(getTranslation("audit-log.result"), ActivityLabels.result(this, entry.result()))
        .named(getTranslation("audit-log.who"), entry.actor())
        .named(getTranslation("audit-log.from"), from(entry));
  }

  private String when(AccountHistoryItem entry) {
    return Times.dateAndTime(entry.at(), zone, UI.getCurrent().getLocale());
  }

  private String from(AccountHistoryItem entry) {
    return ActivityLabels.from(this, entry.clientAddress(), entry.userAgent());
  }
}
