package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import mfa.account.AccountService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.Badge;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.shell.SubmitForm;
import mfa.shell.notice.Done;
import mfa.workspace.NoticePolicy;
import mfa.workspace.RuleStart;
import mfa.workspace.members.MfaState;
import mfa.workspace.members.Readiness;
import mfa.workspace.members.SecurityChangeResult;
import mfa.workspace.members.WorkspaceSecurity;
import mfa.workspace.members.WorkspaceSecurityService;

/** A workspace's rule about MFA: whom it would touch, its grace period, its exemptions. */
@Route(value = WorkspacePath.HOME + "/security", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class WorkspaceSecurityView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient WorkspaceSecurityService securities;
  private final transient AccountService accounts;
  private final transient FreshCode freshCode;
  private final ReadinessList readinessList;
  private final transient Clock clock;
  private final IntegerField grace = new IntegerField(getTranslation("workspace.security.grace"));
  private RuleForm form;
  private long workspaceId;

  @Inject
  public WorkspaceSecurityView(
      WorkspaceSecurityService securities,
      AccountService accounts,
      FreshCode freshCode,
      ReadinessList readinessList,
      Clock clock) {
    this.securities = securities;
    this.accounts = accounts;
    this.freshCode = freshCode;
    this.readinessList = readinessList;
    this.clock = clock;
    addClassName("page");
    grace.setMin(0);
    grace.setMax(WorkspaceSecurityService.MAX_GRACE_DAYS);
    grace.setStepButtonsVisible(true);
    grace.setManualValidation(true);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    workspaceId = WorkspacePath.id(event);
    form = null;
    removeAll();
    Optional<WorkspaceSecurity> security = securities.security(workspaceId);
    WorkspacePath.orNotFound(event, security).ifPresent(this::show);
  }

  /** What was typed stays, whatever else changed on the page. */
  private void refresh() {
    Integer typed = grace.getValue();
    removeAll();
    securities.security(workspaceId).ifPresentOrElse(this::show, this::sayItIsOver);
    grace.setValue(typed);
  }

  private void show(WorkspaceSecurity security) {
    grace.setValue(security.rule().graceDays());
    grace.setInvalid(false);
    add(
        new H1(security.workspaceName()),
        new WorkspaceLinks(workspaceId, "workspace.security.title"),
        rule(security),
        progressPlot(),
        readinessList.show(workspaceId, security.isRequired(), this::refresh));
  }

  private void sayItIsOver() {
    Alert over = new Alert(Alert.Kind.ERROR);
    add(new H1(getTranslation("workspace.security.title")), over);
    over.lead(getTranslation("workspace.security.over"));
  }

  private ProgressPlot progressPlot() {
    ProgressPlot plot = new ProgressPlot();
    securities.progress(workspaceId).ifPresent(plot::show);
    return plot;
  }

  private Section rule(WorkspaceSecurity security) {
    boolean on = security.isRequired();
    Badge badge = badge(security);
    badge.setId("rule-status");
    Div row = new Div(badge, new Span(effect(security)));
    row.addClassName("setting-row");
    Section rule =
        new Section(
            new H2(getTranslation("workspace.security.title")), row, bar(security.readiness()));
    rule.addClassName("panel");
    if (security.isPilotBeforeAll()) {
      rule.add(new Paragraph(pilot(security)));
    }
    addOthers(rule, security.readiness());
    if (security.overdue() > 0) {
      rule.add(
          new Paragraph(
              new Anchor(
                  "/workspace/" + workspaceId + "/members?mfa=" + MfaState.OVERDUE,
                  getTranslation("workspace.security.overdue", security.overdue()))));
    }
    if (!on && !freshCode.isBound()) {
      rule.add(new Alert(Alert.Kind.WARNING, getTranslation("workspace.bind-first")));
    }
    if (!on) {
      rule.add(switchingOn(security));
    }
    if (on || security.isPilot()) {
      rule.add(on ? changing(security) : switchOffButton(security));
    }
    return rule;
  }

  private Badge badge(WorkspaceSecurity security) {
    if (security.isPilot()) {
      return badge("workspace.security.pilot", VaadinIcon.LOCK, Badge.Kind.WARNING);
    }
    if (security.startsLater()) {
      return badge("workspace.security.later", VaadinIcon.CALENDAR_CLOCK, Badge.Kind.WARNING);
    }
    return security.isRequired()
        ? badge("workspace.security.on", VaadinIcon.LOCK, Badge.Kind.WARNING)
        : badge("workspace.security.off", VaadinIcon.UNLOCK, Badge.Kind.NEUTRAL);
  }

  private Badge badge(String words, VaadinIcon icon, Badge.Kind kind) {
    return new Badge(kind, icon, getTranslation(words));
  }

  private String effect(WorkspaceSecurity security) {
    Readiness readiness = security.readiness();
    if (security.isPilot()) {
      return pilot(security);
    }
    if (!security.isRequired()) {
      return getTranslation("workspace.security.would", readiness.affected(), readiness.members());
    }
    return getTranslation(
        security.startsLater() ? "workspace.security.does-later" : "workspace.security.does",
        time(security.rule().requiredSince()),
        readiness.affected(),
        readiness.members());
  }

  private String pilot(WorkspaceSecurity security) {
    return getTranslation(
        security.pilotStartsLater()
            ? "workspace.security.does-pilot-later"
            : "workspace.security.does-pilot",
        time(security.rule().pilotSince()),
        security.rule().pilots());
  }

  private String time(Instant time) {
    return MemberLabels.dateAndTime(time, accounts.ownProfile().timeZone());
  }

  private Div bar(Readiness readiness) {
    String words = MemberLabels.readiness(this, readiness);
    ProgressBar bar = new ProgressBar(0, Math.max(1, readiness.members()), readiness.bound());
    bar.getElement().setAttribute("aria-label", words);
    Span shown = new Span(words);
    shown.addClassName("hint");
    Div whole = new Div(bar, shown);
    whole.addClassName("readiness-bar");
    return whole;
  }

  /** Those whom the rule does not touch, or not yet; nothing where there are none. */
  private void addOthers(Section rule, Readiness readiness) {
    if (readiness.exempt() > 0) {
      rule.add(new Paragraph(getTranslation("workspace.security.exempt", readiness.exempt())));
    }
    if (readiness.invited() > 0) {
      rule.add(new Paragraph(getTranslation("workspace.security.invited", readiness.invited())));
    }
  }

  private Component switchingOn(WorkspaceSecurity security) {
    RuleForm next =
        new RuleForm(
            grace,
            security.rule(),
            accounts.ownProfile().timeZone(),
            start -> securities.preview(workspaceId, start),
            start -> ask(security, start));
    if (form != null) {
      next.takeOver(form);
    }
    form = next;
    return next;
  }

  private Component changing(WorkspaceSecurity security) {
    int present = security.rule().graceDays();
    SubmitForm form =
        new SubmitForm(
            getTranslation("action.save"),
            () -> withGrace(days -> freshCode.before(this, () -> changeGrace(present, days))));
    return form.with(grace).beside(switchOffButton(security));
  }

  private Button switchOffButton(WorkspaceSecurity security) {

    Button off =
        new Button(
            getTranslation("workspace.security.switch-off"),
            click ->
                new ConfirmDialog(
                        getTranslation("workspace.security.title"),
                        getTranslation(
                            security.isNotBegun()
                                ? "workspace.security.off.question-later"
                                : "workspace.security.off.question"),
                        getTranslation("workspace.security.switch-off"),
                        () -> freshCode.before(this, this::switchOff))
                    .open());
    off.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
    return off;
  }

  private void withGrace(IntConsumer action) {
    Integer days = grace.getValue();
    boolean right = days != null && days >= 0 && days <= WorkspaceSecurityService.MAX_GRACE_DAYS;
    grace.setInvalid(!right);
    if (right) {
      action.accept(days);
    } else {
      grace.setErrorMessage(getTranslation("workspace.security.grace.wrong"));
      grace.focus();
    }
  }

  private void ask(WorkspaceSecurity security, RuleStart start) {
    if (!freshCode.isBound()) {
      freshCode.askToBind(this, getTranslation("workspace.bind-first"), this::showBound);
      return;
    }
    new ConfirmDialog(
            getTranslation("workspace.security.title"),
            question(security, start),
            getTranslation("workspace.security.switch-on"),
            () ->
                change(
                    () -> securities.switchOn(workspaceId, start),
                    start.from() == null
                        ? getTranslation("workspace.security.on.done")
                        : getTranslation("workspace.security.later.done", time(start.from()))))
        .harmless()
        .open();
  }

  private void showBound() {
    refresh();
    Done.leadOn(this);
  }

  private String question(WorkspaceSecurity security, RuleStart start) {
    boolean pilot = start.pilotOnly();
    long whom = pilot ? security.rule().pilots() : security.readiness().affected();
    if (!pilot && security.readiness().bound() == security.readiness().members()) {
      return start.from() == null
          ? getTranslation("workspace.security.on.question-nobody")
          : getTranslation("workspace.security.on.question-nobody-later", time(start.from()));
    }
    if (start.from() == null) {
      return getTranslation(
          pilot ? "workspace.security.on.question-pilot" : "workspace.security.on.question",
          whom,
          start.graceDays());
    }
    return getTranslation(
        pilot
            ? "workspace.security.on.question-pilot-later"
            : "workspace.security.on.question-later",
        whom,
        start.graceDays(),
        time(start.from()),
        NoticePolicy.isAnnouncedAgain(start.from(), clock.instant()) ? 1 : 0);
  }

  /** Less time may shut people out at once. */
  private void changeGrace(int present, int days) {
    if (days >= present) {
      changeGrace(days);
      return;
    }
    new ConfirmDialog(
            getTranslation("workspace.security.grace"),
            getTranslation("workspace.security.grace.question", present, days),
            getTranslation("workspace.security.grace.shorten"),
            () -> changeGrace(days))
        .open();
  }

  private void changeGrace(int days) {
    change(
        () -> securities.changeGrace(workspaceId, days),
        getTranslation("workspace.security.grace.saved", days));
  }

  private void switchOff() {
    change(() -> securities.switchOff(workspaceId), getTranslation("workspace.security.off.done"));
  }

  /** What it needs may be gone since the question, and is asked for then. */
  private void change(Supplier<SecurityChangeResult> change, String done) {
    switch (change.get()) {
      case DONE -> {
        form = null;
        refresh();
        Done.say(this, done);
      }
      case NEEDS_BINDING, NEEDS_CODE -> freshCode.before(this, () -> change(change, done));
      case UNKNOWN -> refresh();
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("workspace.security.title");
  }
}
