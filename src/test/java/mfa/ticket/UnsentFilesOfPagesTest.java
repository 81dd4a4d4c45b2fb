package mfa.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.ticket.ui.AttachmentField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R74")
@DisplayName("R74: files that were not sent go with the field, the page and the session")
@ExtendWith(OpenPage.class)
class UnsentFilesOfPagesTest {

  private final UnsentFiles room = new UnsentFiles();
  private final UnsentMessage message =
      room.message(new TicketNumber("T-2026-000007"), AttachmentKinds.UNBIND);

  /** What ends a field that somebody has given files. */
  enum End {
    ANOTHER_VIEW(field -> field.removeFromParent()),
    PAGE_LEFT(
        field -> {
          UI page = UI.getCurrent();
          page.close();
          page.getSession().removeUI(page);
        }),
    SESSION_OVER(field -> MockVaadin.tearDown());

    private final Consumer<AttachmentField> way;

    End(Consumer<AttachmentField> way) {
      this.way = way;
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void nothingStays(End end) throws IOException {
    AttachmentField field = new AttachmentField(message);
    UI.getCurrent().add(field);
    assertThat(receive("1")).isTrue();
    assertThat(receive("2")).isTrue();
    assertThat(room.taken()).isEqualTo(2);

    end.way.accept(field);

    assertThat(room.taken()).isZero();
    assertThat(receive("3")).as("what comes late").isFalse();
  }

  @Test
  void fieldThatIsShownAgainTakesFilesAgain() throws IOException {
    AttachmentField field = new AttachmentField(message);
    UI.getCurrent().add(field);
    field.removeFromParent();

    UI.getCurrent().add(field);

    assertThat(receive("1")).isTrue();
    assertThat(field.check()).isTrue();
  }

  @Test
  void whatWasChosenForAnEmptiedListComesToNoOther() throws IOException {
    AttachmentField field = new AttachmentField(message);
    UI.getCurrent().add(field);
    Upload former = PageParts.within(field, Upload.class).findFirst().orElseThrow();
    int chosen = message.timesEmptied();

    field.clear();

    assertThat(
            message.receive(
                chosen, "1", "a.txt", "session", new ByteArrayInputStream("Hello".getBytes(UTF_8))))
        .contains(Attachment.Refusal.NO_PLACE);
    assertThat(message.isEmpty()).as("nothing of it is said, either").isTrue();
    assertThat(PageParts.within(field, Upload.class)).doesNotContain(former).hasSize(1);
    assertThat(receive("2")).isTrue();
  }

  private boolean receive(String identity) throws IOException {
    return message
        .receive(
            message.timesEmptied(),
            identity,
            "a.txt",
            "session",
            new ByteArrayInputStream("Hello".getBytes(UTF_8)))
        .isEmpty();
  }
}
