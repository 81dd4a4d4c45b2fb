package mfa.ticket.desk.reply.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.platform.text.SearchText;
import mfa.platform.text.SingleLine;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.FilterSelect;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.Languages;
import mfa.shell.MainLayout;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.RowMenu;
import mfa.shell.notice.Done;
import mfa.ticket.desk.reply.SavedReplyFilter;
import mfa.ticket.desk.reply.SavedReplyItem;
import mfa.ticket.desk.reply.SavedReplyResult;
import mfa.ticket.desk.reply.SavedReplyService;

/** The saved replies of the reader and of all, to be found, written, changed and deleted. */
@Route(value = "desk/replies", layout = MainLayout.class)
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class SavedRepliesView extends Div implements HasDynamicTitle {

  private static final int PAGE_SIZE = 50;
  private static final int SHOWN_OF_TEXT = 300;
  private static final double MENU_WIDTH = 6;

  private final transient SavedReplyService replies;
  private final boolean maySharedBeWritten;
  private final TextField search = new TextField(getTranslation("replies.search"));
  private final Select<Boolean> kind =
      new FilterSelect<>(
          getTranslation("replies.kind"),
          List.of(false, true),
          shared -> SavedReplyLabels.owner(this, shared),
          this::refresh);
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Span rows = new Span();
  private final Paragraph empty = new Paragraph();
  private final Grid<SavedReplyItem> grid = new Grid<>();

  @Inject
  public SavedRepliesView(SavedReplyService replies) {
    this.replies = replies;
    maySharedBeWritten = replies.maySharedBeWritten();
    addClassNames("page", "wide");
    Button create = new Button(getTranslation("replies.new"), click -> create());
    create.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions = new Div(create);
    actions.addClassName("button-row");
    String about = maySharedBeWritten ? "replies.about.supervisor" : "replies.about";
    prepareGrid();
    add(
        new H1(getTranslation("replies.title")),
        new Paragraph(getTranslation(about)),
        actions,
        filters(),
        problem,
        grid,
        empty);
    refresh();
  }

  private Div filters() {
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.setMaxLength(SearchText.MAX);
    search.addValueChangeListener(change -> refresh());
    rows.addClassName("hint");
    rows.getElement().setAttribute("role", "status");
    Div filters = new Div(search, kind, rows);
    filters.addClassName("filter-row");
    return filters;
  }

  private void prepareGrid() {
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(PAGE_SIZE);
    grid.setAllRowsVisible(true);
    GridColumns.text(grid, getTranslation("replies.reply-title"), 10, SavedReplyItem::title);
    GridColumns.text(grid, getTranslation("replies.text"), 18, SavedRepliesView::beginning);
    GridColumns.shortText(
        grid,
        getTranslation("replies.language"),
        7,
        reply -> SavedReplyLabels.language(reply.language()));
    GridColumns.shortText(
        grid,
        getTranslation("replies.kind"),
        7,
        reply -> SavedReplyLabels.owner(this, reply.shared()));
    GridColumns.shortText(grid, getTranslation("replies.asks.column"), 7, this::asks);
    GridColumns.shortText(
        grid, getTranslation("replies.used"), 6, reply -> Integer.toString(reply.used()));
    GridColumns.actions(grid, getTranslation("desk.action"), MENU_WIDTH, this::menu);
    GridCards.prepare(grid, getTranslation("replies.title"), this::card);
    grid.setItems(
        query -> replies.page(filter(), new ListPage(query.getOffset(), query.getLimit())).stream(),
        query -> (int) replies.count(filter()));
  }

  private SavedReplyFilter filter() {
    return new SavedReplyFilter(
        search.getValue(), Languages.supported(getLocale()), kind.getValue());
  }

  private static String beginning(SavedReplyItem reply) {
    return SingleLine.of(reply.text(), SHOWN_OF_TEXT);
  }

  private String asks(SavedReplyItem reply) {
    return reply.asks() ? getTranslation("replies.asks.yes") : "";
  }

  private Component menu(SavedReplyItem reply) {
    RowMenu menu = new RowMenu(reply.title());
    return reply.changeable()
        ? menu.offer(getTranslation("replies.edit"), () -> change(reply))
            .offer(getTranslation("replies.delete"), () -> askToDelete(reply))
        : menu;
  }

  private GridCard card(SavedReplyItem reply) {
    return new GridCard(reply.title())
        .plain(SavedReplyLabels.about(this, reply))
        .plain(beginning(reply))
        .named(getTranslation("replies.used"), Integer.toString(reply.used()))
        .with(menu(reply));
  }

  private void create() {
    new SavedReplyDialog(maySharedBeWritten, replies::add, () -> changed("replies.saved")).open();
  }

  private void change(SavedReplyItem reply) {
    new SavedReplyDialog(
            maySharedBeWritten,
            draft -> replies.change(reply.id(), reply.edition(), draft),
            () -> changed("replies.saved"))
        .changing(reply)
        .open();
  }

  private void askToDelete(SavedReplyItem reply) {
    String question = reply.shared() ? "replies.delete.shared" : "replies.delete.own";
    new ConfirmDialog(
            getTranslation("replies.delete.title", reply.title()),
            getTranslation(question),
            getTranslation("replies.delete"),
            () -> delete(reply))
        .open();
  }

  private void delete(SavedReplyItem reply) {
    SavedReplyResult result = replies.delete(reply.id());
    if (result == SavedReplyResult.DONE) {
      changed("replies.deleted");
    } else {
      refresh();
      problem.lead(SavedReplyLabels.result(this, result));
    }
  }

  private void changed(String message) {
    problem.hide();
    refresh();
    Done.say(this, getTranslation(message));
  }

  private void refresh() {
    long count = replies.count(filter());
    grid.getDataProvider().refreshAll();
    grid.setVisible(count > 0);
    rows.setText(getTranslation("replies.rows", count));
    boolean filtered = !search.isEmpty() || kind.getValue() != null;
    empty.setText(getTranslation(filtered ? "replies.empty.filtered" : "replies.empty"));
    empty.setVisible(count == 0);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("replies.title");
  }
}
