package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
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
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.authenticator.CodeCheckService;
import mfa.authenticator.ui.ProofDialog;
import mfa.mail.OutboxService;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.MainLayout;
import mfa.shell.ProcessDiagram;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.UnsentFiles;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.Review;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.desk.reply.SavedReplyService;
import mfa.ticket.requester.ui.Situation;
import mfa.ticket.ui.Conversation;
import mfa.ticket.ui.TicketLabels;
import mfa.ticket.unbind.VoucherItem;

/** One ticket at the desk: what is known, what was said, the checklist and the decision. */
@Route(value = "desk", layout = MainLayout.class)
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class DeskTicketView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient DeskService desk;
  private final transient AssignmentService assignments;
  private final transient ReviewService reviews;
  private final transient OutboxService outbox;
  private final transient CodeCheckService codeCheck;
  private final ZoneId zone;
  private final boolean supervisor;
  private final Alert notice = new Alert(Alert.Kind.ERROR);
  private final ReviewForm review;
  private final ReplyForm replies;
  private TicketNumber number;

  @Inject
  public DeskTicketView(
      DeskService desk,
      AssignmentService assignments,
      ReviewService reviews,
      OutboxService outbox,
      CodeCheckService codeCheck,
      AccountService accounts,
      TicketSettings settings,
      UnsentFiles unsent,
      SavedReplyService savedReplies) {
    this.desk = desk;
    this.assignments = assignments;
    this.reviews = reviews;
    this.outbox = outbox;
    this.codeCheck = codeCheck;
    zone = accounts.ownProfile().timeZone();
    supervisor = accounts.ownProfile().platformRoles().contains(PlatformRole.SUPERVISOR);
    review = new ReviewForm(settings);
    replies = new ReplyForm(unsent.message(), savedReplies, this::write);
    addClassNames("page", "wide");
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
    review.clear();
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
        new H1(number + " – " + ticket.item().title()),
        notice,
        new Shortcuts(getTranslation("desk.keys.ticket")),
        panel("desk.situation", new Situation(ticket, zone)),
        new IncidentList(
            ticket.failedSteps(),
            outbox.undelivered(number.text()),
            zone,
            () -> act(() -> reviews.retry(number))),
        panel("desk.risks", new RiskList(ticket, zone)),
        conversation(ticket));
    if (ticket.decidable()) {
      add(decision(ticket));
    } else if (ticket.item().waiting() && ticket.item().assignee().isEmpty()) {
      add(
          row(
              button(
                  "desk.take", () -> act(() -> assignments.take(number)), ButtonVariant.PRIMARY)));
    } else if (ticket.item().waiting() && supervisor) {
      add(
          row(
              button("desk.forward-to", this::forward, ButtonVariant.TERTIARY),
              button(
                  "desk.release",
                  () -> act(() -> assignments.release(number)),
                  ButtonVariant.TERTIARY)));
    }
    if (supervisor && ticket.stoppable()) {
      add(panel("desk.stop", new StopForm(number, why -> act(() -> reviews.stop(number, why)))));
    }
    Button list = button("desk.list", this::openList, ButtonVariant.TERTIARY);
    Shortcuts.bind(list, 'l');
    String step = ticket.outcome().isEmpty() ? ticket.step() : null;
    Section steps = panel("desk.steps", new StepHistory(ticket.steps(), step, zone));
    desk.model(number)
        .ifPresent(
            model -> steps.add(new ProcessDiagram(model, getTranslation("desk.diagram"), step)));
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

  private Section conversation(DeskTicket ticket) {
    Section section =
        panel(
            "ticket.conversation",
            new Conversation(ticket.conversation(), zone, id -> desk.attachment(number, id)));
    if (ticket.outcome().isEmpty()) {
      replies.speak(number, ticket.item().language());
      section.add(replies);
    }
    return section;
  }

  private boolean write(MessageBody typed, boolean internal, List<Attachment> files) {
    DeskResult result = reviews.reply(number, typed, internal, files);
    if (result == DeskResult.DONE) {
      notice.hide();
      refresh();
    } else {
      notice.show(TicketLabels.refusal(this, result));
    }
    return result == DeskResult.DONE;
  }

  private Section decision(DeskTicket ticket) {
    review.offerVouching(ticket.vouchers().stream().anyMatch(VoucherItem::counts));
    Div buttons =
        row(
            button("review.approve", () -> decide(Decision.APPROVE), ButtonVariant.PRIMARY),
            button("review.reject", () -> decide(Decision.REJECT), ButtonVariant.ERROR),
            button("review.ask", () -> decide(Decision.ASK), ButtonVariant.TERTIARY),
            button("desk.forward-to", this::forward, ButtonVariant.TERTIARY),
            button(
                "desk.release",
                () -> act(() -> assignments.release(number)),
                ButtonVariant.TERTIARY));
    Section section =
        panel(ticket.second() ? "review.second.title" : "review.title", review, buttons);
    section.addClassName("review");
    return section;
  }

  private void decide(Decision decision) {
    review.read(decision).ifPresent(this::decide);
  }

  private void decide(Review made) {
    DeskResult result = reviews.decide(number, made);
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
                  () -> decide(made))
              .open();
      case INCOMPLETE -> notice.show(getTranslation("desk.incomplete." + made.decision()));
      default -> {
        refresh();
        notice.show(TicketLabels.refusal(this, result));
      }
    }
  }

  private void forward() {
    new ForwardDialog(
            number,
            assignments.colleagues(number),
            colleague -> act(() -> assignments.forward(number, colleague.id())))
        .open();
  }

  private void act(Supplier<DeskResult> action) {
    DeskResult result = action.get();
    notice.hide();
    refresh();
    if (result != DeskResult.DONE) {
      notice.show(TicketLabels.refusal(this, result));
    }
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
