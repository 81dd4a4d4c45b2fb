package mfa.ticket.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import mfa.platform.request.CurrentRequest;
import mfa.ticket.Attachment;
import mfa.ticket.TicketNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("R74")
@DisplayName("R74: files on their way to browsers are bounded, however slowly they are taken")
class DownloadsTest {

  private static final Attachment FILE = new Attachment("a.txt", "Hello".getBytes(UTF_8));

  private final CurrentRequest request = new CurrentRequest();
  private final Downloads downloads = new Downloads(request);

  private boolean send(int ticket, Downloads.Sender sender) throws IOException {
    return files(ticket).send(1, sender);
  }

  private Downloads.Files files(int ticket) {
    return files(ticket, () -> {});
  }

  private Downloads.Files files(int ticket, Runnable whileRead) {
    TicketNumber number = new TicketNumber("T-2026-%06d".formatted(ticket));
    return downloads.of(
        number,
        id -> {
          whileRead.run();
          return Optional.of(FILE);
        });
  }

  /** While one browser takes its file slowly, the next ones come. */
  private int sentAtOnce(int first, int count, boolean signedIn) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (signedIn) {
      request.by(first, first);
    }
    int[] more = new int[1];
    boolean sent = send(first, file -> more[0] = sentAtOnce(first + 1, count - 1, signedIn));
    return sent ? 1 + more[0] : 0;
  }

  @Test
  @DisplayName("An account has so many at once, of whatever tickets, and then others")
  void accountHasABound() throws IOException {
    request.by(7, 7);

    assertThat(sentAtOnce(1, 100, false)).isEqualTo(Downloads.MAX_PER_OWNER);
    assertThat(sentAtOnce(1, 100, false)).as("once they are taken").isEqualTo(3);
  }

  @Test
  @DisplayName("Who is not signed in has so many of a ticket")
  void ticketHasABound() throws IOException {
    int[] others = new int[1];

    boolean sent =
        send(
            1,
            one ->
                send(
                    1,
                    two ->
                        send(
                            1,
                            three -> {
                              assertThat(send(1, four -> {})).isFalse();
                              others[0] = sentAtOnce(2, 2, false);
                            })));

    assertThat(sent).isTrue();
    assertThat(others[0]).isEqualTo(2);
  }

  @Test
  @DisplayName("All accounts share the room of the server")
  void serverHasABound() throws IOException {
    assertThat(sentAtOnce(1, 100, true)).isEqualTo(Downloads.MAX);
  }

  @Test
  @DisplayName("A browser that goes away gives its place back")
  void brokenOffGivesItsPlaceBack() throws IOException {
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(
              () ->
                  send(
                      1,
                      file -> {
                        throw new IOException("The browser went away.");
                      }))
          .isInstanceOf(IOException.class);
    }

    assertThat(send(1, file -> assertThat(file).contains(FILE))).isTrue();
  }

  @Test
  @Timeout(60)
  @DisplayName("One is read after the other")
  void oneIsReadAfterTheOther() throws Exception {
    AtomicBoolean secondIsRead = new AtomicBoolean();
    FutureTask<Boolean> second =
        new FutureTask<>(() -> files(2, () -> secondIsRead.set(true)).send(1, file -> {}));
    boolean[] meanwhile = new boolean[1];

    boolean first =
        files(
                1,
                () -> {
                  awaitHeldUpOrOver(Thread.ofPlatform().start(second));
                  meanwhile[0] = secondIsRead.get();
                })
            .send(1, file -> {});

    assertThat(first).isTrue();
    assertThat(meanwhile[0]).as("read while the first was").isFalse();
    assertThat(second.get()).isTrue();
    assertThat(secondIsRead).isTrue();
  }

  private static void awaitHeldUpOrOver(Thread thread) {
    while (thread.isAlive()
        && thread.getState() != Thread.State.WAITING
        && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }
}
