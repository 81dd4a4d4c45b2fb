package mfa.ticket.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.account.PlatformRole;
import mfa.support.Services;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.SampleFiles;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.desk.live.DraftText;
import mfa.ticket.desk.live.LiveTicketService;
import mfa.ticket.desk.tag.TagName;
import mfa.ticket.desk.tag.TagService;
import mfa.ticket.store.AttachmentContents;
import mfa.ticket.store.StoredContent;
import mfa.ticket.support.SupportFilingResult;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("R74")
@Tag("R75")
@DisplayName("R74 R75: tickets of workspaces go whole, once, and beside people who work")
class SupportRetentionTest extends WithSupportTickets {

  private static final String WORKER = "old-tickets";
  private static final String TAG = "mrs-smith";
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final List<String> TABLES =
      List.of(
          "ticket_message",
          "ticket_attachment",
          "ticket_step",
          "ticket_term",
          "ticket_reply_draft",
          "ticket_tag",
          "ticket_mention");

  @TempDir private Path directory;

  private Services server;

  @BeforeEach
  void startWithDirectory() {
    server =
        services.another(
            Map.of(
                "mfa.ticket.attachment-store",
                "directory",
                "mfa.ticket.attachment-directory",
                directory.toString()));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  @DisplayName("All of it goes, with its file; the log and the ticket that followed it up stay")
  void wholeTicketGoes() {
    TicketNumber number = closedWithEverything();
    TicketNumber next =
        fileSupport(member, request(workspace.id(), List.of(), Optional.of(number)));
    long id = id(number);
    long recorded = recorded(number);
    TABLES.forEach(table -> assertThat(rowsOf(table, id)).as(table).isPositive());
    assertThat(histories(number)).isPositive();
    assertThat(files()).hasSize(1);

    beAtNightAfter(YEAR);
    server.work(WORKER);

    assertThat(isThere(number)).isFalse();
    TABLES.forEach(table -> assertThat(rowsOf(table, id)).as(table).isZero());
    assertThat(sql.number("select count(*) from support_ticket where id = ?", id)).isZero();
    assertThat(histories(number)).isZero();
    assertThat(files()).isEmpty();
    assertThat(recorded(number)).isEqualTo(recorded).isPositive();
    assertThat(sql.number("select count(*) from audit_entry where detail like ?", "%" + TAG + "%"))
        .as("what was typed")
        .isZero();
    assertThat(row(next).get("follow_up_of")).isNull();
    assertThat(member().does(() -> support().ticket(next))).isPresent();
    assertThat(member().does(() -> support().ticket(number))).isEmpty();
  }

  @Test
  @DisplayName("What dies in the middle has deleted nothing, and is done the next time")
  void halfADeletionIsNone() {
    TicketNumber number = closedWithEverything();
    long id = id(number);
    List<Long> before = TABLES.stream().map(table -> rowsOf(table, id)).toList();
    long history = histories(number);
    beAtNightAfter(YEAR);

    assertThatThrownBy(() -> server.asTimer(() -> server.inTransaction(none -> dieAfter(id))))
        .hasStackTraceContaining("The server dies.");

    assertThat(isThere(number)).isTrue();
    assertThat(TABLES.stream().map(table -> rowsOf(table, id)).toList()).isEqualTo(before);
    assertThat(histories(number)).isEqualTo(history);
    assertThat(files()).hasSize(1);
    server.work(WORKER);
    assertThat(isThere(number)).isFalse();
    assertThat(files()).isEmpty();
  }

  private Object dieAfter(long id) {
    assertThat(server.get(TicketRetentionService.class).delete(id)).isTrue();
    throw new IllegalStateException("The server dies.");
  }

  @Test
  @Tag("thorough")
  @DisplayName("Two servers at once delete each ticket, and neither fails at one of the other")
  void twoServersDeleteEachOnce() {
    List<TicketNumber> numbers = IntStream.range(0, 8).mapToObj(each -> closed()).toList();
    beAtNightAfter(YEAR);
    List<Services> servers = List.of(services, server);

    Simultaneously.call(2, each -> workAt(servers.get(each)));
    clock.moveBy(Duration.ofSeconds(5));
    services.work(WORKER);

    assertThat(numbers).noneMatch(this::isThere);
    assertThat(numbers).allSatisfy(number -> assertThat(histories(number)).isZero());
    assertThat(failures()).isZero();
  }

  private long failures() {
    return sql.number(
        "select count(*) from element_failure where worker = ? and failures > 0", WORKER);
  }

  private static int workAt(Services server) {
    server.work(WORKER);
    return 0;
  }

  @Test
  @DisplayName("Somebody at work on one ticket keeps no other, and nothing fails for that")
  void otherTicketsGoBesideALockedOne() {
    TicketNumber held = closed();
    TicketNumber free = closed();
    beAtNightAfter(YEAR);

    services.inTransaction(
        entityManager -> {
          entityManager
              .createNativeQuery("select id from ticket where id = ?1 for update")
              .setParameter(1, id(held))
              .getResultList();
          assertThat(CompletableFuture.runAsync(() -> server.work(WORKER)))
              .as("nothing waits for what is held")
              .succeedsWithin(BOUND);
          return null;
        });

    assertThat(isThere(held)).isTrue();
    assertThat(isThere(free)).isFalse();
    assertThat(failures()).isZero();
  }

  @Test
  @DisplayName("A follow-up that is filed first keeps the former ticket until another night")
  void followUpBeforeTheDeletion() {
    TicketNumber number = closed();
    beAtNightAfter(YEAR);
    Visitor visitor = atDesk(requester);

    SupportFilingResult result =
        services.inTransaction(
            none -> {
              SupportFilingResult filed = followUp(visitor, number);
              assertThat(CompletableFuture.runAsync(() -> server.work(WORKER)))
                  .as("the deletion passes it by")
                  .succeedsWithin(BOUND);
              return filed;
            });

    assertThat(result).isInstanceOf(SupportFilingResult.Filed.class);
    assertThat(isThere(number)).isTrue();
    clock.moveBy(Duration.ofSeconds(5));
    server.work(WORKER);
    assertThat(isThere(number)).isFalse();
    assertThat(row(((SupportFilingResult.Filed) result).number()).get("follow_up_of")).isNull();
    assertThat(failures()).isZero();
  }

  @Test
  @DisplayName("A follow-up that comes in the middle of the deletion is told that nothing is left")
  void followUpDuringTheDeletion() {
    TicketNumber number = closed();
    beAtNightAfter(YEAR);
    Visitor visitor = atDesk(requester);

    CompletableFuture<SupportFilingResult> filing =
        server.asTimer(
            () ->
                server.inTransaction(
                    none -> {
                      assertThat(server.get(TicketRetentionService.class).delete(id(number)))
                          .isTrue();
                      var late = CompletableFuture.supplyAsync(() -> followUp(visitor, number));
                      awaitSomebodyWaiting();
                      return late;
                    }));

    assertThat(filing)
        .succeedsWithin(BOUND)
        .isEqualTo(SupportFilingResult.Refusal.NOTHING_TO_FOLLOW);
    assertThat(isThere(number)).isFalse();
  }

  private SupportFilingResult followUp(Visitor visitor, TicketNumber former) {
    return visitor.does(
        () -> support().file(request(workspace.id(), List.of(), Optional.of(former))));
  }

  private TicketNumber closed() {
    TicketNumber number = fileSupport();
    closeSupport(number);
    settle(number);
    return number;
  }

  /** With a row in every table that a ticket of a workspace can have one in. */
  private TicketNumber closedWithEverything() {
    Attachment file = new Attachment("a.txt", SampleFiles.of("txt"));
    TicketNumber number =
        fileSupport(member, request(workspace.id(), List.of(file), Optional.empty()));
    moveToDirectory(number);
    Visitor agent = agent();
    TestAccount colleague = accounts.memberNamed("Grace of " + number);
    accounts.grant(colleague, PlatformRole.AGENT);
    accounts.bind(colleague);
    MessageBody note = new MessageBody("@Grace of " + number + ", have a look");
    agent.does(() -> the(ReviewService.class).reply(number, note, true, List.of()));
    agent.does(() -> the(TagService.class).add(number, new TagName(TAG)));
    agent.does(
        () -> the(LiveTicketService.class).keep(number, new DraftText("Which", "Odd", "Why")));
    replyAs(agent, number);
    closeSupport(number);
    settle(number);
    services.work("ticket-terms");
    return number;
  }

  /** As the server keeps files that has one. */
  private void moveToDirectory(TicketNumber number) {
    StoredContent stored =
        server.asTimer(
            () ->
                server.inTransaction(
                    none -> server.get(AttachmentContents.class).keep(SampleFiles.of("txt"))));
    sql.execute(
        "update ticket_attachment set content_base64 = null, content_file = ?, content_hash = ?"
            + " where ticket_id = ?",
        stored.file(),
        stored.hash(),
        id(number));
  }

  private Visitor member() {
    return signedIn(requester);
  }

  private void beAtNightAfter(Duration time) {
    clock.moveBy(
        Duration.between(
            clock.instant(),
            clock
                .instant()
                .plus(time)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atTime(LocalTime.of(3, 0))
                .toInstant(ZoneOffset.UTC)));
  }

  private long id(TicketNumber number) {
    return ((Number) row(number).get("id")).longValue();
  }

  private boolean isThere(TicketNumber number) {
    return sql.number("select count(*) from ticket where ticket_number = ?", number.text()) > 0;
  }

  private long rowsOf(String table, long id) {
    return sql.number("select count(*) from " + table + " where ticket_id = ?", id);
  }

  private long histories(TicketNumber number) {
    return sql.number(
        "select count(*) from ACT_HI_PROCINST where BUSINESS_KEY_ = ?", number.text());
  }

  private long recorded(TicketNumber number) {
    return sql.number("select count(*) from audit_entry where detail like ?", number.text() + "%");
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
