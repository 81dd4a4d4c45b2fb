package mfa.ticket.support.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import mfa.account.AccountService;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.shell.SubmitForm;
import mfa.ticket.AttachmentKinds;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.UnsentFiles;
import mfa.ticket.requester.OwnTicketService;
import mfa.ticket.requester.RequesterTicket;
import mfa.ticket.requester.ui.RatingForm;
import mfa.ticket.requester.ui.TicketProgress;
import mfa.ticket.support.MoveResult;
import mfa.ticket.support.SupportReplyResult;
import mfa.ticket.support.SupportService;
import mfa.ticket.support.SupportTicketItem;
import mfa.ticket.ui.AttachmentField;
import mfa.ticket.ui.Conversation;
import mfa.ticket.ui.TicketLabels;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as members follow it: whose turn it is, what was said, and what they can do. An own
 * ticket about unbinding is only shown: it is answered by the mailed link.
 */
@Route(value = "tickets", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class TicketDetailView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient SupportService tickets;
  private final transient OwnTicketService unbindTickets;
  private final transient UnsentFiles unsent;
  private final ZoneId zone;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private @Nullable TicketNumber number;

  @Inject
  public TicketDetailView(
      SupportService tickets,
      OwnTicketService unbindTickets,
      UnsentFiles unsent,
      AccountService accounts) {
    this.tickets = tickets;
    this.unbindTickets = unbindTickets;
    this.unsent = unsent;
    zone = accounts.ownProfile().timeZone();
    addClassName("page");
  }

  @Override
  public void setParameter(BeforeEvent event, String text) {
    number = TicketNumber.parse(text).orElse(null);
    problem.hide();
    refresh();
  }

  private void refresh() {
    removeAll();
    Optional<TicketNumber> known = Optional.ofNullable(number);
    Optional<SupportTicketItem> ticket = known.flatMap(tickets::ticket);
    if (ticket.isPresent()) {
      show(ticket.get());
      return;
    }
    known
        .flatMap(unbindTickets::ticket)
        .ifPresentOrElse(
            this::show,
            () ->
                add(
                    new H1(getTranslation("error.not-found.title")),
                    new Paragraph(getTranslation("tickets.unknown")),
                    new Anchor("/tickets", getTranslation("tickets.title"))));
  }

  private void show(RequesterTicket ticket) {
    add(
        new H1(getTranslation("tickets.heading", ticket.number(), ticket.title())),
        new Alert(Alert.Kind.INFORMATION, getTranslation("tickets.unbind")),
        new TicketProgress(ticket, zone),
        new H2(getTranslation("ticket.conversation")),
        new Conversation(
            ticket.conversation(), zone, id -> unbindTickets.attachment(ticket.number(), id)));
  }

  private void show(SupportTicketItem ticket) {
    add(
        new H1(getTranslation("tickets.heading", ticket.number(), ticket.title())),
        facts(ticket),
        problem,
        new Alert(
            ticket.status() == TicketStatus.FEEDBACK_PROVIDED
                ? Alert.Kind.WARNING
                : Alert.Kind.INFORMATION,
            turn(ticket)),
        new SupportProgress(ticket, zone),
        new H2(getTranslation("ticket.conversation")),
        new Conversation(
            ticket.conversation(), zone, id -> tickets.attachment(ticket.number(), id)));
    if (ticket.mayReply()) {
      add(reply(ticket));
    }
    add(moves(ticket));
    if (ticket.mayRate()) {
      add(new RatingForm((stars, comment) -> move(own -> tickets.rate(own, stars, comment))));
    } else if (ticket.own() && ticket.rating() != null) {
      add(new Alert(Alert.Kind.SUCCESS, getTranslation("ticket.rating.thanks")));
    }
  }

  private Paragraph facts(SupportTicketItem ticket) {
    Paragraph facts =
        new Paragraph(
            getTranslation(
                "tickets.facts",
                TicketLabels.type(this, ticket.type()),
                ticket.workspaceName(),
                ticket.requester().isEmpty()
                    ? getTranslation("desk.requester.erased")
                    : ticket.requester()));
    facts.addClassName("hint");
    ticket.followUpOf().ifPresent(former -> facts.add(link("tickets.follows", former)));
    ticket.followUps().forEach(next -> facts.add(link("tickets.followed-by", next)));
    return facts;
  }

  private Div link(String label, TicketNumber other) {
    return new Div(new Anchor("/tickets/" + other, getTranslation(label, other)));
  }

  private String turn(SupportTicketItem ticket) {
    if (ticket.status() == TicketStatus.CLOSED && ticket.outcome().isPresent()) {
      return TicketLabels.outcome(this, ticket.outcome().get());
    }
    return ticket.status() == TicketStatus.FEEDBACK_PROVIDED && !ticket.own()
        ? getTranslation("tickets.turn-of-requester")
        : getTranslation("tickets.turn." + ticket.status());
  }

  private SubmitForm reply(SupportTicketItem ticket) {
    boolean asked = ticket.status() == TicketStatus.FEEDBACK_PROVIDED;
    TextArea text = new TextArea(getTranslation(asked ? "ticket.reply" : "ticket.reply.unasked"));
    text.setMaxLength(MessageBody.MAX);
    text.setManualValidation(true);
    text.setMinRows(3);
    text.getElement().executeJs("window.mfa.keepText(this, $0)", "mfa-ticket-" + ticket.number());
    AttachmentField files =
        new AttachmentField(unsent.message(ticket.number(), AttachmentKinds.SUPPORT));
    return new SubmitForm(
            getTranslation("ticket.reply.send"),
            () -> {
              Optional<MessageBody> typed = MessageBody.parse(text.getValue());
              if (typed.isEmpty()) {
                fail(text, getTranslation("ticket.reply.missing"));
              } else if (files.check()) {
                send(ticket, text, typed.get(), files);
              }
            })
        .with(text, files);
  }

  private static void fail(TextArea field, String message) {
    field.setErrorMessage(message);
    field.setInvalid(true);
    field.focus();
  }

  /** What was typed stays where it could not be sent. */
  private void send(
      SupportTicketItem ticket, TextArea field, MessageBody text, AttachmentField files) {
    SupportReplyResult result = files.send(all -> tickets.reply(ticket.number(), text, all));
    if (result == SupportReplyResult.SENT) {
      getElement().executeJs("window.mfa.forgetText($0)", "mfa-ticket-" + ticket.number());
      problem.hide();
      refresh();
    } else {
      fail(field, getTranslation("tickets.reply.refused." + result));
    }
  }

  private Div moves(SupportTicketItem ticket) {
    Div moves = new Div();
    moves.addClassName("button-row");
    if (ticket.mayWithdraw()) {
      moves.add(
          button(
              "tickets.withdraw",
              () -> ask("tickets.withdraw", "tickets.withdraw.question", tickets::withdraw)));
    }
    if (ticket.mayRestart()) {
      moves.add(button("tickets.restart", () -> move(tickets::restart)));
    }
    if (ticket.mayClose()) {
      moves.add(
          button(
              "tickets.close",
              () -> ask("tickets.close", "tickets.close.question", tickets::close)));
    }
    if (ticket.mayFollowUp()) {
      moves.add(
          button(
              "tickets.follow-up",
              () ->
                  getUI()
                      .ifPresent(
                          ui ->
                              ui.getPage()
                                  .setLocation("/tickets/new?follow-up-of=" + ticket.number()))));
    }
    return moves;
  }

  private Button button(String label, Runnable action) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private void ask(String label, String question, Function<TicketNumber, MoveResult> move) {
    new ConfirmDialog(
            getTranslation(label),
            getTranslation(question, number),
            getTranslation(label),
            () -> move(move))
        .open();
  }

  private void move(Function<TicketNumber, MoveResult> move) {
    MoveResult result = number == null ? MoveResult.UNKNOWN : move.apply(number);
    if (result == MoveResult.DONE) {
      problem.hide();
    } else {
      problem.show(getTranslation("tickets.move.refused." + result));
    }
    refresh();
  }

  @Override
  public String getPageTitle() {
    return number == null ? getTranslation("tickets.title") : number.text();
  }
}
