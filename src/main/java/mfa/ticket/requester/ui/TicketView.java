package mfa.ticket.requester.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import mfa.login.LinkKeys;
import mfa.login.Pages;
import mfa.login.ui.PlainPageLink;
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.PublicLayout;
import mfa.shell.SubmitForm;
import mfa.shell.ThisBrowser;
import mfa.shell.notice.WaysOn;
import mfa.ticket.AttachmentKinds;
import mfa.ticket.MessageBody;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.UnsentFiles;
import mfa.ticket.requester.ReplyResult;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.requester.RequesterTicket;
import mfa.ticket.ui.AttachmentField;
import mfa.ticket.ui.Conversation;
import mfa.ticket.ui.FoundAgain;
import mfa.ticket.ui.TicketLabels;
import mfa.ticket.ui.UnbindTimesText;
import mfa.ticket.ui.Watch;
import mfa.ticket.unbind.UnbindRequestService;

/** An unbind ticket as its requester follows it: the link's key is all that is needed. */
@Route(value = "ticket", layout = PublicLayout.class)
@AnonymousAllowed
public class TicketView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient RequesterService tickets;
  private final transient UnbindRequestService requests;
  private final transient UnsentFiles unsent;
  private final transient LinkKeys links;
  private final transient Clock clock;
  private final transient ZoneId zone = ThisBrowser.zone();
  private final Div known = new Div();
  private final Div said = new Div();
  private final Div work = new Div();
  private transient Consumer<RequesterTicket> relabel = ticket -> {};
  private TicketNumber number;
  private String key;
  private String state = "";

  @Inject
  public TicketView(
      RequesterService tickets,
      UnbindRequestService requests,
      UnsentFiles unsent,
      LinkKeys links,
      Clock clock) {
    this.tickets = tickets;
    this.requests = requests;
    this.unsent = unsent;
    this.links = links;
    this.clock = clock;
    addClassName("ticket-page");
  }

  @Override
  public void setParameter(BeforeEvent event, String text) {
    Optional<TicketNumber> known = TicketNumber.parse(text);
    number = known.orElse(null);
    key =
        links
            .key(VaadinServletRequest.getCurrent().getHttpServletRequest(), "/ticket/" + text)
            .orElse("");
    refresh();
  }

  private void refresh() {
    removeAll();
    work.removeAll();
    state = Optional.ofNullable(number).flatMap(known -> tickets.state(known, key)).orElse("");
    Optional<RequesterTicket> ticket = ticket();
    if (ticket.isEmpty()) {
      add(
          new H1(getTranslation("ticket.unknown.title")),
          new Paragraph(getTranslation("ticket.unknown.text")),
          new WaysOn());
      return;
    }
    add(known, said, work, new Watch(this::look));
    showKnown(ticket.get());
    showWork(ticket.get());
  }

  private Optional<RequesterTicket> ticket() {
    return Optional.ofNullable(number).flatMap(asked -> tickets.ticket(asked, key));
  }

  /** What customer service does appears by itself; the field stays, with what is typed in it. */
  private void look() {
    String now = tickets.state(number, key).orElse("");
    if (now.equals(state)) {
      return;
    }
    Optional<RequesterTicket> ticket = ticket();
    if (ticket.filter(open -> open.outcome().isEmpty()).isEmpty()) {
      refresh();
      return;
    }
    state = now;
    showKnown(ticket.get());
    relabel.accept(ticket.get());
  }

  private void showKnown(RequesterTicket ticket) {
    boolean done = isDone(ticket);
    known.removeAll();
    known.add(
        new H1(getTranslation("ticket.title", ticket.number())),
        new Paragraph(ticket.title()),
        new Alert(done ? Alert.Kind.SUCCESS : Alert.Kind.INFORMATION, turn(ticket)));
    if (done) {
      PlainPageLink signIn = new PlainPageLink(Pages.LOGIN, getTranslation("login.sign-in"));
      signIn.addClassNames("primary-button", "lone-button");
      known.add(signIn);
    }
    known.add(refusedMail(ticket), new TicketProgress(ticket, zone));
    if (ticket.outcome().isEmpty() && ticket.waitingUntil() == null) {
      known.add(new Paragraph(UnbindTimesText.review(this, requests.times())));
    }
    said.removeAll();
    said.add(
        new H2(getTranslation("ticket.conversation")),
        new Conversation(ticket.conversation(), zone, id -> tickets.attachment(number, key, id)));
  }

  private void showWork(RequesterTicket ticket) {
    if (ticket.outcome().isEmpty()) {
      work.add(reply(ticket), withdraw(), new FoundAgain());
    } else {
      if (ticket.closedAt() != null && !ticket.outcome().get().equals(Outcome.OBJECTED)) {
        work.add(rating(ticket));
      }
      if (!isDone(ticket)) {
        work.add(new WaysOn());
      }
    }
    work.add(leave());
  }

  private static boolean isDone(RequesterTicket ticket) {
    return ticket.outcome().filter(Outcome.RESET::equals).isPresent();
  }

  /** Anyone who opened the link in a borrowed browser takes it out again. */
  private Div leave() {
    Paragraph hint = new Paragraph(getTranslation("ticket.leave.hint"));
    hint.addClassName("hint");
    Button button = new Button(getTranslation("ticket.leave"), click -> forget());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    Div leave = new Div(hint, button);
    leave.addClassName("ticket-leave");
    return leave;
  }

  private void forget() {
    links.forget(
        VaadinServletRequest.getCurrent().getHttpServletRequest(),
        VaadinServletResponse.getCurrent().getHttpServletResponse(),
        "/ticket/" + number);
    getUI().ifPresent(ui -> ui.getPage().setLocation(Pages.LOGIN));
  }

  private String turn(RequesterTicket ticket) {
    if (ticket.withdrawal().isPresent()) {
      return getTranslation("ticket.withdrawn." + ticket.withdrawal().get());
    }
    if (ticket.outcome().isPresent()) {
      return TicketLabels.outcome(this, ticket.outcome().get());
    }
    if (ticket.waitingUntil() != null) {
      return ticket.waitingUntil().isAfter(clock.instant())
          ? getTranslation(
              "ticket.turn.waiting", Times.dateAndTime(ticket.waitingUntil(), zone, getLocale()))
          : getTranslation("ticket.turn.unbinding");
    }
    return getTranslation(isAsked(ticket) ? "ticket.turn.you" : "ticket.turn.review");
  }

  private static boolean isAsked(RequesterTicket ticket) {
    return ticket.status() == TicketStatus.FEEDBACK_PROVIDED;
  }

  private String label(RequesterTicket ticket) {
    return getTranslation(isAsked(ticket) ? "ticket.reply" : "ticket.reply.unasked");
  }

  private Alert refusedMail(RequesterTicket ticket) {
    Alert notice = new Alert(Alert.Kind.WARNING);
    if (ticket.mailRefused()) {
      notice.show(getTranslation("ticket.mail-refused"));
    }
    return notice;
  }

  private SubmitForm reply(RequesterTicket ticket) {
    TextArea text = new TextArea(label(ticket));
    relabel = open -> text.setLabel(label(open));
    text.setMaxLength(MessageBody.MAX);
    text.setManualValidation(true);
    text.setHelperText(getTranslation("ticket.reply.hint"));
    AttachmentField files = new AttachmentField(unsent.message(number, AttachmentKinds.UNBIND));
    SubmitForm form =
        new SubmitForm(
            getTranslation("ticket.reply.send"),
            () -> {
              Optional<MessageBody> typed = MessageBody.parse(text.getValue());
              if (typed.isEmpty()) {
                text.setErrorMessage(getTranslation("ticket.reply.missing"));
                text.setInvalid(true);
                text.focus();
                return;
              }
              if (files.check()) {
                send(text, typed.get(), files);
              }
            });
    return form.with(text, files);
  }

  /** What was typed stays where it could not be sent. */
  private void send(TextArea field, MessageBody text, AttachmentField files) {
    ReplyResult result = files.send(all -> tickets.reply(number, key, text, all));
    if (result == ReplyResult.TOO_MANY || result == ReplyResult.FULL) {
      field.setErrorMessage(getTranslation("ticket.reply.refused." + result));
      field.setInvalid(true);
      field.focus();
      return;
    }
    refresh();
  }

  private Button withdraw() {
    Button button = new Button(getTranslation("ticket.withdraw"), click -> askToWithdraw());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private void askToWithdraw() {
    new ConfirmDialog(
            getTranslation("ticket.withdraw"),
            getTranslation("ticket.withdraw.question", number),
            getTranslation("ticket.withdraw"),
            () -> {
              tickets.withdraw(number, key);
              refresh();
            })
        .open();
  }

  /** Once somebody has rated, only the thanks stand there. */
  private Component rating(RequesterTicket ticket) {
    if (ticket.rating() != null) {
      return new Alert(Alert.Kind.SUCCESS, getTranslation("ticket.rating.thanks"));
    }
    return new RatingForm(
        (stars, comment) -> {
          tickets.rate(number, key, stars, comment);
          refresh();
        });
  }

  @Override
  public String getPageTitle() {
    return getTranslation("ticket.page-title");
  }
}
