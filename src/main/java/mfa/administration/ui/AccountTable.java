package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mfa.account.AccountFilter;
import mfa.account.AccountOrder;
import mfa.account.AccountService;
import mfa.account.ui.AccountLabels;
import mfa.administration.AccountAdministrationService;
import mfa.administration.AccountItem;
import mfa.platform.request.ListPage;
import mfa.platform.time.Times;
import mfa.shell.Badge;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.GridHeight;

/**
 * Accounts in a grid, sorted and paged in the database, with what can be done with each. It holds
 * the grid and is none, for the reason that the table of members gives.
 */
public class AccountTable extends Div {

  private final Grid<AccountItem> grid = new Grid<>();
  private final transient AccountAdministrationService accounts;
  private final ZoneId zone;

  @Inject
  public AccountTable(AccountAdministrationService accounts, AccountService own) {
    this.accounts = accounts;
    zone = own.ownProfile().timeZone();
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(50);
    addColumns();
    GridCards.prepare(grid, getTranslation("admin.accounts"), this::card);
    add(grid);
  }

  /** Shows the accounts that the filter lets through. */
  void show(Supplier<AccountFilter> filter) {
    grid.setItems(query -> page(query, filter.get()), query -> (int) accounts.count(filter.get()));
  }

  /**
   * @param found how many the filter lets through
   */
  void refresh(long found) {
    GridHeight.fit(grid, found);
    grid.getDataProvider().refreshAll();
  }

  private Stream<AccountItem> page(Query<AccountItem, Void> query, AccountFilter filter) {
    AccountOrder order = AccountOrder.EMAIL;
    boolean descending = false;
    for (QuerySortOrder sort : query.getSortOrders()) {
      order = AccountOrder.valueOf(sort.getSorted());
      descending = sort.getDirection() == SortDirection.DESCENDING;
    }
    ListPage page = new ListPage(query.getOffset(), query.getLimit());
    return accounts.page(filter, order, descending, page).stream();
  }

  private void addColumns() {
    GridColumns.text(grid, getTranslation("account.name"), 7.5, AccountItem::name)
        .setSortProperty(AccountOrder.NAME.name());
    GridColumns.text(grid, getTranslation("account.email"), 11.5, this::address)
        .setSortProperty(AccountOrder.EMAIL.name());
    GridColumns.shortText(
        grid,
        getTranslation("members.state"),
        6,
        account -> AccountLabels.state(this, account.state()));
    GridColumns.text(grid, getTranslation("admin.roles"), 7, account -> roles(this, account));
    GridColumns.parts(grid, getTranslation("members.mfa"), 8.5, account -> mfa(this, account));
    GridColumns.time(
        grid, getTranslation("members.last-sign-in"), account -> dateAndTime(account.lastSignIn()));
    GridColumns.actions(grid, getTranslation("members.actions"), 7, this::manage);
  }

  private String address(AccountItem account) {
    return account.mailRefused()
        ? getTranslation("members.mail-refused", account.email())
        : account.email();
  }

  private GridCard card(AccountItem account) {
    return new GridCard(account.name())
        .plain(address(account))
        .plain(AccountLabels.state(this, account.state()))
        .named(getTranslation("admin.roles"), roles(this, account))
        .with(mfa(this, account))
        .named(getTranslation("members.last-sign-in"), dateAndTime(account.lastSignIn()))
        .with(manage(account));
  }

  static String roles(Component at, AccountItem account) {
    String roles = AccountLabels.roles(at, account.roles());
    return account.roles().isEmpty() || account.boundSince() != null
        ? roles
        : at.getTranslation("card.person", roles, at.getTranslation("admin.roles.sleeping"));
  }

  static Badge mfa(Component at, AccountItem account) {
    return account.boundSince() == null
        ? new Badge(Badge.Kind.NEUTRAL, VaadinIcon.CLOSE_SMALL, at.getTranslation("mfa.unbound"))
        : new Badge(Badge.Kind.SUCCESS, VaadinIcon.CHECK, at.getTranslation("mfa.bound"));
  }

  private String dateAndTime(Instant time) {
    return time == null ? "" : Times.dateAndTime(time, zone, UI.getCurrent().getLocale());
  }

  /** Each button names its row. */
  private Component manage(AccountItem account) {
    Button manage =
        new Button(
            getTranslation("admin.manage"),
            click ->
                UI.getCurrent().navigate(AdministrationPaths.account(account.id()).substring(1)));
    manage.setAriaLabel(
        getTranslation(
            "admin.manage.named", getTranslation("card.person", account.name(), account.email())));
    manage.addThemeVariants(ButtonVariant.TERTIARY);
    return manage;
  }
}
