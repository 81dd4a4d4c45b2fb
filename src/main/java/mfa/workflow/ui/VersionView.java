package mfa.workflow.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.shell.MainLayout;
import mfa.shell.picture.ProcessDiagram;
import mfa.workflow.process.ModelStep;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.statistics.Period;
import mfa.workflow.statistics.StatisticsService;
import mfa.workflow.statistics.StepStatistics;
import mfa.workflow.statistics.VersionStatistics;

/** One version of a process: where its tickets are, how long its steps take, how tickets end. */
@Route(value = "process/version", layout = MainLayout.class)
@RolesAllowed(Roles.PROCESS_OWNER)
public class VersionView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient StatisticsService statistics;
  private final MigrationSection migration;
  private final ZoneId zone;
  private final Select<Period> period = new Select<>();
  private final Paragraph asOf = new Paragraph();
  private final StepTable table = new StepTable(this::openStep);
  private final StepTickets tickets;
  private final OutcomePlot plot = new OutcomePlot();
  private ProcessDiagram diagram;
  private String versionId;
  private String title = getTranslation("error.not-found.title");

  @Inject
  public VersionView(
      StatisticsService statistics,
      MigrationSection migration,
      AccountService accounts,
      Clock clock) {
    this.statistics = statistics;
    this.migration = migration;
    zone = accounts.ownProfile().timeZone();
    tickets = new StepTickets(statistics, zone, clock);
    addClassNames("page", "wide");
    period.setLabel(getTranslation("version.period"));
    period.setItems(Period.values());
    period.setItemLabelGenerator(item -> getTranslation("version.period.days", item.days()));
    period.setValue(Period.MONTH);
    period.addValueChangeListener(change -> refresh());
  }

  @Override
  public void setParameter(BeforeEvent event, String parameter) {
    versionId = parameter;
    removeAll();
    tickets.setVisible(false);
    Optional<VersionStatistics> numbers = statistics.of(versionId, period.getValue());
    numbers.ifPresentOrElse(
        this::show,
        () ->
            add(
                new H1(getTranslation("error.not-found.title")),
                new Anchor("/process", getTranslation("process.title"))));
  }

  private void show(VersionStatistics numbers) {
    title = title(numbers.version());
    asOf.addClassName("hint");
    diagram = diagram(numbers);
    Div flow = new Div(diagram, table);
    flow.addClassName("version-flow");
    add(
        new H1(title),
        panel("version.steps", period, asOf, flow),
        tickets,
        panel("version.outcomes", plot),
        migration);
    showNumbers(numbers);
    migration.show(versionId, this::refresh);
  }

  private String title(ModelVersion version) {
    String number = Integer.toString(version.number());
    return version.tag().isEmpty()
        ? getTranslation("version.title", version.name(), number)
        : getTranslation("version.title.tag", version.name(), number, version.tag());
  }

  private Section panel(String heading, com.vaadin.flow.component.Component... parts) {
    Section section = new Section(new H2(getTranslation(heading)));
    section.add(parts);
    section.addClassName("panel");
    return section;
  }

  private ProcessDiagram diagram(VersionStatistics numbers) {
    return new ProcessDiagram(
        numbers.model(),
        getTranslation("version.diagram"),
        notes(numbers),
        troubled(numbers),
        id ->
            numbers.steps().stream()
                .map(StepStatistics::step)
                .filter(step -> step.id().equals(id))
                .findFirst()
                .ifPresent(this::openStep));
  }

  private Map<String, String> notes(VersionStatistics numbers) {
    Map<String, String> notes = new HashMap<>();
    numbers.steps().stream()
        .filter(step -> step.tickets() > 0)
        .forEach(step -> notes.put(step.step().id(), note(step)));
    return notes;
  }

  private static List<String> troubled(VersionStatistics numbers) {
    return numbers.steps().stream()
        .filter(step -> step.incidents() > 0)
        .map(step -> step.step().id())
        .toList();
  }

  private String note(StepStatistics step) {
    return step.incidents() == 0
        ? Long.toString(step.tickets())
        : getTranslation("version.note.incidents", step.tickets(), step.incidents());
  }

  private void openStep(ModelStep step) {
    tickets.show(versionId, step);
  }

  private void refresh() {
    if (versionId != null) {
      statistics.of(versionId, period.getValue()).ifPresent(this::renew);
    }
  }

  /** The drawing stays, where its reader moved it; the texts at its steps are new ones. */
  private void renew(VersionStatistics numbers) {
    diagram.renew(notes(numbers), troubled(numbers));
    showNumbers(numbers);
  }

  private void showNumbers(VersionStatistics numbers) {
    table.show(numbers.steps());
    plot.show(numbers);
    asOf.setText(
        numbers
            .countedAt()
            .map(
                time ->
                    getTranslation(
                        "version.as-of",
                        Times.dateAndTime(time, zone, UI.getCurrent().getLocale())))
            .orElse(getTranslation("version.not-counted")));
  }

  @Override
  public String getPageTitle() {
    return title;
  }
}
