package mfa.ticket.requester.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
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
import mfa.login.LinkKeys;
import mfa.login.Pages;
import mfa.login.ui.PlainPageLink;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.PublicLayout;
import mfa.shell.ThisBrowser;
import mfa.shell.notice.Done;
import mfa.shell.notice.WaysOn;
import mfa.ticket.AttachmentKinds;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.UnsentFiles;
import mfa.ticket.requester.ReplyResult;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.requester.RequesterTicket;
import mfa.ticket.ui.Conversation;
import mfa.ticket.ui.Downloads;
import mfa.ticket.ui.FoundAgain;
import mfa.ticket.ui.ReplyForm;
import mfa.ticket.ui.TicketLabels;
import mfa.ticket.ui.UnbindTimesText;
import mfa.ticket.ui.Watch;
import mfa.ticket.unbind.UnbindRequestService;
import org.jspecify.annotations.Nullable;

/** An unbind ticket as its requester follows it: the link's key is all that is needed. */
@Route(value = "ticket", layout = PublicLayout.class)
@AnonymousAllowed
public class TicketView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient RequesterService tickets;
  private final transient UnbindRequestService requests;
  private final transient UnsentFiles unsent;
  private final transient Downloads downloads;
  private final transient LinkKeys links;
  private final transient Clock clock;
  private final transient ZoneId zone = ThisBrowser.zone();
  private final Div known = new Div();
  private final Div said = new Div();
  private final Div answer = new Div();
  private final Div work = new Div();
  private final Alert thanks = new Alert(Alert.Kind.SUCCESS);
  private @Nullable ReplyForm form;
  private @Nullable Conversation talk;
  private TicketNumber number;
  private String key;
  private String state = "";

  @Inject
  public TicketView(
      RequesterService tickets,
      UnbindRequestService requests,
      UnsentFiles unsent,
      Downloads downloads,
      LinkKeys links,
      Clock clock) {
    this.tickets = tickets;
    this.requests = requests;
    this.unsent = unsent;
    this.downloads = downloads;
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
    answer.removeAll();
    form = null;
    talk = null;
    state = Optional.ofNullable(number).flatMap(known -> tickets.state(known, key)).orElse("");
    Optional<RequesterTicket> ticket = ticket();
    if (ticket.isEmpty()) {
      add(
          new H1(getTranslation("ticket.unknown.title")),
          new Paragraph(getTranslation("ticket.unknown.text")),
          new WaysOn());
      return;
    }
    add(known, said, answer, work, new Watch(this::look));
    showKnown(ticket.get());
    if (ticket.get().outcome().isEmpty()) {
      form = reply();
      form.show(ticket.get().status());
      answer.add(form);
    }
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
    boolean ended = ticket.filter(open -> open.outcome().isEmpty()).isEmpty();
    if (ticket.isEmpty() || form == null || (ended && form.isEmpty())) {
      refresh();
      return;
    }
    state = now;
    showKnown(ticket.get());
    form.show(ticket.get().status());
    if (ended) {
      showWork(ticket.get());
    }
  }

  private void showKnown(RequesterTicket ticket) {
    boolean done = isDone(ticket);
    known.removeAll();
    known.add(
        new H1(getTranslation("ticket.title", ticket.number())),
        new Paragraph(ticket.title()),
        new Alert(
            done ? Alert.Kind.SUCCESS : Alert.Kind.INFORMATION,
            TicketLabels.turn(this, ticket, zone, clock.instant())));
    if (done) {
      PlainPageLink signIn = new PlainPageLink(Pages.LOGIN, getTranslation("login.sign-in"));
      signIn.addClassNames("primary-button", "lone-button");
      known.add(signIn);
    }
    known.add(refusedMail(ticket), new TicketProgress(ticket, zone));
    if (ticket.outcome().isEmpty() && ticket.waitingUntil() == null) {
      known.add(new Paragraph(UnbindTimesText.review(this, requests.times())));
    }
    if (talk == null || !talk.isAtEarlier()) {
      talk =
          new Conversation(
              ticket.conversation(),
              end -> tickets.conversation(number, key, end),
              zone,
              downloads.of(number, id -> tickets.attachment(number, key, id)));
      said.removeAll();
      said.add(new H2(getTranslation("ticket.conversation")), talk);
    }
  }

  private void showWork(RequesterTicket ticket) {
    work.removeAll();
    if (ticket.outcome().isEmpty()) {
      work.add(withdraw(), new FoundAgain());
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
    if (form != null) {
      form.forgetText();
    }
    getUI().ifPresent(ui -> ui.getPage().setLocation(Pages.LOGIN));
  }

  private Alert refusedMail(RequesterTicket ticket) {
    Alert notice = new Alert(Alert.Kind.WARNING);
    if (ticket.mailRefused()) {
      notice.show(getTranslation("ticket.mail-refused"));
    }
    return notice;
  }

  private ReplyForm reply() {
    return new ReplyForm(
        number,
        unsent.message(number, AttachmentKinds.UNBIND),
        (text, files) -> refusal(tickets.reply(number, key, text, files)),
        this::lookAtNewest);
  }

  /** What somebody sent stands at the end of the conversation. */
  private void lookAtNewest() {
    talk = null;
    look();
  }

  private Optional<String> refusal(ReplyResult result) {
    return result == ReplyResult.SENT
        ? Optional.empty()
        : Optional.of(getTranslation("ticket.reply.refused." + result));
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
              Done.leadOn(this);
            })
        .open();
  }

  /** Once somebody has rated, only the thanks stand there. */
  private Component rating(RequesterTicket ticket) {
    if (ticket.rating() != null) {
      thanks.show(getTranslation("ticket.rating.thanks"));
      return thanks;
    }
    return new RatingForm(
        rating -> {
          tickets.rate(number, key, rating);
          refresh();
          thanks.lead(getTranslation("ticket.rating.thanks"));
        });
  }

  @Override
  public String getPageTitle() {
    return getTranslation("ticket.page-title");
  }
}
