package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import mfa.account.AccountDeleted;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketTitle;
import mfa.ticket.TicketType;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.QueuePage.Column;
import mfa.ticket.retention.TicketRetentionService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the work list shows, in which order, and what comes next. */
class DeskQueuesTest extends WithTickets {

  private TestAccount agentAccount;
  private Visitor agent;

  @BeforeEach
  void openDesk() {
    agentAccount = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    agent = signedIn(agentAccount);
  }

  private TicketNumber ticket(String title) {
    clock.moveBy(Duration.ofSeconds(1));
    TestAccount account = accounts.boundMember();
    return file(account, draft(account), new TicketTitle(title));
  }

  private List<TicketNumber> mineAs(String search, TicketStatus status, Column by, boolean down) {
    return numbers(new QueuePage(DeskQueue.MINE, search, status, by, down, 0, 50));
  }

  private List<TicketNumber> numbers(QueuePage page) {
    return agent.does(() -> the(DeskService.class).page(page)).stream()
        .map(DeskItem::number)
        .toList();
  }

  private void take(TicketNumber... numbers) {
    Stream.of(numbers)
        .forEach(number -> agent.does(() -> the(AssignmentService.class).take(number)));
  }

  @Test
  void takenTicketMovesToMine() {
    TicketNumber number = ticket("Phone lost");
    assertThat(mineAs("", null, Column.NUMBER, false)).isEmpty();

    take(number);

    assertThat(mineAs("", null, Column.NUMBER, false)).containsExactly(number);
  }

  @Test
  @Tag("R50")
  @DisplayName("R50: what is new is what the agent may take: none of their own, none handed up")
  void newIsWhatTheAgentMayTake() {
    Instant before = agent.does(() -> the(DeskService.class).newest());
    file(agentAccount);
    TicketNumber handedUp = ticket("Handed up");
    sql.execute(
        "update ticket set candidate_group = 'supervisors' where ticket_number = ?",
        handedUp.text());
    assertThat(countSince(agent, before)).isZero();
    assertThat(agent.does(() -> the(DeskService.class).newest())).isEqualTo(before);
    assertThat(countSince(supervisor(), before)).isEqualTo(2);

    ticket("To take");

    assertThat(countSince(agent, before)).isOne();
    assertThat(agent.does(() -> the(DeskService.class).newest())).isAfter(before);
  }

  private long countSince(Visitor reader, Instant since) {
    return reader.<Long>does(() -> the(DeskService.class).countSince(since));
  }

  @Test
  void titlesAreSortedAndPagedByTheDatabase() {
    TicketNumber b = ticket("b");
    TicketNumber c = ticket("c");
    TicketNumber a = ticket("a");
    take(a, b, c);

    assertThat(mineAs("", null, Column.TITLE, false)).containsExactly(a, b, c);
    assertThat(mineAs("", null, Column.TITLE, true)).containsExactly(c, b, a);
    assertThat(mineAs("a\u0000\ud83d", null, Column.TITLE, true)).contains(a);
    assertThat(numbers(new QueuePage(DeskQueue.MINE, "", null, Column.TITLE, false, 1, 1)))
        .containsExactly(b);
  }

  @ParameterizedTest
  @EnumSource
  void everyColumnThatIsOfferedSorts(Column column) {
    TicketNumber number = ticket("Phone lost");
    take(number);

    assertThat(mineAs("", null, column, true)).containsExactly(number);
  }

  @ParameterizedTest
  @Tag("thorough")
  @EnumSource
  @DisplayName("Next and previous go through the list as it is sorted")
  void neighboursStandAsInTheList(Column column) {
    TicketNumber a = ticket("b");
    TicketNumber b = ticket("c");
    TicketNumber c = ticket("a");
    TicketNumber d = ticket("d");
    TicketNumber e = ticket("a");
    take(a, b, c, d, e);
    set("priority = 3, new_reply = true", a);
    set("due_at = null, language = 'zh'", b);
    set("priority = 0", c);
    set("due_at = null", d);

    for (boolean down : List.of(false, true)) {
      QueuePage page = new QueuePage(DeskQueue.MINE, "", null, column, down, 0, 50);
      List<TicketNumber> list = numbers(page);
      List<TicketNumber> forth =
          Stream.iterate(list.getFirst(), number -> beside(number, page).next().orElse(null))
              .limit(10)
              .takeWhile(Objects::nonNull)
              .toList();
      List<TicketNumber> back =
          Stream.iterate(list.getLast(), number -> beside(number, page).previous().orElse(null))
              .limit(10)
              .takeWhile(Objects::nonNull)
              .toList();

      assertThat(list).hasSize(5);
      assertThat(forth).isEqualTo(list);
      assertThat(back).isEqualTo(list.reversed());
    }
  }

  private void set(String values, TicketNumber number) {
    sql.execute("update ticket set " + values + " where ticket_number = ?", number.text());
  }

  @Test
  @DisplayName("A ticket whose time is over while a page is read is left out of it")
  void ticketThatGoesMeanwhileIsLeftOut() {
    QueuePage all = new QueuePage(DeskQueue.ALL, QueuePage.Filter.ALL, Column.NUMBER, true, 0, 50);
    TicketNumber first = ticket("Stays");
    TicketNumber second = ticket("Goes");
    TicketNumber third = ticket("Goes too");
    Visitor reviewer = agent();
    List.of(second, third).forEach(number -> takeAndDecide(reviewer, number, rejection()));
    List<TicketNumber> page = new ArrayList<>();

    services.between(DeskQueuesTest::findsIds, () -> page.addAll(numbers(all)), () -> letGo(third));
    assertThat(page).contains(first, second).doesNotContain(third);

    services.between(
        DeskQueuesTest::findsIds,
        () -> assertThat(beside(first, all).previous()).isEmpty(),
        () -> letGo(second));
  }

  private static boolean findsIds(String statement) {
    return statement.toLowerCase(Locale.ROOT).contains("filed_at is not null");
  }

  /** What happens a year after its end. */
  private void letGo(TicketNumber number) {
    sql.execute(
        "update ticket set closed_at = ? where ticket_number = ?",
        Timestamp.from(clock.instant().minus(Duration.ofDays(366))),
        number.text());
    long id = sql.number("select id from ticket where ticket_number = ?", number.text());
    assertThat(asServer(() -> the(TicketRetentionService.class).delete(id))).isTrue();
  }

  private Neighbours beside(TicketNumber number, QueuePage page) {
    return agent.does(() -> the(DeskService.class).neighbours(number, page));
  }

  @Test
  @DisplayName("Search finds tickets by how words of their titles begin, in any case")
  void searchFindsWordsOfTitles() {
    TicketNumber lost = ticket("My PHONE is lost");
    TicketNumber broken = ticket("1234567% broken phone");
    take(lost, broken);

    assertThat(found("phone")).containsExactly(lost, broken);
    assertThat(found("Pho brok")).containsExactly(broken);
    assertThat(found("1234567%")).containsExactly(broken);
    assertThat(found("hone")).isEmpty();
    assertThat(found("%")).isEmpty();
    assertThat(found("_")).isEmpty();
  }

  @Test
  @DisplayName("Search finds each part of a title in a script without spaces")
  void searchFindsPartsOfChineseTitles() {
    TicketNumber number = ticket("更换手机后验证码不对，MFA码也不对");
    take(number, ticket("无法登录工作区"));

    for (String part : List.of("手机", "验证码", "更换手机后验证码不对", "mfa码", "对", "手机 不对")) {
      assertThat(found(part)).as(part).containsExactly(number);
    }
    assertThat(found("机手")).isEmpty();
  }

  @Test
  @DisplayName("Search finds the beginning of a long word whose letters have four bytes each")
  void searchFindsLongWordsOfWideLetters() {
    String word = "\ud801\udc28".repeat(30);
    TicketNumber wide = ticket(word);
    take(wide);

    assertThat(found(word)).containsExactly(wide);
  }

  @Test
  @DisplayName("Search finds each part of a number")
  void searchFindsPartsOfNumbers() {
    TicketNumber one = ticket("One");
    TicketNumber other = ticket("Other");
    take(one, other);
    String text = one.text();
    String digits = text.substring("T-2026-".length());

    for (String part :
        List.of(
            text,
            " " + text.toLowerCase(Locale.ROOT) + " ",
            text.substring("T-".length()),
            digits,
            digits.replaceFirst("^0+", ""))) {
      assertThat(found(part)).as(part).contains(one).doesNotContain(other);
    }
    assertThat(found(text.substring("T-".length(), "T-2026-000".length()))).contains(one, other);
  }

  @Test
  @DisplayName("Search finds tickets by name and address of the requester, also new ones")
  void searchFindsRequesters() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    take(number, ticket("Other"));
    String local = account.email().canonical().replaceFirst("@.*", "");
    assertThat(found(account.email().canonical())).containsExactly(number);
    assertThat(found(local)).containsExactly(number);

    signedIn(account)
        .does(
            () ->
                the(AccountService.class)
                    .changeOwnProfile("Amélie Dubois-王伟", Locale.ENGLISH, ZoneOffset.UTC));
    services.work("ticket-terms");

    for (String part : List.of("dubois", "amélie", "AMÉLIE DUB", "王", "伟", "dubois phone")) {
      assertThat(found(part)).as(part).containsExactly(number);
    }
  }

  @Test
  @DisplayName("The worker takes name and address while nobody changes the account")
  void termsAreTakenOfALockedAccount() {
    TestAccount account = accounts.boundMember();
    file(account);
    services.notify(new AccountDeleted(account.id(), Set.of()));

    List<List<String>> locks = services.locksOf(() -> services.work("ticket-terms"));

    assertThat(locks).contains(List.of("Account " + account.id()));
  }

  @Test
  @DisplayName("Tickets from before there was a search are found once the worker was there")
  void formerTicketsAreFound() {
    TicketNumber number = ticket("Phone lost");
    take(number);
    sql.execute("delete from ticket_term");
    sql.execute("delete from ticket_unindexed");
    sql.execute(
        "insert into ticket_unindexed (ticket_id) select id from ticket where ticket_number = ?",
        number.toString());
    assertThat(found("phone")).isEmpty();

    services.work("ticket-terms");

    assertThat(found("phone")).containsExactly(number);
    assertThat(sql.rows("select * from ticket_unindexed")).isEmpty();
  }

  private List<TicketNumber> found(String search) {
    return mineAs(search, null, Column.NUMBER, false);
  }

  @Test
  void statusIsAFilter() {
    TicketNumber number = ticket("Phone lost");
    take(number);

    assertThat(mineAs("", TicketStatus.WAITING_FOR_FEEDBACK, Column.NUMBER, false))
        .containsExactly(number);
    assertThat(mineAs("", TicketStatus.CLOSED, Column.NUMBER, false)).isEmpty();
  }

  @Test
  void countKnowsTheFilter() {
    take(ticket("One"), ticket("Two"));

    assertThat(
            agent.<Long>does(
                () ->
                    the(DeskService.class)
                        .count(
                            new QueuePage(
                                DeskQueue.MINE, "two", null, Column.NUMBER, false, 0, 1))))
        .isOne();
  }

  @Test
  void dueDateGetsUrgent() {
    TicketNumber number = ticket("Phone lost");
    take(number);
    assertThat(urgency()).isEqualTo(DeskItem.Urgency.NONE);

    clock.moveBy(Duration.ofHours(45));
    agent = signedIn(agentAccount);
    assertThat(urgency()).isEqualTo(DeskItem.Urgency.SOON);

    clock.moveBy(Duration.ofHours(4));
    agent = signedIn(agentAccount);
    assertThat(urgency()).isEqualTo(DeskItem.Urgency.OVERDUE);
  }

  private DeskItem.Urgency urgency() {
    return agent
        .does(() -> the(DeskService.class).page(new QueuePage(DeskQueue.MINE, 0, 50)))
        .getFirst()
        .urgency();
  }

  @Test
  void nextIsTheLongestWaitingOfMine() {
    TicketNumber older = ticket("Older");
    TicketNumber newer = ticket("Newer");
    take(newer, older);

    assertThat(agent.does(() -> the(DeskService.class).next())).contains(older);
  }

  @Test
  void nextIsNeverAnOwnTicketNorSomebodyElses() {
    TestAccount another = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    TicketNumber own = file(agentAccount);
    TicketNumber taken = ticket("Taken");
    signedIn(another).does(() -> the(AssignmentService.class).take(taken));

    assertThat(agent.does(() -> the(DeskService.class).next()))
        .isNotEqualTo(java.util.Optional.of(own))
        .isNotEqualTo(java.util.Optional.of(taken));
  }

  @Test
  @Tag("R51")
  @DisplayName("R51: overdue tickets are taken first, then by priority, then the longest waiting")
  void mostUrgentIsTakenFirst() {
    leaveNoOthers();
    TicketNumber overdue = ticket("Overdue");
    TicketNumber older = ticket("Older");
    TicketNumber urgent = ticket("Urgent");
    TicketNumber newer = ticket("Newer");
    sql.execute("update ticket set due_at = waiting_since where ticket_number = ?", overdue.text());
    sql.execute(
        "update ticket set waiting_since = ? where ticket_number = ?",
        Timestamp.from(clock.instant()),
        overdue.text());
    sql.execute("update ticket set priority = 3 where ticket_number = ?", urgent.text());

    assertThat(Stream.generate(this::takeNext).limit(4))
        .containsExactly(overdue, urgent, older, newer);
  }

  /** Tickets of other tests wait for no agent. */
  private void leaveNoOthers() {
    sql.execute("update ticket set candidate_group = 'nobody' where assignee_id is null");
  }

  private TicketNumber takeNext() {
    return agent.does(() -> the(AssignmentService.class).takeNext()).orElseThrow();
  }

  @Test
  @Tag("R51")
  @DisplayName("R51: nobody takes next an own ticket, or one that somebody else has")
  void takeNextPassesOverWhatIsNotForMe() {
    leaveNoOthers();
    TestAccount another = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    file(agentAccount);
    TicketNumber free = ticket("Free");
    TicketNumber other = ticket("Other");

    assertThat(signedIn(another).does(() -> the(AssignmentService.class).take(other)))
        .isEqualTo(DeskResult.DONE);
    assertThat(takeNext()).isEqualTo(free);
    assertThat(agent.does(() -> the(AssignmentService.class).takeNext())).isEmpty();
  }

  @Test
  @DisplayName("Type, priority and tag narrow a queue")
  void typePriorityAndTagAreFilters() {
    TicketNumber number = ticket("Phone lost");
    take(number);
    sql.execute("update ticket set priority = 3 where ticket_number = ?", number.text());
    sql.execute(
        "insert into ticket_tag (ticket_id, tag) select id, 'travel' from ticket where"
            + " ticket_number = ?",
        number.text());

    assertThat(mine(null, TicketPriority.URGENT, "travel")).containsExactly(number);
    assertThat(mine(TicketType.UNBIND_MFA, null, "")).containsExactly(number);
    assertThat(mine(TicketType.BUG, null, "")).isEmpty();
    assertThat(mine(null, TicketPriority.NORMAL, "")).isEmpty();
    assertThat(mine(null, null, "trav")).isEmpty();
  }

  private List<TicketNumber> mine(TicketType type, TicketPriority priority, String tag) {
    return numbers(
        new QueuePage(
            DeskQueue.MINE,
            new QueuePage.Filter("", null, type, priority, tag),
            Column.NUMBER,
            false,
            0,
            50));
  }
}
