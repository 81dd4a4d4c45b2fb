package mfa.ticket;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import mfa.account.PlatformRole;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.WrittenMails.WrittenMail;
import mfa.password.Password;
import mfa.platform.time.Times;
import mfa.support.Jobs;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.Checklist;
import mfa.ticket.desk.ChecklistItem;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.Evidence;
import mfa.ticket.desk.Review;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.process.UnbindMessage;
import mfa.ticket.process.UnbindProcess;
import mfa.ticket.requester.ReplyResult;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.unbind.UnbindFilingService;
import mfa.ticket.unbind.UnbindRequestService;
import mfa.verification.VerificationCode;
import org.junit.jupiter.api.BeforeEach;

/** Plays the people of an unbind ticket: requester, agents, mail server, and the passing time. */
public abstract class WithTickets extends ServiceTest {

  public static final TicketTitle TITLE = new TicketTitle("Phone lost");
  public static final MessageBody STORY = new MessageBody("My phone fell into the lake on Sunday.");
  public static final Set<String> EVERYTHING = Set.copyOf(ChecklistItem.PACKAGED);
  public static final Checklist COMPLETE = new Checklist(EVERYTHING, Evidence.CALL_BACK);
  public static final Checklist NO_EVIDENCE = new Checklist(EVERYTHING, Evidence.NONE);
  public static final Duration WAIT = Duration.ofHours(24);
  public static final Duration LONG_WAIT = Duration.ofHours(72);

  public Jobs jobs;

  @BeforeEach
  public void beginWithoutMails() {
    jobs = new Jobs(services);
    mails.forgetAll();
  }

  /** A form in somebody's browser. */
  public final class Form {

    public final Visitor visitor;
    public final String key = UUID.randomUUID().toString();

    public Form(Visitor visitor) {
      this.visitor = visitor;
    }

    public Form request(TestAccount account, Password password) {
      visitor.does(
          () -> the(UnbindRequestService.class).requestCode(key, account.email(), password));
      evaluate();
      return this;
    }

    public FilingResult submit(String code) {
      return submit(code, TITLE);
    }

    public FilingResult submit(String code, TicketTitle title) {
      return visitor.does(
          () ->
              the(UnbindFilingService.class).submit(key, new VerificationCode(code), title, STORY));
    }
  }

  public Form form() {
    return new Form(anonymous());
  }

  /** What the timer of the form does. */
  public void evaluate() {
    services.work("unbind-requests");
  }

  /** Asks for the code, up to the draft that waits for it. */
  public Form draft(TestAccount account) {
    Form form = form().request(account, TestAccount.PASSWORD);
    jobs.run(draftOf(account));
    return form;
  }

  public String draftOf(TestAccount account) {
    return sql
        .rows(
            "select * from ticket t join unbind_ticket u on u.id = t.id where draft_account_id = ?",
            account.id())
        .stream()
        .map(row -> (String) row.get("ticket_number"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no draft."));
  }

  public String mailedCode(TestAccount account) {
    return mails.newest(account, MailTemplate.UNBIND_CODE).parameters().get("code");
  }

  /** Files a ticket and lets it come to its review. */
  protected TicketNumber file(TestAccount account) {
    return file(account, draft(account));
  }

  public TicketNumber file(TestAccount account, Form form) {
    return file(account, form, TITLE);
  }

  public TicketNumber file(TestAccount account, Form form, TicketTitle title) {
    if (!(form.submit(mailedCode(account), title) instanceof FilingResult.Filed filed)) {
      throw new IllegalStateException("Not filed.");
    }
    run(filed.number());
    return filed.number();
  }

  /** What the timer does that leads on from refused resets. */
  public void continueTo() {
    services.work("refused-resets");
  }

  /** Runs what is due, and delivers what it mails, until nothing moves. */
  public int run(TicketNumber number) {
    notifyWithdrawn();
    alignProcesses();
    int failed = jobs.run(number.text());
    deliver();
    return failed + jobs.run(number.text());
  }

  /** What the timer of withdrawn tickets does. */
  public void notifyWithdrawn() {
    services.work("withdrawals");
  }

  /** What the timer of support tickets does. */
  public void alignProcesses() {
    services.work("support-processes");
  }

  /** The mail server accepts all that is due. */
  public void deliver() {
    OutboxService outbox = the(OutboxService.class);
    mails.takeAll();
    services.asTimer(() -> outbox.unannounced(clock.instant(), 1_000).forEach(outbox::announce));
  }

  public Visitor agent() {
    return holder(PlatformRole.AGENT);
  }

  public Visitor supervisor() {
    return holder(PlatformRole.SUPERVISOR);
  }

  private Visitor holder(PlatformRole role) {
    return atDesk(accounts.bind(accounts.memberWith(role)));
  }

  /** Signed in with a code of this moment. */
  public Visitor atDesk(TestAccount account) {
    return anonymous().signInWithCode(account);
  }

  /** What the server does of its own. */
  public <T> T asServer(Supplier<T> work) {
    return services.asTimer(() -> services.inTransaction(entityManager -> work.get()));
  }

  /** The next step of the process waits for the engine, as after a supervisor's stop. */
  public void leaveReview(TicketNumber number) {
    asServer(() -> the(UnbindProcess.class).send(UnbindMessage.STOPPED, number));
  }

  public void takeAndDecide(Visitor agent, TicketNumber number, Review review) {
    take(agent, number);
    decide(agent, number, review);
    run(number);
  }

  public DeskResult take(Visitor agent, TicketNumber number) {
    return agent.does(() -> the(AssignmentService.class).take(number));
  }

  public DeskResult decide(Visitor agent, TicketNumber number, Review review) {
    return agent.does(() -> the(ReviewService.class).decide(number, review));
  }

  public static Review approval(Checklist checklist) {
    return new Review(Decision.APPROVE, checklist, "", null, List.of(), Integer.MAX_VALUE);
  }

  public static Review rejection() {
    return new Review(
        Decision.REJECT,
        COMPLETE,
        "The story does not fit.",
        new MessageBody("We cannot do this."),
        List.of(),
        Integer.MAX_VALUE);
  }

  public static Review question() {
    return new Review(
        Decision.ASK,
        new Checklist(Set.of(), null),
        "",
        new MessageBody("Whom may we call back?"),
        List.of(),
        Integer.MAX_VALUE);
  }

  /** Takes and approves with a call back. */
  public void approve(Visitor agent, TicketNumber number) {
    approve(agent, number, COMPLETE);
  }

  public void approve(Visitor agent, TicketNumber number, Checklist checklist) {
    List<DeskResult> results = new ArrayList<>();
    results.add(take(agent, number));
    results.add(decide(agent, number, approval(checklist)));
    if (!results.equals(List.of(DeskResult.DONE, DeskResult.DONE))) {
      throw new IllegalStateException("Not approved: " + results);
    }
    run(number);
  }

  public void pass(Duration time, TicketNumber number) {
    clock.moveBy(time);
    run(number);
  }

  /** The account had the former address until then. */
  public void addressChanged(
      TestAccount account, EmailAddress former, Instant time, String keyHash) {
    sql.execute(
        "insert into email_change (id, account_id, session_id, former_email,"
            + " former_canonical_email, new_email, requested_at, changed_at, key_hash)"
            + " values (?, ?, 1, ?, ?, ?, ?, ?, ?)",
        account.id(),
        account.id(),
        former.text(),
        former.canonical(),
        account.email().text(),
        time,
        time,
        keyHash);
  }

  /** The key in the newest mailed link of that name. */
  public String key(TestAccount account, MailTemplate template, String link) {
    WrittenMail mail = mails.newest(account, template);
    String address = mail.parameters().get(link);
    return address.substring(address.indexOf("?key=") + "?key=".length());
  }

  public String disputeKey(TicketNumber number) {
    String link = the(TicketLinks.class).dispute(number);
    return link.substring(link.indexOf("?key=") + "?key=".length());
  }

  public String followKey(TicketNumber number) {
    String link = the(TicketLinks.class).follow(number);
    return link.substring(link.indexOf("?key=") + "?key=".length());
  }

  public boolean dispute(TicketNumber number) {
    return anonymous()
        .does(() -> the(RequesterService.class).dispute(number, disputeKey(number)).isPresent());
  }

  public boolean reply(TicketNumber number) {
    return anonymous()
        .does(
            () ->
                the(RequesterService.class)
                        .reply(
                            number,
                            followKey(number),
                            new MessageBody("Call my office."),
                            List.of())
                    == ReplyResult.SENT);
  }

  /** As the mails to an account of these tests tell it. */
  public static String inMails(Instant time) {
    return Times.dateAndTime(time, ZoneOffset.UTC, Locale.ENGLISH);
  }

  public boolean withdraw(TicketNumber number) {
    return anonymous().does(() -> the(RequesterService.class).withdraw(number, followKey(number)));
  }

  public Map<String, Object> row(TicketNumber number) {
    return sql.rows(
            "select * from ticket t join unbind_ticket u on u.id = t.id where ticket_number = ?",
            number.text())
        .getFirst();
  }

  public Object outcome(TicketNumber number) {
    return row(number).get("outcome");
  }

  public boolean isBound(TestAccount account) {
    return !sql.rows("select * from authenticator where account_id = ?", account.id()).isEmpty();
  }

  public boolean isReset(TestAccount account) {
    boolean mustBind =
        (Boolean)
            sql.rows("select * from account where id = ?", account.id())
                .getFirst()
                .get("must_bind");
    return mustBind && !isBound(account);
  }
}
