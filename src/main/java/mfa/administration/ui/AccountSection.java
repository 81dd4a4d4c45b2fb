package mfa.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import jakarta.inject.Inject;
import java.util.List;
import mfa.account.AccountFilter;
import mfa.account.AccountState;
import mfa.account.PlatformRole;
import mfa.account.ui.AccountLabels;
import mfa.administration.AccountAdministrationService;
import mfa.platform.text.SearchText;
import mfa.shell.FilterSelect;

/** Accounts, found by name, address, state and role. */
public class AccountSection extends Section {

  private final transient AccountAdministrationService accounts;
  private final AccountTable table;
  private final TextField search = new TextField(getTranslation("members.search"));
  private final Select<AccountState> state =
      new FilterSelect<>(
          getTranslation("members.state"),
          List.of(AccountState.ACTIVE, AccountState.DISABLED),
          item -> AccountLabels.state(this, item),
          this::refresh);
  private final Select<PlatformRole> role =
      new FilterSelect<>(
          getTranslation("admin.invite.role"),
          List.of(PlatformRole.values()),
          item -> AccountLabels.role(this, item),
          this::refresh);
  private final Paragraph count = new Paragraph();
  private final Paragraph none = new Paragraph(getTranslation("admin.accounts.none"));

  @Inject
  public AccountSection(AccountAdministrationService accounts, AccountTable table) {
    this.accounts = accounts;
    this.table = table;
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.setMaxLength(SearchText.MAX);
    search.addValueChangeListener(change -> refresh());
    count.getElement().setAttribute("role", "status");
    table.show(this::filter);
    Div filters = new Div(search, state, role, clearing());
    filters.addClassName("filter-row");
    add(new H2(getTranslation("admin.accounts")), filters, count, table, none);
    refresh();
  }

  private Button clearing() {
    return new Button(
        getTranslation("list.clear"),
        click -> {
          search.clear();
          state.clear();
          role.clear();
        });
  }

  private AccountFilter filter() {
    return new AccountFilter(search.getValue(), state.getValue(), role.getValue());
  }

  private void refresh() {
    long found = accounts.count(filter());
    count.setText(getTranslation("admin.accounts.count", found));
    table.setVisible(found > 0);
    none.setVisible(found == 0);
    table.refresh(found);
  }
}
