package mfa.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.authenticator.CodeCheckService;
import mfa.authenticator.ui.ProofDialog;
import mfa.mail.OutboxService;
import mfa.mail.Undelivered;
import mfa.platform.request.Browser;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.shell.MainLayout;
import mfa.shell.Notice;
import mfa.ticket.Attachment;
import mfa.ticket.Checklist;
import mfa.ticket.Decision;
import mfa.ticket.DeskResult;
import mfa.ticket.DeskService;
import mfa.ticket.DeskTicket;
import mfa.ticket.Evidence;
import mfa.ticket.FailedStep;
import mfa.ticket.ForwardService;
import mfa.ticket.Review;
import mfa.ticket.Text;
import mfa.ticket.TicketNumber;

/** One ticket at the desk: what is known, what was said, the checklist and the decision. */
@Route(value = "desk", layout = MainLayout.class)
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class DeskTicketView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient DeskService desk;
  private final transient ForwardService forwarding;
  private final transient OutboxService outbox;
  private final transient CodeCheckService codeCheck;
  private final ZoneId zone;
  private final boolean supervisor;
  private final Notice notice = new Notice(Notice.Kind.ERROR);
  private final Checkbox risks = new Checkbox(getTranslation("review.risks"));
  private final Checkbox story = new Checkbox(getTranslation("review.story"));
  private final Checkbox facts = new Checkbox(getTranslation("review.facts"));
  private final RadioButtonGroup<Evidence> evidence = new RadioButtonGroup<>();
  private final TextArea reason = new TextArea(getTranslation("review.reason"));
  private final TextArea text = new TextArea(getTranslation("review.text"));
  private final ReplyForm replies = new ReplyForm(this::write);
  private TicketNumber number;

  @Inject
  public DeskTicketView(
      DeskService desk,
      ForwardService forwarding,
      OutboxService outbox,
      CodeCheckService codeCheck,
      AccountService accounts) {
    this.desk = desk;
    this.forwarding = forwarding;
    this.outbox = outbox;
    this.codeCheck = codeCheck;
    zone = accounts.ownProfile().timeZone();
    supervisor = accounts.ownProfile().platformRoles().contains(PlatformRole.SUPERVISOR);
    addClassNames("page", "wide");
    evidence.setLabel(getTranslation("review.evidence"));
    evidence.setItems(Evidence.values());
    evidence.setItemLabelGenerator(item -> getTranslation("review.evidence." + item));
    reason.setMaxLength(Review.LONGEST_REASON);
    text.setMaxLength(Text.LONGEST);
  }

  @Override
  public void setParameter(BeforeEvent event, String parameter) {
    number = TicketNumber.parse(parameter).orElse(null);
    clear();
    refresh();
  }

  /** The page stays when the next ticket comes: nothing of the last one may stay with it. */
  private void clear() {
    notice.hide();
    Stream.of(risks, story, facts, evidence, reason, text).forEach(HasValue::clear);
    reason.setInvalid(false);
    replies.clear();
  }

  private void refresh() {
    removeAll();
    Optional<DeskTicket> ticket = Optional.ofNullable(number).flatMap(desk::open);
    if (ticket.isEmpty()) {
      add(
          new H1(getTranslation("error.not-found.title")),
          new Anchor("/desk", getTranslation("desk.title")));
      return;
    }
    show(ticket.get());
  }

  private void show(DeskTicket ticket) {
    add(
        new H1(number + " – " + ticket.line().title()),
        notice,
        new Shortcuts(getTranslation("desk.keys.ticket")),
        situation(ticket),
        incidents(ticket),
        riskPanel(ticket),
        conversation(ticket));
    if (ticket.decidable()) {
      add(decision(ticket));
    } else if (ticket.line().waiting() && ticket.line().assignee().isEmpty()) {
      add(row(button("desk.take", () -> act(() -> desk.take(number)), ButtonVariant.PRIMARY)));
    } else if (ticket.line().waiting() && supervisor) {
      add(
          new Paragraph(getTranslation("desk.assigned", ticket.line().assignee())),
          row(
              button("desk.forward-to", this::forward, ButtonVariant.TERTIARY),
              button(
                  "desk.release", () -> act(() -> desk.release(number)), ButtonVariant.TERTIARY)));
    }
    if (supervisor && ticket.stoppable()) {
      add(stop());
    }
    Button list = button("desk.list", this::openList, ButtonVariant.TERTIARY);
    Shortcuts.bind(list, 'l');
    String step = ticket.outcome().isEmpty() ? ticket.step() : null;
    Section steps = panel("desk.steps", new StepHistory(ticket.steps(), step, zone));
    desk.model(number).ifPresent(model -> steps.add(new ProcessDiagram(model, step)));
    add(steps, list);
  }

  private void openList() {
    getUI().ifPresent(ui -> ui.navigate("desk"));
  }

  private Section panel(String title, Component... parts) {
    Section section = new Section(new H2(getTranslation(title)));
    section.add(parts);
    section.addClassName("panel");
    return section;
  }

  private Section situation(DeskTicket ticket) {
    String step =
        ticket.outcome().map(outcome -> TicketWords.end(this, outcome)).orElse(ticket.stepName());
    Section section =
        panel(
            "desk.situation",
            new Paragraph(
                getTranslation(
                    "desk.situation.text",
                    TicketWords.status(this, ticket.line().status()),
                    ticket.line().requester(),
                    step)));
    ticket
        .withdrawal()
        .ifPresent(
            reason -> section.add(new Paragraph(getTranslation("desk.withdrawal." + reason))));
    if (ticket.waitingUntil() != null && ticket.outcome().isEmpty()) {
      section.add(
          new Paragraph(
              getTranslation(
                  "desk.waiting-until",
                  Times.dateAndTime(ticket.waitingUntil(), zone, getLocale()))));
    }
    return section;
  }

  private Div incidents(DeskTicket ticket) {
    Div incidents = new Div();
    for (FailedStep step : ticket.failedSteps()) {
      String since = Times.dateAndTime(step.since(), zone, getLocale());
      incidents.add(
          new Notice(
              Notice.Kind.ERROR,
              step.obstacle()
                  .map(missing -> getTranslation("desk.refused", step.stepName(), since, missing))
                  .orElseGet(() -> getTranslation("desk.failed", step.stepName(), since))));
    }
    for (Undelivered mail : outbox.undelivered(number.text())) {
      incidents.add(
          new Notice(
              Notice.Kind.WARNING,
              getTranslation(
                  "desk.undelivered",
                  getTranslation("desk.mail." + mail.template()),
                  mail.attempts(),
                  mail.error())));
    }
    if (incidents.getComponentCount() > 0) {
      incidents.add(
          row(button("desk.retry", () -> act(() -> desk.retry(number)), ButtonVariant.PRIMARY)));
    }
    return incidents;
  }

  private Section conversation(DeskTicket ticket) {
    Section section =
        panel(
            "ticket.conversation",
            new Conversation(ticket.conversation(), zone, id -> desk.attachment(number, id)));
    if (ticket.outcome().isEmpty()) {
      replies.speak(ticket.line().language());
      section.add(replies);
    }
    return section;
  }

  private Section riskPanel(DeskTicket ticket) {
    UnorderedList list = new UnorderedList();
    ticket.risks().forEach(risk -> list.add(new ListItem(getTranslation("ticket.risk." + risk))));
    list.add(
        new ListItem(
            getTranslation(
                "ticket.risk.client",
                Browser.name(ticket.client().userAgent()),
                ticket.client().address())));
    return panel("desk.risks", list);
  }

  private boolean write(Text typed, boolean internal, List<Attachment> files) {
    DeskResult result = desk.reply(number, typed, internal, files);
    if (result == DeskResult.DONE) {
      notice.hide();
      refresh();
    } else {
      notice.show(TicketWords.refusal(this, result));
    }
    return result == DeskResult.DONE;
  }

  private Section decision(DeskTicket ticket) {
    Div buttons =
        row(
            button("review.approve", () -> decide(Decision.APPROVE), ButtonVariant.PRIMARY),
            button("review.reject", () -> decide(Decision.REJECT), ButtonVariant.ERROR),
            button("review.ask", () -> decide(Decision.ASK), ButtonVariant.TERTIARY),
            button("desk.forward-to", this::forward, ButtonVariant.TERTIARY),
            button("desk.release", () -> act(() -> desk.release(number)), ButtonVariant.TERTIARY));
    Section section =
        panel(
            ticket.second() ? "review.second.title" : "review.title",
            risks,
            story,
            facts,
            evidence,
            reason,
            text,
            buttons);
    section.addClassName("review");
    return section;
  }

  private void decide(Decision decision) {
    if (reason.getValue().length() > Review.LONGEST_REASON) {
      reason.setErrorMessage(getTranslation("review.reason.long"));
      reason.setInvalid(true);
      reason.focus();
      return;
    }
    Checklist checklist =
        new Checklist(risks.getValue(), story.getValue(), facts.getValue(), evidence.getValue());
    Review review =
        new Review(
            decision, checklist, reason.getValue(), Text.parse(text.getValue()).orElse(null));
    DeskResult result = desk.decide(number, review);
    switch (result) {
      case DONE -> {
        String next = desk.next().map(following -> "desk/" + following).orElse("desk");
        getUI().ifPresent(ui -> ui.navigate(next));
      }
      case NEEDS_CODE ->
          new ProofDialog(
                  getTranslation("code.fresh.title"),
                  getTranslation("review.fresh-code"),
                  codeCheck::checkFresh,
                  () -> decide(decision))
              .open();
      case INCOMPLETE -> notice.show(getTranslation("desk.incomplete." + decision));
      default -> {
        refresh();
        notice.show(TicketWords.refusal(this, result));
      }
    }
  }

  private void forward() {
    new ForwardDialog(
            number,
            forwarding.colleagues(number),
            colleague -> act(() -> forwarding.forward(number, colleague.id())))
        .open();
  }

  private void act(Supplier<DeskResult> action) {
    DeskResult result = action.get();
    notice.hide();
    refresh();
    if (result != DeskResult.DONE) {
      notice.show(TicketWords.refusal(this, result));
    }
  }

  private Section stop() {
    TextArea why = new TextArea(getTranslation("desk.stop.reason"));
    why.setMaxLength(4000);
    why.addClassName("wide-field");
    Button stop =
        button(
            "desk.stop",
            () ->
                Text.parse(why.getValue())
                    .ifPresentOrElse(
                        typed -> act(() -> desk.stop(number, typed)),
                        () -> {
                          why.setErrorMessage(getTranslation("desk.stop.missing"));
                          why.setInvalid(true);
                          why.focus();
                        }),
            ButtonVariant.ERROR);
    return panel("desk.stop", why, row(stop));
  }

  private static Div row(Button... buttons) {
    Div row = new Div(buttons);
    row.addClassName("button-row");
    return row;
  }

  private Button button(String label, Runnable action, ButtonVariant variant) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.addThemeVariants(variant);
    return button;
  }

  @Override
  public String getPageTitle() {
    return number == null ? getTranslation("desk.title") : number.text();
  }
}
