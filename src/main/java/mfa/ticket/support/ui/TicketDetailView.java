package mfa.ticket.support.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.shell.notice.Done;
import mfa.ticket.AttachmentKinds;
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
import mfa.ticket.ui.Conversation;
import mfa.ticket.ui.Downloads;
import mfa.ticket.ui.ReplyForm;
import mfa.ticket.ui.TicketLabels;
import mfa.ticket.ui.Watch;
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
  private final transient Downloads downloads;
  private final long me;
  private final transient Clock clock;
  private final ZoneId zone;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Div known = new Div();
  private final Div said = new Div();
  private final Div answer = new Div();
  private final Div ways = new Div();
  private @Nullable ReplyForm form;
  private @Nullable TicketNumber number;
  private @Nullable Conversation talk;
  private String state = "";

  @Inject
  public TicketDetailView(
      SupportService tickets,
      OwnTicketService unbindTickets,
      UnsentFiles unsent,
      Downloads downloads,
      AccountService accounts,
      Clock clock) {
    this.clock = clock;
    this.tickets = tickets;
    this.unbindTickets = unbindTickets;
    this.unsent = unsent;
    this.downloads = downloads;
    Profile profile = accounts.ownProfile();
    me = profile.id();
    zone = profile.timeZone();
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
    dropForm();
    talk = null;
    state = stateNow();
    Optional<SupportTicketItem> ticket = ticket();
    if (ticket.isPresent()) {
      add(known, said, answer, ways, new Watch(this::look));
      show(ticket.get());
      return;
    }
    Optional.ofNullable(number)
        .flatMap(unbindTickets::ticket)
        .ifPresentOrElse(
            this::show,
            () ->
                add(
                    new H1(getTranslation("error.not-found.title")),
                    new Paragraph(getTranslation("tickets.unknown")),
                    new Anchor("/tickets", getTranslation("tickets.title"))));
  }

  private Optional<SupportTicketItem> ticket() {
    return Optional.ofNullable(number).flatMap(tickets::ticket);
  }

  private String stateNow() {
    return Optional.ofNullable(number)
        .flatMap(asked -> tickets.state(asked).or(() -> unbindTickets.state(asked)))
        .orElse("");
  }

  /** What others do appears by itself; the field stays, with what is typed in it. */
  private void look() {
    String now = stateNow();
    if (!now.equals(state)) {
      state = now;
      ticket().ifPresentOrElse(this::show, this::refresh);
    }
  }

  private void show(RequesterTicket ticket) {
    add(
        new H1(getTranslation("tickets.heading", ticket.number(), ticket.title())),
        new Alert(Alert.Kind.INFORMATION, turn(ticket)),
        new TicketProgress(ticket, zone),
        new H2(getTranslation("ticket.conversation")),
        new Conversation(
            ticket.conversation(),
            end -> unbindTickets.conversation(ticket.number(), end),
            zone,
            downloads.of(ticket.number(), id -> unbindTickets.attachment(ticket.number(), id))),
        new Watch(this::look));
  }

  /** Who has the link answers: it may be somebody else who filed it. */
  private String turn(RequesterTicket ticket) {
    boolean awaited =
        TicketLabels.ended(this, ticket).isEmpty()
            && ticket.waitingUntil() == null
            && ticket.status() == TicketStatus.FEEDBACK_PROVIDED;
    return awaited
        ? getTranslation("tickets.unbind")
        : TicketLabels.turn(this, ticket, zone, clock.instant());
  }

  private void show(SupportTicketItem ticket) {
    fill(
        known,
        new H1(getTranslation("tickets.heading", ticket.number(), ticket.title())),
        facts(ticket),
        problem,
        new Alert(
            ticket.own() && ticket.status() == TicketStatus.FEEDBACK_PROVIDED
                ? Alert.Kind.WARNING
                : Alert.Kind.INFORMATION,
            turn(ticket)),
        new SupportProgress(ticket, zone));
    if (talk == null || !talk.isAtEarlier()) {
      talk =
          new Conversation(
              ticket.conversation(),
              end -> tickets.conversation(ticket.number(), end),
              zone,
              downloads.of(ticket.number(), id -> tickets.attachment(ticket.number(), id)));
      fill(said, new H2(getTranslation("ticket.conversation")), talk);
    }
    if (form == null && ticket.mayReply()) {
      form = reply(ticket.number());
      answer.add(form);
    } else if (form != null && !ticket.mayReply() && form.isEmpty()) {
      dropForm();
    }
    if (form != null) {
      form.show(ticket.status());
    }
    fill(ways, moves(ticket));
    if (ticket.mayRate()) {
      ways.add(new RatingForm(rating -> move(own -> tickets.rate(own, rating))));
    } else if (ticket.own() && ticket.rating() != null) {
      ways.add(new Alert(Alert.Kind.SUCCESS, getTranslation("ticket.rating.thanks")));
    }
  }

  private void dropForm() {
    answer.removeAll();
    form = null;
  }

  private static void fill(Div place, Component... parts) {
    place.removeAll();
    place.add(parts);
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
    if (!ticket.own()) {
      return getTranslation(
          "tickets.turn-of-others." + ticket.status(),
          ticket.outcome().map(end -> TicketLabels.end(this, end)).orElse(""));
    }
    if (ticket.status() == TicketStatus.CLOSED && ticket.outcome().isPresent()) {
      return TicketLabels.outcome(this, ticket.outcome().get());
    }
    return ticket
        .replyDue()
        .map(due -> getTranslation("tickets.turn-until", Times.dateAndTime(due, zone, getLocale())))
        .orElseGet(() -> getTranslation("tickets.turn." + ticket.status()));
  }

  private ReplyForm reply(TicketNumber of) {
    return new ReplyForm(
        of,
        unsent.message(me, AttachmentKinds.SUPPORT),
        (text, files) -> refusal(tickets.reply(of, text, files)),
        this::lookAtNewest);
  }

  /** What somebody sent stands at the end of the conversation. */
  private void lookAtNewest() {
    talk = null;
    look();
  }

  private Optional<String> refusal(SupportReplyResult result) {
    if (result == SupportReplyResult.SENT) {
      problem.hide();
      return Optional.empty();
    }
    return Optional.of(getTranslation("tickets.reply.refused." + result));
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
      refresh();
      problem.hide();
      Done.leadOn(this);
    } else {
      look();
      problem.lead(getTranslation("tickets.move.refused." + result));
    }
  }

  @Override
  public String getPageTitle() {
    return number == null ? getTranslation("tickets.title") : number.text();
  }
}
