package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.authenticator.CodeCheckService;
import mfa.authenticator.ui.ProofDialog;
import mfa.mail.OutboxService;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.ticket.Attachment;
import mfa.ticket.AttachmentKinds;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.UnsentFiles;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.Checklist;
import mfa.ticket.desk.ChecklistItem;
import mfa.ticket.desk.Colleague;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.HandlingGroup;
import mfa.ticket.desk.HandlingService;
import mfa.ticket.desk.Review;
import mfa.ticket.desk.ReviewItem;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.desk.UnbindFacts;
import mfa.ticket.desk.live.DraftText;
import mfa.ticket.desk.live.LiveTicket;
import mfa.ticket.desk.live.LiveTicketService;
import mfa.ticket.desk.note.MentionService;
import mfa.ticket.desk.reply.SavedReplyService;
import mfa.ticket.desk.tag.TagService;
import mfa.ticket.desk.ui.Composer.Mode;
import mfa.ticket.ui.Conversation;
import mfa.ticket.ui.TicketLabels;
import mfa.ticket.ui.Watch;
import mfa.ticket.unbind.VoucherItem;
import org.jspecify.annotations.Nullable;

/**
 * One ticket at the desk: the conversation with what is written next on the left; what is known,
 * the checklist and the decision on the right. Fields stay as they are when the rest is shown
 * again, so that nothing that somebody types is lost.
 */
@Route(value = "desk", layout = MainLayout.class)
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class DeskTicketView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient DeskService desk;
  private final transient LiveTicketService live;
  private final transient AssignmentService assignments;
  private final transient ReviewService reviews;
  private final transient HandlingService handling;
  private final transient OutboxService outbox;
  private final transient CodeCheckService codeCheck;
  private final transient MentionService mentions;
  private final transient Profile me;
  private final ZoneId zone;
  private final boolean supervisor;
  private final transient List<ChecklistItem> checklist;
  private final H1 heading = new H1();
  private final Anchor unknown = new Anchor("/desk", getTranslation("desk.title"));
  private final Div work = new Div();
  private final QueueWays ways;
  private final Alert notice = new Alert(Alert.Kind.ERROR);
  private final Alert news = new Alert(Alert.Kind.INFORMATION);
  private final Alert held = new Alert(Alert.Kind.WARNING);
  private final Replying replying = new Replying();
  private final Div situation = new Div();
  private final Div conversation = new Div();
  private final Composer composer;
  private final TicketSteps steps;
  private final Div risks = new Div();
  private final ReviewForm review;
  private final Panel decision;
  private final Div earlier = new Div();
  private final Div account = new Div();
  private final SortingPanel sorting;
  private final Div stop = new Div();
  private final DecisionBar bar;
  private TicketNumber number;
  private transient DeskTicket shown;
  private String state = "";

  @Inject
  public DeskTicketView(
      DeskService desk,
      LiveTicketService live,
      AssignmentService assignments,
      ReviewService reviews,
      HandlingService handling,
      OutboxService outbox,
      CodeCheckService codeCheck,
      AccountService accounts,
      TicketSettings settings,
      UnsentFiles unsent,
      SavedReplyService savedReplies,
      MentionService mentions,
      TagService tags) {
    this.desk = desk;
    this.live = live;
    this.assignments = assignments;
    this.reviews = reviews;
    this.handling = handling;
    this.outbox = outbox;
    this.codeCheck = codeCheck;
    this.mentions = mentions;
    me = accounts.ownProfile();
    zone = me.timeZone();
    supervisor = me.platformRoles().contains(PlatformRole.SUPERVISOR);
    ways = new QueueWays(desk);
    composer =
        new Composer(unsent.message(AttachmentKinds.UNBIND), savedReplies, mentions, new Writing());
    composer.onTyped(this::keep);
    review = new ReviewForm(settings, this::keep);
    decision = new Panel("review.title", review);
    decision.addClassName("review");
    checklist = settings.checklist();
    sorting = new SortingPanel(tags);
    steps = new TicketSteps(desk, zone);
    bar = new DecisionBar(supervisor, new Buttons());
    heading.getElement().setAttribute("tabindex", "-1");
    addClassNames("page", "wide");
    arrange();
  }

  private void arrange() {
    Div talk = new Div(situation, new Panel("ticket.conversation", conversation, composer), steps);
    talk.addClassName("desk-talk");
    // What was decided before is read first, but no field stands behind it.
    earlier.addClassName("desk-earlier");
    risks.addClassName("desk-risks");
    Div known = new Div(risks, decision, earlier, sorting, account, stop);
    known.addClassName("desk-known");
    Aside side = new Aside(known, bar);
    side.addClassName("desk-side");
    side.getElement().setAttribute("aria-label", getTranslation("desk.side"));
    Div panes = new Div(talk, side);
    panes.addClassName("desk-panes");
    work.add(ways, notice, news, held, replying, panes, new Watch(this::look));
    add(heading, unknown, work);
  }

  @Override
  public void setParameter(BeforeEvent event, String parameter) {
    open(parameter, event.getLocation().getQueryParameters());
  }

  void open(String parameter, QueryParameters from) {
    ways.comeFrom(from);
    number = TicketNumber.parse(parameter).orElse(null);
    clear();
    refresh();
    if (shown != null) {
      mentions.markSeen(number);
      sorting.show(shown);
      restoreDraft();
    }
    heading.getElement().executeJs("window.mfa.beginAtTop(this)");
  }

  /** The page stays when the next ticket comes: nothing of the last one may stay with it. */
  private void clear() {
    notice.hide();
    news.hide();
    replying.show(List.of());
    review.clear();
    composer.clear();
    steps.clear();
    shown = null;
  }

  private void restoreDraft() {
    DraftText draft = live.draft(number);
    composer.restore(draft);
    review.restore(draft.reason());
    if (!draft.isEmpty()) {
      news.show(getTranslation("desk.draft.back"));
    }
  }

  private void keep() {
    live.keep(number, composer.draft(review.reason()));
  }

  private void refresh() {
    Optional<TicketNumber> asked = Optional.ofNullable(number);
    state = asked.flatMap(live::look).map(LiveTicket::state).orElse("");
    shown = asked.flatMap(desk::open).orElse(null);
    work.setVisible(shown != null);
    unknown.setVisible(shown == null);
    heading.setText(
        shown == null
            ? getTranslation("error.not-found.title")
            : getTranslation("desk.heading", number, shown.item().title()));
    if (shown != null) {
      show(shown);
    }
  }

  private void show(DeskTicket ticket) {
    fill(situation, new Panel("desk.situation", new Situation(ticket, zone)), incidents(ticket));
    fill(
        conversation,
        Conversation.signed(ticket.conversation(), zone, id -> desk.attachment(number, id)));
    composer.speak(number, ticket.item().language());
    composer.takeOnly(AttachmentKinds.of(ticket.item().type()));
    composer.offer(
        modes(ticket),
        first(ticket),
        !ticket.isFree() && !(ticket.decidable() && ticket.isUnbind()));
    steps.show(number, ticket);
    fill(
        account,
        new Panel("desk.account", new AccountPanel(ticket.account(), zone)),
        new Panel("desk.former", new FormerTickets(ticket, zone)));
    decision.setVisible(ticket.decidable() && ticket.isUnbind());
    Stream.of(risks, earlier, stop).forEach(Div::removeAll);
    ticket.unbind().ifPresent(unbind -> show(ticket, unbind));
    bar.show(ticket);
    ways.show(ticket);
    if (ticket.isHeldByAnother()) {
      held.show(getTranslation("desk.held", ticket.item().assignee()));
    } else {
      held.hide();
    }
  }

  private void show(DeskTicket ticket, UnbindFacts unbind) {
    risks.add(new Panel("desk.risks", new Evidences(ticket, unbind, zone)));
    if (!unbind.reviews().isEmpty()) {
      earlier.add(new Panel("desk.reviews", new ReviewHistory(unbind.reviews(), checklist, zone)));
    }
    decision.entitle(unbind.second() ? "review.second.title" : "review.title");
    review.offerVouching(unbind.vouchers().stream().anyMatch(VoucherItem::counts));
    if (supervisor && unbind.stoppable()) {
      stop.add(
          new Panel(
              "desk.stop", new StopForm(number, why -> act(() -> reviews.stop(number, why)))));
    }
  }

  private IncidentList incidents(DeskTicket ticket) {
    return new IncidentList(
        ticket.failedSteps(),
        outbox.undelivered(number.text()),
        zone,
        () -> act(() -> reviews.retry(number)));
  }

  private static void fill(Div place, Component... parts) {
    place.removeAll();
    place.add(parts);
  }

  /** Who has a ticket is the only one who answers; notes are for everybody but the requester. */
  private static Set<Mode> modes(DeskTicket ticket) {
    if (!ticket.isOpen() || ticket.own()) {
      return Set.of();
    }
    if (ticket.isHeldByAnother()) {
      return EnumSet.of(Mode.NOTE);
    }
    return ticket.decidable() && ticket.isUnbind()
        ? EnumSet.allOf(Mode.class)
        : EnumSet.of(Mode.REPLY, Mode.NOTE);
  }

  private static Mode first(DeskTicket ticket) {
    if (ticket.isHeldByAnother()) {
      return Mode.NOTE;
    }
    return ticket.decidable() && ticket.isUnbind() ? Mode.ASK : Mode.REPLY;
  }

  /** What happens on the ticket while its page is open comes by itself. */
  private void look() {
    if (shown == null) {
      return;
    }
    live.look(number)
        .ifPresent(
            now -> {
              replying.show(now.replying());
              if (!now.state().equals(state)) {
                arrived();
              }
            });
  }

  private void arrived() {
    int known = shown.conversation().size();
    refresh();
    if (shown != null && shown.conversation().size() > known) {
      news.show(
          getTranslation("desk.news", Conversation.author(this, shown.conversation().getLast())));
    }
  }

  private final class Writing implements Composer.Sender {

    @Override
    public boolean send(Mode mode, MessageBody text, List<Attachment> files) {
      DeskResult result =
          switch (mode) {
            case ASK -> reviews.decide(number, asking(text, files));
            case NOTE -> reviews.reply(number, text, true, files);
            case REPLY ->
                shown.isUnbind()
                    ? reviews.reply(number, text, false, files)
                    : handling.reply(number, text, files);
          };
      if (result != DeskResult.DONE) {
        refuse(result);
      }
      return result == DeskResult.DONE;
    }

    private Review asking(MessageBody text, List<Attachment> files) {
      Checklist checklist = review.checklist();
      return new Review(Decision.ASK, checklist, review.reason(), text, files);
    }

    @Override
    public void sent(Mode mode) {
      notice.hide();
      if (mode == Mode.ASK) {
        decided(Decision.ASK);
      } else {
        refresh();
      }
    }
  }

  private final class Buttons implements DecisionBar.Actions {

    @Override
    public void decide(Decision made) {
      notice.hide();
      Optional<Component> missing = review.missing(made);
      Optional<MessageBody> text = composer.text();
      if (made == Decision.REJECT && text.isEmpty()) {
        Component field = composer.refuse(getTranslation("review.missing.text"));
        missing = missing.or(() -> Optional.of(field));
      }
      if (missing.isPresent()) {
        missing.get().getElement().executeJs("window.mfa.leadTo(this)");
      } else if (made == Decision.REJECT) {
        reject(text.orElseThrow());
      } else {
        DeskTicketView.this.decide(new Review(made, review.checklist(), review.reason(), null));
      }
    }

    private void reject(MessageBody text) {
      composer.sendWith(
          files ->
              DeskTicketView.this.decide(
                  new Review(Decision.REJECT, review.checklist(), review.reason(), text, files)));
    }

    @Override
    public void take() {
      act(() -> assignments.take(number));
    }

    @Override
    public void takeOver() {
      act(() -> assignments.forward(number, me.id()));
    }

    @Override
    public void release() {
      act(() -> assignments.release(number));
    }

    @Override
    public void close() {
      if (!composer.hasTextForFiles()) {
        return;
      }
      Optional<MessageBody> text = composer.text();
      new ConfirmDialog(
              getTranslation("desk.close"),
              getTranslation(text.isPresent() ? "desk.close.with" : "desk.close.without", number),
              getTranslation("desk.close"),
              () -> composer.sendWith(files -> DeskTicketView.this.close(text.orElse(null), files)))
          .atHand()
          .open();
    }

    @Override
    public void forward() {
      new ForwardDialog(
              getTranslation("desk.forward.title", number),
              assignments.groups(number),
              assignments.colleagues(number),
              new Forwarding())
          .open();
    }
  }

  private final class Forwarding implements ForwardDialog.Forwarding {

    @Override
    public void to(HandlingGroup group) {
      act(() -> assignments.forward(number, group));
    }

    @Override
    public void to(Colleague colleague) {
      act(() -> assignments.forward(number, colleague.id()));
    }
  }

  private boolean decide(Review made) {
    DeskResult result = reviews.decide(number, made);
    switch (result) {
      case DONE -> {
        if (made.decision() == Decision.REJECT) {
          composer.sentWithDecision();
        }
        decided(made.decision());
      }
      case NEEDS_CODE ->
          new ProofDialog(
                  getTranslation("code.fresh.title"),
                  getTranslation("review.fresh-code"),
                  codeCheck::checkFresh,
                  () -> decide(made))
              .open();
      case INCOMPLETE -> notice.show(getTranslation("desk.incomplete." + made.decision()));
      default -> refuse(result);
    }
    return result == DeskResult.DONE;
  }

  private void close(@Nullable MessageBody text, List<Attachment> files) {
    DeskResult result = handling.close(number, text, files);
    if (result == DeskResult.DONE) {
      composer.sentWithDecision();
      done(getTranslation("desk.closed", number));
    } else {
      refuse(result);
    }
  }

  private void decided(Decision made) {
    done(getTranslation("desk.done." + made, number));
  }

  /** Says that it is done, and opens the next one; what was typed and not sent stays with it. */
  private void done(String done) {
    review.clear();
    keep();
    Notification.show(composer.draft("").isEmpty() ? done : getTranslation("desk.done.kept", done));
    Optional<TicketNumber> next = desk.next();
    if (bar.takesNext()) {
      next.ifPresent(assignments::take);
    }
    next.ifPresentOrElse(ways::open, ways::toList);
  }

  private void act(Supplier<DeskResult> action) {
    DeskResult result = action.get();
    notice.hide();
    if (result == DeskResult.DONE) {
      refresh();
    } else {
      refuse(result);
    }
  }

  /** Where somebody else was faster, the page shows what they did. */
  private void refuse(DeskResult result) {
    int known = reviewsOf(shown).size();
    refresh();
    List<ReviewItem> made = reviewsOf(shown);
    String words = TicketLabels.refusal(this, result);
    notice.show(
        made.size() > known
            ? getTranslation("desk.faster", words, ReviewHistory.words(this, made.getLast()))
            : words);
  }

  private static List<ReviewItem> reviewsOf(DeskTicket ticket) {
    return ticket == null ? List.of() : ticket.unbind().map(UnbindFacts::reviews).orElse(List.of());
  }

  @Override
  public String getPageTitle() {
    return number == null ? getTranslation("desk.title") : number.text();
  }
}
