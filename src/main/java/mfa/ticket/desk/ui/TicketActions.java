package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mfa.authenticator.CodeCheckService;
import mfa.authenticator.ui.ProofDialog;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.Colleague;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.HandlingGroup;
import mfa.ticket.desk.HandlingService;
import mfa.ticket.desk.Review;
import mfa.ticket.desk.ReviewItem;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.desk.UnbindFacts;
import mfa.ticket.desk.ui.Composer.Mode;
import mfa.ticket.ui.TicketLabels;
import org.jspecify.annotations.Nullable;

/**
 * What an agent does with the ticket on the page: writing, taking, handing on, deciding, closing.
 * What is refused is said on the page, with what somebody else did meanwhile.
 */
class TicketActions implements Composer.Sender, DecisionBar.Actions, ForwardDialog.Forwarding {

  private final Page page;
  private final AssignmentService assignments;
  private final ReviewService reviews;
  private final HandlingService handling;
  private final CodeCheckService codeCheck;
  private final long me;

  /** What the page has open. */
  interface Page {

    TicketNumber number();

    /** Null where there is none any more. */
    @Nullable DeskTicket ticket();

    /** How many messages the ticket had when the newest of them was shown. */
    int seen();

    Composer composer();

    ReviewForm review();

    Alert notice();

    /** Reads the ticket again. */
    void refresh();

    /** Says that the work on the ticket is done, and leads to the next one. */
    void done(String done);
  }

  /**
   * @param me account of the agent
   */
  TicketActions(
      Page page,
      AssignmentService assignments,
      ReviewService reviews,
      HandlingService handling,
      CodeCheckService codeCheck,
      long me) {
    this.page = page;
    this.assignments = assignments;
    this.reviews = reviews;
    this.handling = handling;
    this.codeCheck = codeCheck;
    this.me = me;
  }

  private String getTranslation(String key, Object... values) {
    return page.composer().getTranslation(key, values);
  }

  @Override
  public boolean send(Mode mode, MessageBody text, List<Attachment> files) {
    TicketNumber number = page.number();
    DeskResult result =
        switch (mode) {
          case ASK -> reviews.decide(number, asking(text, files));
          case NOTE -> reviews.reply(number, text, true, files);
          case REPLY -> reply(number, text, files);
        };
    if (result != DeskResult.DONE) {
      refuse(result);
    }
    return result == DeskResult.DONE;
  }

  private DeskResult reply(TicketNumber number, MessageBody text, List<Attachment> files) {
    DeskTicket ticket = page.ticket();
    return ticket != null && ticket.isUnbind()
        ? reviews.reply(number, text, false, files)
        : handling.reply(number, page.seen(), text, files);
  }

  private Review asking(MessageBody text, List<Attachment> files) {
    ReviewForm review = page.review();
    return new Review(Decision.ASK, review.checklist(), review.reason(), text, files, page.seen());
  }

  /**
   * An answer is all that a ticket of a workspace waits for; one to unbind waits for a decision.
   */
  @Override
  public void sent(Mode mode) {
    page.notice().hide();
    DeskTicket ticket = page.ticket();
    if (mode == Mode.ASK) {
      decided(Decision.ASK);
    } else if (mode == Mode.REPLY && ticket != null && !ticket.isUnbind()) {
      page.done(getTranslation("desk.replied", page.number()));
    } else {
      page.refresh();
    }
  }

  @Override
  public void decide(Decision made) {
    page.notice().hide();
    ReviewForm review = page.review();
    Optional<Component> missing = review.missing(made);
    Optional<MessageBody> text = page.composer().text();
    if (made == Decision.REJECT && text.isEmpty()) {
      Component field = page.composer().refuse(getTranslation("review.missing.text"));
      missing = missing.or(() -> Optional.of(field));
    }
    if (missing.isPresent()) {
      missing.get().getElement().executeJs("window.mfa.leadTo(this)");
    } else if (made == Decision.REJECT) {
      reject(text.orElseThrow());
    } else if (page.composer().hasNoFiles()) {
      decide(new Review(made, review.checklist(), review.reason(), null, List.of(), page.seen()));
    }
  }

  private void reject(MessageBody text) {
    ReviewForm review = page.review();
    page.composer()
        .sendWith(
            files ->
                decide(
                    new Review(
                        Decision.REJECT,
                        review.checklist(),
                        review.reason(),
                        text,
                        files,
                        page.seen())));
  }

  private void decide(Review made) {
    DeskResult result = reviews.decide(page.number(), made);
    switch (result) {
      case DONE -> {
        if (made.decision() == Decision.REJECT) {
          page.composer().sentWithDecision();
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
      case INCOMPLETE -> page.notice().lead(getTranslation("desk.incomplete." + made.decision()));
      default -> refuse(result);
    }
  }

  private void decided(Decision made) {
    page.done(getTranslation("desk.done." + made, page.number()));
  }

  @Override
  public void take() {
    take(page.number());
  }

  /** Also the next one, as it comes on the page. */
  void take(TicketNumber ticket) {
    act(() -> assignments.take(ticket));
  }

  @Override
  public void takeOver() {
    act(() -> assignments.forward(page.number(), me));
  }

  @Override
  public void release() {
    act(() -> assignments.release(page.number()));
  }

  @Override
  public void forward() {
    TicketNumber number = page.number();
    new ForwardDialog(
            getTranslation("desk.forward.title", number),
            assignments.groups(number),
            assignments.colleagues(number),
            this)
        .open();
  }

  @Override
  public void to(HandlingGroup group) {
    act(() -> assignments.forward(page.number(), group));
  }

  @Override
  public void to(Colleague colleague) {
    act(() -> assignments.forward(page.number(), colleague.id()));
  }

  @Override
  public void close() {
    if (!page.composer().hasTextForFiles()) {
      return;
    }
    Optional<MessageBody> text = page.composer().text();
    // What comes while the question is open stands behind it.
    int seen = page.seen();
    new ConfirmDialog(
            getTranslation("desk.close"),
            getTranslation(closingQuestion(text.isPresent()), page.number()),
            getTranslation("desk.close"),
            () -> page.composer().sendWith(files -> close(seen, text, files)))
        .atHand()
        .open();
  }

  private String closingQuestion(boolean withText) {
    DeskTicket ticket = page.ticket();
    if (ticket != null && !ticket.readable()) {
      return "desk.close.gone";
    }
    return withText ? "desk.close.with" : "desk.close.without";
  }

  private void close(int seen, Optional<MessageBody> text, List<Attachment> files) {
    TicketNumber number = page.number();
    DeskResult result =
        text.map(words -> handling.close(number, seen, words, files))
            .orElseGet(() -> handling.close(number, seen));
    if (result == DeskResult.DONE) {
      page.composer().sentWithDecision();
      page.done(getTranslation("desk.closed", page.number()));
    } else {
      refuse(result);
    }
  }

  void stop(MessageBody reason) {
    act(() -> reviews.stop(page.number(), reason));
  }

  void retry() {
    act(() -> reviews.retry(page.number()));
  }

  private void act(Supplier<DeskResult> action) {
    DeskResult result = action.get();
    page.notice().hide();
    if (result == DeskResult.DONE) {
      page.refresh();
    } else {
      refuse(result);
    }
  }

  /** Where somebody else was faster, the page shows what they did. */
  private void refuse(DeskResult result) {
    int known = reviewsOf(page.ticket()).size();
    page.refresh();
    List<ReviewItem> made = reviewsOf(page.ticket());
    String words = TicketLabels.refusal(page.composer(), result);
    page.notice()
        .lead(
            made.size() > known
                ? getTranslation(
                    "desk.faster", words, ReviewHistory.words(page.composer(), made.getLast()))
                : words);
  }

  private static List<ReviewItem> reviewsOf(@Nullable DeskTicket ticket) {
    return ticket == null ? List.of() : ticket.unbind().map(UnbindFacts::reviews).orElse(List.of());
  }
}
