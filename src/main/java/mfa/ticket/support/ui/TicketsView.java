package mfa.ticket.support.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.platform.request.Roles;
import mfa.platform.text.SearchText;
import mfa.shell.FilterSelect;
import mfa.shell.MainLayout;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.search.SoughtTerms;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListService;
import mfa.ticket.ui.AskedConstant;
import mfa.ticket.ui.TicketLabels;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that a member sees: own ones, and all of a workspace. Which list it is and what
 * narrows it stand in the address, so that coming back finds it as it was.
 */
@Route(value = "tickets", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class TicketsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final String WORKSPACE = "workspace";
  private static final String TYPE = "type";
  private static final String STATUS = "status";
  private static final String SEARCH = "q";

  private final transient TicketListService lists;
  private final Select<TicketList> list = new Select<>();
  private final TextField search = new TextField(getTranslation("tickets.search"));
  private final Select<TicketType> type =
      new FilterSelect<>(
          getTranslation("tickets.type"),
          EnumSet.allOf(TicketType.class),
          item -> TicketLabels.type(this, item),
          this::changed);
  private final Select<TicketStatus> status =
      new FilterSelect<>(
          getTranslation("tickets.status"),
          EnumSet.complementOf(EnumSet.of(TicketStatus.DRAFT)),
          item -> TicketLabels.status(this, item),
          this::changed);
  private final Paragraph count = new Paragraph();
  private final Paragraph none = new Paragraph();
  private final TicketTable grid;
  private boolean settingUp;
  private long counted;

  /** One of the lists that the caller has: own tickets, or a workspace. */
  private record TicketList(@Nullable Long workspaceId, String name) {}

  @Inject
  public TicketsView(
      TicketListService lists, MembershipService memberships, AccountService accounts) {
    this.lists = lists;
    grid =
        new TicketTable(
            lists,
            this::filter,
            () -> (int) Math.min(filter().max(), counted),
            accounts.ownProfile().timeZone());
    addClassNames("page", "wide", "tall");
    count.getElement().setAttribute("role", "status");
    List<MembershipSummary> workspaces = memberships.own();
    prepareList(workspaces);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.setMaxLength(SearchText.MAX);
    search.addValueChangeListener(change -> changed());
    Button create =
        new Button(
            getTranslation("tickets.new"),
            click -> getUI().ifPresent(ui -> ui.navigate(NewTicketView.class)));
    create.addThemeVariants(ButtonVariant.PRIMARY);
    create.setVisible(!workspaces.isEmpty());
    Div actions = new Div(create);
    actions.addClassName("button-row");
    add(new H1(getTranslation("tickets.title")), actions, filters(), count, grid, none);
  }

  private void prepareList(List<MembershipSummary> workspaces) {
    list.setLabel(getTranslation("tickets.list"));
    List<TicketList> all = new ArrayList<>();
    all.add(new TicketList(null, getTranslation("tickets.mine")));
    workspaces.forEach(
        workspace ->
            all.add(
                new TicketList(
                    workspace.workspaceId(),
                    workspaces.size() == 1
                        ? getTranslation("tickets.all")
                        : getTranslation("tickets.all.of", workspace.workspaceName()))));
    list.setItems(all);
    list.setItemLabelGenerator(TicketList::name);
    list.setValue(all.getFirst());
    list.addValueChangeListener(change -> changed());
  }

  private Div filters() {
    Button clear = new Button(getTranslation("list.clear"), click -> clear());
    clear.addThemeVariants(ButtonVariant.TERTIARY);
    Div filters = new Div(list, search, type, status, clear, new TicketExport(lists, this::filter));
    filters.addClassName("filter-row");
    return filters;
  }

  private void clear() {
    settingUp = true;
    search.clear();
    type.clear();
    status.clear();
    settingUp = false;
    changed();
  }

  private TicketListFilter filter() {
    return new TicketListFilter(
        list.getValue().workspaceId(), type.getValue(), status.getValue(), search.getValue());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters asked = event.getLocation().getQueryParameters();
    settingUp = true;
    list.setValue(
        asked
            .getSingleParameter(WORKSPACE)
            .flatMap(this::listOf)
            .orElseGet(() -> list.getListDataView().getItem(0)));
    search.setValue(asked.getSingleParameter(SEARCH).map(SearchText::of).orElse(""));
    type.setValue(AskedConstant.of(asked, TYPE, TicketType.values()).orElse(null));
    status.setValue(AskedConstant.of(asked, STATUS, TicketStatus.values()).orElse(null));
    settingUp = false;
    refresh();
  }

  private Optional<TicketList> listOf(String workspaceId) {
    return list.getListDataView()
        .getItems()
        .filter(each -> workspaceId.equals(String.valueOf(each.workspaceId())))
        .findFirst();
  }

  private void changed() {
    if (!settingUp) {
      rememberInAddress();
      refresh();
    }
  }

  private void rememberInAddress() {
    TicketListFilter filter = filter();
    Map<String, String> asked = new LinkedHashMap<>();
    if (filter.workspaceId() != null) {
      asked.put(WORKSPACE, filter.workspaceId().toString());
    }
    if (filter.type() != null) {
      asked.put(TYPE, filter.type().name());
    }
    if (filter.status() != null) {
      asked.put(STATUS, filter.status().name());
    }
    if (!filter.search().isEmpty()) {
      asked.put(SEARCH, filter.search());
    }
    getUI()
        .ifPresent(
            ui ->
                ui.getPage()
                    .getHistory()
                    .replaceState(null, new Location("tickets", QueryParameters.simple(asked))));
  }

  private void refresh() {
    counted = lists.count(filter());
    showCount();
    grid.setVisible(counted > 0);
    none.setVisible(counted == 0);
    none.setText(getTranslation(filter().narrows() ? "tickets.none.filtered" : "tickets.none"));
    grid.getDataProvider().refreshAll();
  }

  private void showCount() {
    TicketListFilter filter = filter();
    if (counted > filter.max()) {
      count.setText(
          getTranslation(
              filter.search().isEmpty() ? "tickets.count.more" : "tickets.count.newest",
              filter.max()));
    } else {
      count.setText(
          lists.isSearchedInPart(filter)
              ? getTranslation("tickets.count.part", counted, SoughtTerms.SEARCHED)
              : getTranslation("tickets.count", counted));
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("tickets.title");
  }
}
