package mfa.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R74")
@DisplayName(
    "R74: files that nobody has sent yet are bounded, wait on the disk and end with the page")
class UnsentFilesTest {

  private static final TicketNumber TICKET = new TicketNumber("T-2026-000007");
  private static final byte[] SMALL = "Hello".getBytes(UTF_8);

  private final UnsentFiles room = new UnsentFiles();
  private final UnsentMessage message = room.message(TICKET, AttachmentKinds.UNBIND);

  @Test
  void twoFilesOfOneNameBothArrive() throws IOException {
    receive(message, "1", "image.txt", "first".getBytes(UTF_8));
    receive(message, "2", "image.txt", "second".getBytes(UTF_8));

    assertThat(message.problems()).isEmpty();
    assertThat(contents(message)).containsExactly("first", "second");
  }

  @Test
  void removingOneOfTwoFilesOfOneNameLeavesTheOther() throws IOException {
    receive(message, "1", "image.txt", "first".getBytes(UTF_8));
    receive(message, "2", "image.txt", "second".getBytes(UTF_8));

    message.remove("1");

    assertThat(contents(message)).containsExactly("second");
    assertThat(room.taken()).isEqualTo(1);
  }

  @Test
  void refusedFileIsToldUntilItIsRemovedWhateverItsName() throws IOException {
    receive(message, "1", "image.png", SMALL);
    receive(message, "2", "image.png", new byte[0]);

    message.remove("2");

    assertThat(message.problems())
        .contains(new UnsentMessage.Problem(Attachment.Refusal.CONTENT, "image.png"));
    message.remove("1");
    assertThat(message.problems()).isEmpty();
  }

  @Test
  @DisplayName("Of files that server and browser refuse each is named with its reason (B16)")
  void everyRefusedFileIsNamed() throws IOException {
    assertThat(receive(message, "1", "bad.png", SMALL)).isFalse();
    message.refuse("2", "prog.exe", 7);
    message.refuse("3", "film.png", Attachment.MAX + 1.0);
    message.refuse("4", "sixth.png", 7);

    assertThat(message.problems())
        .containsExactlyInAnyOrder(
            new UnsentMessage.Problem(Attachment.Refusal.CONTENT, "bad.png"),
            new UnsentMessage.Problem(Attachment.Refusal.KIND, "prog.exe"),
            new UnsentMessage.Problem(Attachment.Refusal.TOO_LARGE, "film.png"),
            new UnsentMessage.Problem(Attachment.Refusal.NO_PLACE, "sixth.png"));
    for (int i = 1; i <= 4; i++) {
      message.remove("" + i);
    }
    assertThat(message.problems()).isEmpty();
    assertThat(room.taken()).isZero();
  }

  @Test
  @DisplayName(
      "A file in the list that did not come, or not yet, is named: nothing goes without it")
  void whatTheListOfThePageHasIsWaitedFor() throws IOException {
    receive(message, "1", "here.txt", SMALL);
    receive(message, "2", "bad.png", SMALL);
    message.choose(
        List.of(
            new UnsentMessage.Chosen("1", "here.txt", false),
            new UnsentMessage.Chosen("2", "bad.png", true),
            new UnsentMessage.Chosen("3", "coming.txt", false),
            new UnsentMessage.Chosen("4", "lost.txt", true)));

    assertThat(message.problems())
        .containsExactly(
            new UnsentMessage.Problem(Attachment.Refusal.CONTENT, "bad.png"),
            new UnsentMessage.Problem(Attachment.Refusal.COMING, "coming.txt"),
            new UnsentMessage.Problem(Attachment.Refusal.FAILED, "lost.txt"));

    receive(message, "3", "coming.txt", SMALL);
    message.remove("2");
    message.remove("4");

    assertThat(message.problems()).isEmpty();
    message.clear();
    assertThat(message.isEmpty()).isTrue();
  }

  @Test
  @DisplayName(
      "A file whose answer was lost is here, and is shown as failed: it is not sent unseen")
  void fileThatThePageShowsAsFailedIsNotSent() throws IOException {
    receive(message, "1", "a.txt", SMALL);
    message.choose(List.of(new UnsentMessage.Chosen("1", "a.txt", true)));

    assertThat(message.problems())
        .containsExactly(new UnsentMessage.Problem(Attachment.Refusal.FAILED, "a.txt"));

    receive(message, "1", "a.txt", SMALL);
    message.choose(List.of(new UnsentMessage.Chosen("1", "a.txt", false)));

    assertThat(message.problems()).isEmpty();
    assertThat(contents(message)).containsExactly("Hello");
  }

  @Test
  @DisplayName("A file that breaks off on the server is still waited for: the page has it")
  void fileThatBreaksOffIsNotForgotten() {
    message.choose(List.of(new UnsentMessage.Chosen("1", "a.txt", false)));
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("The connection is gone.");
          }
        };

    assertThatThrownBy(
            () -> message.receive(message.timesEmptied(), "1", "a.txt", "session", broken))
        .isInstanceOf(IOException.class);

    assertThat(message.problems())
        .containsExactly(new UnsentMessage.Problem(Attachment.Refusal.COMING, "a.txt"));
    assertThat(message.isEmpty()).isFalse();
  }

  @Test
  void listThatNoBrowserHasIsCut() {
    message.choose(Collections.nCopies(1000, new UnsentMessage.Chosen("1", "a.txt", false)));

    assertThat(message.problems()).hasSize(25);
  }

  @Test
  void tenAtOnceAreFive() throws Exception {
    CountDownLatch allThere = new CountDownLatch(10);
    List<Callable<Boolean>> uploads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String identity = "file" + i;
      uploads.add(
          () ->
              message
                  .receive(
                      message.timesEmptied(),
                      identity,
                      "a.txt",
                      "s",
                      new Meeting(allThere, new ByteArrayInputStream(SMALL)))
                  .isEmpty());
    }

    List<Boolean> taken = atOnce(uploads, allThere);

    assertThat(taken.stream().filter(yes -> yes)).hasSize(5);
    assertThat(room.taken()).isEqualTo(5);
    assertThat(message.problems().getFirst().reason()).isEqualTo(Attachment.Refusal.NO_PLACE);
  }

  @Test
  void allPagesOfATicketShareAPlaceAndSoDoThoseOfASession() throws IOException {
    assertThat(filled(i -> room.message(TICKET, AttachmentKinds.UNBIND), i -> "session" + i))
        .isEqualTo(10);
    int before = room.taken();
    assertThat(filled(i -> room.message(ticket(100 + i), AttachmentKinds.UNBIND), i -> "one"))
        .isEqualTo(10);
    assertThat(room.taken()).isEqualTo(before + 10);
  }

  @Test
  @DisplayName("R74: an account has its place once, in whatever sessions and tickets")
  void allSessionsOfAnAccountShareAPlace() throws IOException {
    assertThat(filled(i -> room.message(7, AttachmentKinds.SUPPORT), i -> "session" + i))
        .isEqualTo(10);
    assertThat(filled(i -> room.message(8, AttachmentKinds.SUPPORT), i -> "other session" + i))
        .as("another account")
        .isEqualTo(10);
  }

  @Test
  void allTicketsOfTheServerShareItsRoom() throws IOException {
    int taken = 0;
    for (int n = 1; n <= 60; n++) {
      UnsentMessage one = room.message(ticket(n), AttachmentKinds.UNBIND);
      for (int i = 0; i < 5; i++) {
        taken += receive(one, "" + i, "a.txt", SMALL, "session" + n) ? 1 : 0;
      }
    }

    assertThat(taken).isEqualTo(UnsentFiles.MAX);
  }

  @Test
  void endOfThePageGivesAllPlacesBack() throws IOException {
    receive(message, "1", "a.txt", SMALL);
    receive(message, "2", "b.txt", SMALL);

    message.close();

    assertThat(room.taken()).isZero();
    assertThat(receive(message, "3", "c.txt", SMALL)).isFalse();
  }

  @Test
  void brokenOffUploadGivesItsPlaceBack() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("The browser went away.");
          }
        };

    assertThatThrownBy(() -> message.receive(0, "1", "a.txt", "s", broken))
        .isInstanceOf(IOException.class);

    assertThat(room.taken()).isZero();
    assertThat(message.problems()).isEmpty();
  }

  @Test
  @DisplayName("An upload that breaks off after another try of the same file has come leaves that")
  void laterTryStays() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            receive(message, "1", "a.txt", "second".getBytes(UTF_8));
            throw new IOException("The browser went away.");
          }
        };

    assertThatThrownBy(() -> message.receive(0, "1", "a.txt", "s", broken))
        .isInstanceOf(IOException.class);

    assertThat(contents(message)).containsExactly("second");
    assertThat(room.taken()).isEqualTo(1);
  }

  @Test
  void largestFileArrivesWholeAndALargerOneIsTold() throws IOException {
    byte[] largest = new byte[Attachment.MAX];
    Arrays.fill(largest, (byte) 'x');
    receive(message, "1", "a.txt", largest);
    receive(message, "2", "b.txt", Arrays.copyOf(largest, largest.length + 1));

    assertThat(message.problems())
        .contains(new UnsentMessage.Problem(Attachment.Refusal.TOO_LARGE, "b.txt"));
    message.remove("2");
    int size = message.send(files -> files.getFirst().content().length);
    assertThat(size).isEqualTo(Attachment.MAX);
  }

  private interface Per<T> {
    T number(int i);
  }

  private static int filled(Per<UnsentMessage> messages, Per<String> sessions) throws IOException {
    int taken = 0;
    for (int i = 0; i < 12; i++) {
      UnsentMessage one = messages.number(i);
      for (int n = 0; n < 5; n++) {
        taken += receive(one, "" + n, "a.txt", SMALL, sessions.number(i)) ? 1 : 0;
      }
    }
    return taken;
  }

  private static TicketNumber ticket(int number) {
    return new TicketNumber("T-2026-%06d".formatted(number));
  }

  private static List<Boolean> atOnce(List<Callable<Boolean>> uploads, CountDownLatch allThere)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(uploads.size())) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (Callable<Boolean> upload : uploads) {
        results.add(threads.submit(upload));
        allThere.countDown();
      }
      List<Boolean> taken = new ArrayList<>();
      for (Future<Boolean> result : results) {
        taken.add(result.get());
      }
      return taken;
    }
  }

  private static boolean receive(UnsentMessage to, String identity, String name, byte[] content)
      throws IOException {
    return receive(to, identity, name, content, "s");
  }

  private static boolean receive(
      UnsentMessage to, String identity, String name, byte[] content, String session)
      throws IOException {
    return to.receive(to.timesEmptied(), identity, name, session, new ByteArrayInputStream(content))
        .isEmpty();
  }

  private static List<String> contents(UnsentMessage message) {
    return message.send(
        files -> files.stream().map(file -> new String(file.content(), UTF_8)).toList());
  }

  /** Content that comes once all uploads have begun, as slow networks send it. */
  private static final class Meeting extends InputStream {

    private final CountDownLatch allThere;
    private final InputStream content;

    Meeting(CountDownLatch allThere, InputStream content) {
      this.allThere = allThere;
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      try {
        allThere.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return content.read();
    }
  }
}
