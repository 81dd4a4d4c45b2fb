package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mfa.account.AccountChangeResult;
import mfa.account.AccountFilter;
import mfa.account.AccountOrder;
import mfa.account.AccountService;
import mfa.account.ui.AccountLabels;
import mfa.administration.AccountAdministrationService;
import mfa.administration.AccountItem;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.request.ListPage;
import mfa.platform.time.Times;
import mfa.shell.Badge;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;

/**
 * Accounts in a grid, sorted and paged in the database, with what can be done with each. It holds
 * the grid and is none, for the reason that the table of members gives.
 */
public class AccountTable extends Div {

  private final Grid<AccountItem> grid = new Grid<>();
  private final transient AccountAdministrationService accounts;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private transient Consumer<AccountChangeResult> changed = change -> {};

  @Inject
  public AccountTable(
      AccountAdministrationService accounts, AccountService own, FreshCode freshCode) {
    this.accounts = accounts;
    this.freshCode = freshCode;
    zone = own.ownProfile().timeZone();
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(50);
    addColumns();
    GridCards.prepare(grid, getTranslation("admin.accounts"), this::card);
    add(grid);
  }

  /**
   * Shows the accounts that the filter lets through.
   *
   * @param listener is told what became of a change
   */
  void show(Supplier<AccountFilter> filter, Consumer<AccountChangeResult> listener) {
    changed = listener;
    grid.setItems(query -> page(query, filter.get()), query -> (int) accounts.count(filter.get()));
  }

  void refresh() {
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
    GridColumns.text(grid, getTranslation("account.name"), 9, AccountItem::name)
        .setSortProperty(AccountOrder.NAME.name());
    GridColumns.text(grid, getTranslation("account.email"), 11, this::address)
        .setSortProperty(AccountOrder.EMAIL.name());
    GridColumns.shortText(
        grid,
        getTranslation("members.state"),
        7,
        account -> AccountLabels.state(this, account.state()));
    GridColumns.text(grid, getTranslation("admin.roles"), 9, this::roles);
    GridColumns.parts(grid, getTranslation("members.mfa"), 8, this::mfa);
    GridColumns.shortText(
        grid,
        getTranslation("members.last-sign-in"),
        12,
        account -> dateAndTime(account.lastSignIn()));
    GridColumns.actions(grid, getTranslation("members.actions"), 8, this::manage);
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
        .named(getTranslation("admin.roles"), roles(account))
        .with(mfa(account))
        .named(getTranslation("members.last-sign-in"), dateAndTime(account.lastSignIn()))
        .with(manage(account));
  }

  private String roles(AccountItem account) {
    String roles = AccountLabels.roles(this, account.roles());
    return account.roles().isEmpty() || account.boundSince() != null
        ? roles
        : roles + " (" + getTranslation("admin.roles.sleeping") + ")";
  }

  private Badge mfa(AccountItem account) {
    return account.boundSince() == null
        ? new Badge(Badge.Kind.NEUTRAL, VaadinIcon.CLOSE_SMALL, getTranslation("mfa.unbound"))
        : new Badge(Badge.Kind.SUCCESS, VaadinIcon.CHECK, getTranslation("mfa.bound"));
  }

  private String dateAndTime(Instant time) {
    return time == null ? "" : Times.dateAndTime(time, zone, UI.getCurrent().getLocale());
  }

  /** Each button names its row; your own account is administered by others. */
  private Component manage(AccountItem account) {
    if (account.own()) {
      return new Span();
    }
    Button manage =
        new Button(
            getTranslation("admin.manage"),
            click -> new AccountDialog(account, accounts, freshCode, changed).open());
    manage.setAriaLabel(
        getTranslation(
            "admin.manage.named", getTranslation("card.person", account.name(), account.email())));
    manage.addThemeVariants(ButtonVariant.TERTIARY);
    return manage;
  }
}
