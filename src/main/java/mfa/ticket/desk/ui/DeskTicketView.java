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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.authenticator.CodeCheckService;
import mfa.mail.OutboxService;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.MainLayout;
import mfa.ticket.AttachmentKinds;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.UnsentFiles;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.HandlingService;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.desk.live.DraftText;
import mfa.ticket.desk.live.LiveTicket;
import mfa.ticket.desk.live.LiveTicketService;
import mfa.ticket.desk.note.MentionService;
import mfa.ticket.desk.reply.SavedReplyService;
import mfa.ticket.desk.tag.TagService;
import mfa.ticket.ui.Conversation;
import mfa.ticket.ui.Downloads;
import mfa.ticket.ui.Watch;
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
  private final transient OutboxService outbox;
  private final transient Downloads downloads;
  private final transient MentionService mentions;
  private final ZoneId zone;
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
  private final ReviewForm review;
  private final KnownFacts facts;
  private final DecisionBar bar;
  private final transient TicketActions actions;
  private @Nullable TicketNumber number;
  private @Nullable Conversation talk;
  private transient @Nullable DeskTicket shown;
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
      Downloads downloads,
      SavedReplyService savedReplies,
      MentionService mentions,
      TagService tags) {
    this.desk = desk;
    this.live = live;
    this.outbox = outbox;
    this.downloads = downloads;
    this.mentions = mentions;
    Profile me = accounts.ownProfile();
    boolean supervisor = me.platformRoles().contains(PlatformRole.SUPERVISOR);
    zone = me.timeZone();
    ways = new QueueWays(desk);
    actions = new TicketActions(new Open(), assignments, reviews, handling, codeCheck, me.id());
    composer =
        new Composer(
            unsent.message(me.id(), AttachmentKinds.UNBIND), savedReplies, mentions, actions);
    composer.onTyped(this::keep);
    review = new ReviewForm(settings, this::keep);
    facts = new KnownFacts(review, settings, tags, supervisor, zone, actions::stop);
    steps = new TicketSteps(desk, zone);
    bar = new DecisionBar(supervisor, actions);
    heading.getElement().setAttribute("tabindex", "-1");
    addClassNames("page", "wide");
    arrange();
  }

  private void arrange() {
    Div talk = new Div(situation, new Panel("ticket.conversation", conversation, composer), steps);
    talk.addClassName("desk-talk");
    Aside side = new Aside(facts, bar);
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
    if (number != null && shown != null) {
      mentions.markSeen(number);
      restoreDraft(live.draft(number));
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
    talk = null;
    shown = null;
  }

  private void restoreDraft(DraftText draft) {
    composer.restore(draft);
    review.restore(draft.reason());
    if (!draft.isEmpty()) {
      news.show(getTranslation("desk.draft.back"));
    }
  }

  private void keep() {
    if (number != null) {
      live.keep(number, composer.draft(review.reason()));
    }
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
            : getTranslation("desk.heading", shown.item().number(), shown.item().title()));
    if (shown != null) {
      show(shown);
    }
  }

  private void show(DeskTicket ticket) {
    TicketNumber open = ticket.item().number();
    fill(situation, new Panel("desk.situation", new Situation(ticket, zone)), incidents(ticket));
    if (talk == null || !talk.isAtEarlier()) {
      talk =
          Conversation.signed(
              ticket.conversation(),
              end -> desk.conversation(open, end),
              zone,
              downloads.of(open, id -> desk.attachment(open, id)));
      fill(conversation, talk);
    }
    composer.speak(open, ticket.item().language());
    composer.takeOnly(AttachmentKinds.of(ticket.item().type()));
    composer.offer(OfferedModes.at(ticket));
    steps.show(open, ticket);
    facts.show(open, ticket);
    bar.show(ticket);
    ways.show(ticket);
    if (ticket.heldByAnother()) {
      held.show(getTranslation("desk.held", ticket.item().assignee()));
    } else {
      held.hide();
    }
  }

  private IncidentList incidents(DeskTicket ticket) {
    return new IncidentList(
        ticket.failedSteps(),
        outbox.undelivered(ticket.item().number().text()),
        zone,
        actions::retry);
  }

  private static void fill(Div place, Component... parts) {
    place.removeAll();
    place.add(parts);
  }

  /** What happens on the ticket while its page is open comes by itself. */
  private void look() {
    if (shown == null) {
      return;
    }
    DeskTicket before = shown;
    live.look(before.item().number())
        .ifPresent(
            now -> {
              replying.show(now.replying());
              if (!now.state().equals(state)) {
                arrived(before);
              }
            });
  }

  private void arrived(DeskTicket before) {
    int known = before.conversation().total();
    refresh();
    if (number != null && shown != null && shown.conversation().total() > known) {
      if (talk != null && !talk.isAtEarlier()) {
        mentions.markSeen(number);
      }
      news.show(
          getTranslation(
              "desk.news", Conversation.author(this, shown.conversation().messages().getLast())));
    }
  }

  /** The page as those see it who work with the ticket on it. */
  private final class Open implements TicketActions.Page {

    @Override
    public TicketNumber number() {
      return Objects.requireNonNull(number);
    }

    @Override
    public @Nullable DeskTicket ticket() {
      return shown;
    }

    @Override
    public int seen() {
      return talk == null ? 0 : talk.seen();
    }

    @Override
    public Composer composer() {
      return composer;
    }

    @Override
    public ReviewForm review() {
      return review;
    }

    @Override
    public Alert notice() {
      return notice;
    }

    @Override
    public void refresh() {
      // What somebody did stands at the end of the conversation.
      talk = null;
      DeskTicketView.this.refresh();
    }

    /** What was typed and not sent stays with the ticket. */
    @Override
    public void done(String done) {
      review.clear();
      keep();
      Notification.show(
          composer.draft("").isEmpty() ? done : getTranslation("desk.done.kept", done));
      Optional<TicketNumber> next = desk.next();
      next.ifPresentOrElse(ways::open, ways::toList);
      if (bar.takesNext()) {
        next.ifPresent(actions::take);
      }
    }
  }

  @Override
  public String getPageTitle() {
    return number == null ? getTranslation("desk.title") : number.text();
  }
}
