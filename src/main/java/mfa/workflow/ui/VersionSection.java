package mfa.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.request.ListPage;
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.shell.Badge;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.CellLines;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.GridHeight;
import mfa.shell.notice.Done;
import mfa.workflow.DeploymentService;
import mfa.workflow.ProcessItem;
import mfa.workflow.VersionItem;
import mfa.workflow.VersionService;
import mfa.workflow.comparison.ui.ComparisonPanel;
import mfa.workflow.draft.CopyResult;
import mfa.workflow.draft.DraftService;
import mfa.workflow.process.ProcessContract;

/** The versions of one process, newest first; older ones can be rolled back to. */
public class VersionSection extends Section {

  private static final int HASH_SHOWN = 12;
  private static final int KILOBYTE = 1024;

  /** The first row has one button less. */
  private static final double ACTION_WIDTH = 13.5;

  private final transient VersionService versions;
  private final transient DeploymentService deployments;
  private final transient FreshCode freshCode;
  private final transient DraftService drafts;
  private final ZoneId zone;
  private final Div offer = new Div();
  private final Paragraph count = new Paragraph();
  private final Grid<VersionItem> grid = new Grid<>();
  private String process;

  @Inject
  public VersionSection(
      VersionService versions,
      DeploymentService deployments,
      AccountService accounts,
      FreshCode freshCode,
      DraftService drafts) {
    this.drafts = drafts;
    this.versions = versions;
    this.deployments = deployments;
    this.freshCode = freshCode;
    zone = accounts.ownProfile().timeZone();
    count.getElement().setAttribute("role", "status");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(50);
    addColumns();
  }

  void show(ProcessItem item) {
    process = item.process();
    grid.setItems(
        query -> versions.page(process, new ListPage(query.getOffset(), query.getLimit())).stream(),
        query -> (int) versions.count(process));
    String heading = getTranslation("process.versions", item.name());
    GridCards.prepare(grid, heading, this::card);
    add(new H2(heading), offer, count, grid);
    refresh();
  }

  private void addColumns() {
    GridColumns.parts(
        grid,
        getTranslation("process.version"),
        8.5,
        version -> new CellLines(link(version), hash(version)));
    GridColumns.parts(grid, getTranslation("process.running"), 12.5, this::state);
    GridColumns.text(grid, getTranslation("process.note"), 7, this::note);
    GridColumns.parts(grid, getTranslation("process.deployed"), 14, this::deployed)
        .setTooltipGenerator(this::author);
    GridColumns.text(grid, getTranslation("process.source"), 6.5, this::source);
    GridColumns.actions(grid, getTranslation("members.actions"), ACTION_WIDTH, this::actions);
  }

  private CellLines deployed(VersionItem version) {
    Span author = new Span(author(version));
    author.addClassName("hint");
    return new CellLines(new Span(when(version)), author);
  }

  private GridCard card(VersionItem version) {
    return new GridCard(label(version))
        .with(link(version), state(version))
        .named(getTranslation("process.deployed-by"), author(version))
        .named(getTranslation("process.when"), when(version))
        .named(getTranslation("process.source"), source(version))
        .named(getTranslation("process.note"), note(version))
        .plain(getTranslation("process.hash", shortHash(version)))
        .with(actions(version));
  }

  /** To its page: where its tickets are. */
  private Anchor link(VersionItem version) {
    return new Anchor(
        "/process/version/" + version.definitionId(),
        getTranslation("process.open", label(version)));
  }

  private String label(VersionItem version) {
    return ProcessLabels.version(version);
  }

  private Component state(VersionItem version) {
    Span words = new Span(new Span(getTranslation("process.tickets", version.running())));
    words.addClassName("button-row");
    if (version.newest()) {
      words.add(new Badge(Badge.Kind.SUCCESS, VaadinIcon.CHECK, getTranslation("process.newest")));
    }
    if (version.incidents() > 0) {
      words.add(
          new Badge(
              Badge.Kind.ERROR,
              VaadinIcon.EXCLAMATION,
              getTranslation("process.incidents", version.incidents())));
    }
    return words;
  }

  private String author(VersionItem version) {
    if (version.deployedBy() != null) {
      return version.deployedBy();
    }
    return version.byProduct() ? "" : getTranslation("process.author-gone");
  }

  private String when(VersionItem version) {
    return Times.dateAndTime(version.deployedAt(), zone, UI.getCurrent().getLocale());
  }

  private String source(VersionItem version) {
    return getTranslation("process.source." + version.source());
  }

  private String note(VersionItem version) {
    return version.byProduct() ? "" : version.note();
  }

  private Component hash(VersionItem version) {
    Span hash = new Span(shortHash(version));
    hash.addClassNames("secret-key", "hint");
    hash.setTitle(getTranslation("process.hash", version.fileHash()));
    return hash;
  }

  private static String shortHash(VersionItem version) {
    return version.fileHash().substring(0, HASH_SHOWN);
  }

  private Component actions(VersionItem version) {
    Button copy = new Button(getTranslation("workflow.copy"), click -> copy(version));
    copy.setAriaLabel(getTranslation("workflow.copy.named", label(version)));
    copy.addThemeVariants(ButtonVariant.TERTIARY);
    Span row = new Span(copy, rollBack(version));
    row.addClassName("button-row");
    return row;
  }

  private void copy(VersionItem version) {
    switch (drafts.copyOf(version.definitionId())) {
      case CopyResult.Made made ->
          getUI().ifPresent(ui -> ui.navigate("process/draft/" + made.id()));
      case CopyResult.TooMany tooMany ->
          Notification.show(getTranslation("workflow.drafts.too-many", DraftService.MAX_DRAFTS));
      case CopyResult.TooLarge tooLarge ->
          Notification.show(
              getTranslation(
                  "workflow.copy.too-large", label(version), DraftService.MAX_BYTES / KILOBYTE));
      case CopyResult.Unknown unknown -> showUnknown(version);
      case CopyResult.Refused refused -> showUnknown(version);
    }
  }

  private void showUnknown(VersionItem version) {
    Notification.show(getTranslation("workflow.copy.unknown", label(version)));
  }

  private Component rollBack(VersionItem version) {
    if (version.newest()) {
      return new Span();
    }
    Button rollBack =
        new Button(
            getTranslation("process.roll-back"),
            click ->
                freshCode.before(
                    this, getTranslation("process.fresh-code"), () -> askToRollBack(version)));
    rollBack.setAriaLabel(getTranslation("process.roll-back.named", label(version)));
    rollBack.addThemeVariants(ButtonVariant.TERTIARY);
    return rollBack;
  }

  private void askToRollBack(VersionItem version) {
    VersionItem running = running();
    var dialog =
        new NoteDialog(
            getTranslation("process.roll-back.title", label(version)),
            getTranslation("process.roll-back.text", label(running)),
            getTranslation("process.roll-back"),
            note -> deployments.rollBack(version.definitionId(), note, running.number()),
            deployed -> {
              refresh();
              Done.say(
                  this, getTranslation("process.rolled-back", ProcessLabels.version(deployed)));
            });
    comparison(running, versions.file(version.definitionId())).ifPresent(dialog::showChanges);
    dialog.open();
  }

  /** What tickets do otherwise after that. */
  private Optional<ComparisonPanel> comparison(VersionItem running, Optional<byte[]> after) {
    Optional<ProcessContract> contract = drafts.contract(process);
    Optional<byte[]> before = versions.file(running.definitionId());
    return contract.isEmpty() || before.isEmpty() || after.isEmpty()
        ? Optional.empty()
        : Optional.of(new ComparisonPanel(contract.get(), before.get(), after.get()));
  }

  private void showOffer() {
    offer.removeAll();
    versions.offered(process).ifPresent(file -> offer.add(newPackage(), deployPackaged(file)));
  }

  private Alert newPackage() {
    return new Alert(Alert.Kind.INFORMATION, getTranslation("process.offer", label(running())));
  }

  private Button deployPackaged(byte[] file) {
    return new Button(
        getTranslation("process.offer.deploy"),
        click ->
            freshCode.before(
                this, getTranslation("process.fresh-code"), () -> askToDeployPackaged(file)));
  }

  private void askToDeployPackaged(byte[] file) {
    VersionItem running = running();
    var dialog =
        new NoteDialog(
            getTranslation("process.offer.title"),
            getTranslation("process.offer.text", label(running)),
            getTranslation("process.offer.confirm"),
            note -> deployments.deployPackaged(process, note, running.number()),
            deployed -> {
              refresh();
              Done.say(this, getTranslation("process.offer.deployed", label(deployed)));
            });
    comparison(running, Optional.of(file)).ifPresent(dialog::showChanges);
    dialog.open();
  }

  private VersionItem running() {
    return versions.page(process, new ListPage(0, 1)).getFirst();
  }

  void refresh() {
    showOffer();
    long all = versions.count(process);
    count.setText(getTranslation("process.count", all));
    GridHeight.fit(grid, all);
    grid.getDataProvider().refreshAll();
  }
}
