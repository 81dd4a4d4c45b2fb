package mfa.ticket.requester.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import mfa.login.LinkKeys;
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.PublicLayout;
import mfa.shell.SubmitForm;
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
import mfa.ticket.ui.TicketLabels;

/** An unbind ticket as its requester follows it: the link's key is all that is needed. */
@Route(value = "ticket", layout = PublicLayout.class)
@AnonymousAllowed
public class TicketView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient RequesterService tickets;
  private final transient UnsentFiles unsent;
  private final transient LinkKeys links;
  private TicketNumber number;
  private String key;

  @Inject
  public TicketView(RequesterService tickets, UnsentFiles unsent, LinkKeys links) {
    this.tickets = tickets;
    this.unsent = unsent;
    this.links = links;
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
    Optional<RequesterTicket> ticket =
        Optional.ofNullable(number).flatMap(known -> tickets.ticket(known, key));
    if (ticket.isEmpty()) {
      add(
          new H1(getTranslation("ticket.unknown.title")),
          new Paragraph(getTranslation("ticket.unknown.text")));
      return;
    }
    show(ticket.get());
  }

  private void show(RequesterTicket ticket) {
    add(
        new H1(getTranslation("ticket.title", ticket.number())),
        new Paragraph(ticket.title()),
        new Alert(Alert.Kind.INFORMATION, turn(ticket)),
        refusedMail(ticket),
        progress(ticket),
        new H2(getTranslation("ticket.conversation")),
        new Conversation(
            ticket.conversation(), ZoneId.of("UTC"), id -> tickets.attachment(number, key, id)));
    if (ticket.outcome().isEmpty()) {
      add(reply(), withdraw());
    } else if (ticket.closedAt() != null && ticket.rating() == null) {
      add(rating());
    }
    add(leave());
  }

  /** Anyone who opened the link in a borrowed browser takes it out again. */
  private Div leave() {
    Paragraph hint = new Paragraph(getTranslation("ticket.leave.hint"));
    hint.addClassName("hint");
    Button button = new Button(getTranslation("ticket.leave"), click -> forget());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return new Div(hint, button);
  }

  private void forget() {
    links.forget(
        VaadinServletRequest.getCurrent().getHttpServletRequest(),
        VaadinServletResponse.getCurrent().getHttpServletResponse(),
        "/ticket/" + number);
    getUI().ifPresent(ui -> ui.getPage().setLocation("/login"));
  }

  private String turn(RequesterTicket ticket) {
    if (ticket.withdrawal().isPresent()) {
      return getTranslation("ticket.withdrawn." + ticket.withdrawal().get());
    }
    if (ticket.outcome().isPresent()) {
      return getTranslation("ticket.outcome." + ticket.outcome().get());
    }
    if (ticket.waitingUntil() != null) {
      return getTranslation("ticket.turn.waiting");
    }
    return getTranslation(
        ticket.status() == TicketStatus.FEEDBACK_PROVIDED
            ? "ticket.turn.you"
            : "ticket.turn.review");
  }

  private Alert refusedMail(RequesterTicket ticket) {
    Alert notice = new Alert(Alert.Kind.WARNING);
    if (ticket.mailRefused()) {
      notice.show(getTranslation("ticket.mail-refused"));
    }
    return notice;
  }

  private OrderedList progress(RequesterTicket ticket) {
    OrderedList list = new OrderedList();
    list.addClassName("progress");
    list.add(
        step(getTranslation("ticket.progress.verified"), ticket.filedAt()),
        step(getTranslation("ticket.progress.review"), ticket.filedAt()),
        step(getTranslation("ticket.progress.waiting"), ticket.waitingUntil()));
    list.add(
        step(TicketLabels.end(this, ticket.outcome().orElse(Outcome.RESET)), ticket.closedAt()));
    return list;
  }

  private ListItem step(String label, Instant at) {
    ListItem item = new ListItem(new Span(label));
    if (at != null) {
      Span time = new Span(Times.dateAndTime(at, ZoneId.of("UTC"), getLocale()));
      time.addClassName("hint");
      item.add(time);
      item.addClassName("done");
    }
    return item;
  }

  private SubmitForm reply() {
    TextArea text = new TextArea(getTranslation("ticket.reply"));
    text.setMaxLength(MessageBody.MAX);
    text.setManualValidation(true);
    text.setHelperText(getTranslation("ticket.reply.hint"));
    AttachmentField files = new AttachmentField(unsent.message(number));
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

  private SubmitForm rating() {
    Select<Integer> stars = new Select<>();
    stars.setLabel(getTranslation("ticket.rating"));
    stars.setItems(5, 4, 3, 2, 1);
    stars.setItemLabelGenerator(star -> TicketLabels.stars(this, star));
    stars.setValue(5);
    TextArea comment = new TextArea(getTranslation("ticket.rating.comment"));
    comment.setMaxLength(2000);
    SubmitForm form =
        new SubmitForm(
            getTranslation("ticket.rating.send"),
            () -> {
              tickets.rate(number, key, stars.getValue(), comment.getValue());
              refresh();
            });
    return form.with(stars, comment);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("ticket.page-title");
  }
}
