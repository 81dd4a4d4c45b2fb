package mfa.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.desk.DeskMessage;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.process.StepItem;
import mfa.ticket.requester.Rating;
import mfa.ticket.requester.ReplyResult;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.requester.RequesterTicket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What requester and customer service write, with files, and who reads it. */
class TicketConversationTest extends WithTickets {

  private static final MessageBody HELLO = new MessageBody("Hello");
  private static final Attachment PHOTO =
      new Attachment("photo.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 7});
  private static final Attachment LETTER =
      new Attachment("letter.txt", "Dear service".getBytes(UTF_8));

  private TestAccount owner;
  private TicketNumber number;
  private String key;
  private Visitor requester;
  private Visitor agent;

  @BeforeEach
  void fileTicket() {
    owner = accounts.boundMember();
    number = file(owner);
    key = followKey(number);
    requester = anonymous();
    agent = signedIn(accounts.bind(accounts.memberWith(PlatformRole.AGENT)));
  }

  private ReplyResult answer(Attachment... files) {
    return requester.does(
        () -> the(RequesterService.class).reply(number, key, HELLO, List.of(files)));
  }

  private RequesterTicket asRequester() {
    return requester.does(() -> the(RequesterService.class).ticket(number, key)).orElseThrow();
  }

  private DeskTicket asAgent() {
    return agent.does(() -> the(DeskService.class).open(number)).orElseThrow();
  }

  @Test
  @Tag("R59")
  @DisplayName("R59 The audit log tells of the requester's answer and rating, with the client")
  void requestersAnswerAndRatingAreRecorded() {
    RequesterService service = the(RequesterService.class);

    answer();
    requester.does(() -> service.withdraw(number, key));
    run(number);
    assertThat(requester.<Boolean>does(() -> service.rate(number, key, new Rating(4, "Quick."))))
        .isTrue();
    assertThat(requester.<Boolean>does(() -> service.rate(number, key, new Rating(5, "Again."))))
        .isFalse();

    for (AuditAction action : List.of(AuditAction.TICKET_REPLIED, AuditAction.TICKET_RATED)) {
      assertThat(audit.of(owner).stream().filter(entry -> entry.action() == action))
          .singleElement()
          .matches(entry -> entry.clientAddress().equals(requester.client().address()))
          .matches(entry -> entry.detail().startsWith(number.text()));
    }
  }

  @Test
  void filesOfTheRequesterReachTheDesk() {
    assertThat(answer(PHOTO, LETTER)).isEqualTo(ReplyResult.SENT);

    List<AttachmentItem> files =
        asAgent().conversation().messages().getLast().message().attachments();
    assertThat(files)
        .extracting(AttachmentItem::name)
        .containsExactlyInAnyOrder("photo.jpg", "letter.txt");
    for (AttachmentItem file : files) {
      Attachment read =
          agent.does(() -> the(DeskService.class).attachment(number, file.id())).orElseThrow();
      assertThat(read.content())
          .isEqualTo(file.name().equals("photo.jpg") ? PHOTO.content() : LETTER.content())
          .hasSize(file.size());
    }
  }

  @Test
  void twoPhotosOfOneNameBothReachTheDesk() {
    answer(PHOTO, PHOTO);

    assertThat(asAgent().conversation().messages().getLast().message().attachments())
        .extracting(AttachmentItem::name)
        .containsExactly("photo.jpg", "photo.jpg");
  }

  @Test
  @Tag("R74")
  @DisplayName("R74: a ticket holds fifty files; then a text alone can be sent")
  void ticketHoldsFiftyFiles() {
    Attachment[] five = {PHOTO, PHOTO, PHOTO, PHOTO, LETTER};
    for (int i = 0; i < 10; i++) {
      assertThat(answer(five)).isEqualTo(ReplyResult.SENT);
    }

    assertThat(answer(PHOTO)).isEqualTo(ReplyResult.FULL);
    assertThat(answer()).isEqualTo(ReplyResult.SENT);
  }

  @Test
  void largestFileIsKeptWhole() {
    byte[] content = new byte[Attachment.MAX];
    java.util.Arrays.fill(content, (byte) 'x');
    answer(new Attachment("long.txt", content));

    long id = asRequester().conversation().messages().getLast().attachments().getFirst().id();

    assertThat(
            requester
                .does(() -> the(RequesterService.class).attachment(number, key, id))
                .orElseThrow()
                .content())
        .isEqualTo(content);
  }

  @Test
  void sixthFileIsRefused() {
    assertThatThrownBy(() -> answer(Collections.nCopies(6, PHOTO).toArray(Attachment[]::new)))
        .hasMessageContaining("at most five");

    assertThat(asRequester().conversation().messages()).hasSize(1);
  }

  @Test
  void fileOfAnInternalNoteIsForCustomerServiceOnly() {
    agent.does(() -> the(ReviewService.class).reply(number, HELLO, true, List.of(PHOTO)));
    long id = asAgent().conversation().messages().getLast().message().attachments().getFirst().id();

    assertThat(agent.does(() -> the(DeskService.class).attachment(number, id))).isPresent();
    assertThat(requester.does(() -> the(RequesterService.class).attachment(number, key, id)))
        .isEmpty();
    accounts.grant(owner, PlatformRole.AGENT);
    assertThat(signedIn(owner).does(() -> the(DeskService.class).attachment(number, id))).isEmpty();
  }

  @Test
  @DisplayName(
      "The requester's page learns of replies, and nothing of notes, not even that they are")
  void stateForTheRequesterKnowsNothingOfNotes() {
    String filed = state();
    agent.does(() -> the(ReviewService.class).reply(number, HELLO, true, List.of()));
    assertThat(state()).isEqualTo(filed);

    take(agent, number);
    String taken = state();
    agent.does(() -> the(ReviewService.class).reply(number, HELLO, false, List.of()));

    assertThat(state()).isNotEqualTo(taken);
    assertThat(requester.does(() -> the(RequesterService.class).state(number, "wrong"))).isEmpty();
  }

  private String state() {
    return requester.does(() -> the(RequesterService.class).state(number, key)).orElseThrow();
  }

  @Test
  void fileIsForTheRightKeyAndTheRightTicketOnly() {
    answer(PHOTO);
    long id = asRequester().conversation().messages().getLast().attachments().getFirst().id();
    TicketNumber another = file(accounts.boundMember());

    assertThat(requester.does(() -> the(RequesterService.class).attachment(number, "no", id)))
        .isEmpty();
    assertThat(agent.does(() -> the(DeskService.class).attachment(another, id))).isEmpty();
  }

  @Test
  void requesterWritesTwentyTimesADayWithTheDescription() {
    for (int i = 1; i < 20; i++) {
      assertThat(answer()).isEqualTo(ReplyResult.SENT);
    }

    assertThat(answer(PHOTO)).isEqualTo(ReplyResult.TOO_MANY);
    assertThat(asRequester().conversation().messages()).hasSize(20);

    clock.moveBy(Duration.ofHours(25));
    assertThat(answer()).isEqualTo(ReplyResult.SENT);
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 A long conversation is read in pages; those of the requester have no notes")
  void longConversationIsReadInPages() {
    for (int i = 1; i <= 60; i++) {
      note("Note " + i);
      clock.moveBy(Duration.ofSeconds(1));
    }
    answer();

    Conversations.Page<DeskMessage> newest = asAgent().conversation();
    Conversations.Page<DeskMessage> earlier = pageOf(agent, newest.before());

    assertThat(texts(newest)).hasSize(50).startsWith("Note 12").endsWith("Note 60", "Hello");
    assertThat(newest).returns(12, page -> page.before()).returns(0, page -> page.after());
    assertThat(texts(earlier)).hasSize(12).endsWith("Note 10", "Note 11");
    assertThat(earlier)
        .returns(0, page -> page.before())
        .returns(50, page -> page.after())
        .returns(62, page -> page.total());
    assertThat(asRequester().conversation().messages()).hasSize(2);
    assertThat(requester.does(() -> the(RequesterService.class).conversation(number, key, 1)))
        .hasValueSatisfying(page -> assertThat(page.messages()).hasSize(1));
    accounts.grant(owner, PlatformRole.AGENT);
    assertThat(pageOf(signedIn(owner), 12).messages()).noneMatch(said -> said.message().internal());
  }

  @Test
  void pageOfLongMessagesHasFewer() {
    for (int i = 0; i < 7; i++) {
      note("x".repeat(MessageBody.MAX));
    }

    assertThat(asAgent().conversation())
        .returns(5, page -> page.messages().size())
        .returns(3, page -> page.before());
    assertThat(pageOf(agent, 3).messages()).hasSize(3);
    assertThat(pageOf(agent, -1).messages()).isEmpty();
  }

  private void note(String text) {
    agent.does(
        () -> the(ReviewService.class).reply(number, new MessageBody(text), true, List.of()));
  }

  private Conversations.Page<DeskMessage> pageOf(Visitor reader, int end) {
    return reader.does(() -> the(DeskService.class).conversation(number, end)).orElseThrow();
  }

  private static List<String> texts(Conversations.Page<DeskMessage> page) {
    return page.map(said -> said.message().text()).messages();
  }

  @Test
  void stepsOfTheProcessAreKeptInOrder() {
    leaveReview(number);
    run(number);

    assertThat(asAgent().steps())
        .extracting(StepItem::name)
        .containsExactly(
            "Send verification code",
            "Code entered in time?",
            "Email verified",
            "Mail filed notice",
            "Review unbind ticket",
            "Mail stopped notice",
            "Close as stopped");
    assertThat(asAgent().steps()).extracting(StepItem::step).contains(asAgent().step());
  }
}
