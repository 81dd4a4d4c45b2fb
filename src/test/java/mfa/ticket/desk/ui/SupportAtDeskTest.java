package mfa.ticket.desk.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mfa.shell.ConfirmDialog;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Visitor;
import mfa.ticket.Attachment;
import mfa.ticket.AttachmentKinds;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.UnsentFiles;
import mfa.ticket.UnsentMessage;
import mfa.ticket.desk.note.MentionService;
import mfa.ticket.desk.reply.SavedReplyService;
import mfa.ticket.desk.ui.Composer.Mode;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A ticket of a workspace at the desk: answered and closed, never decided")
@ExtendWith(OpenPage.class)
class SupportAtDeskTest extends WithSupportTickets {

  private TicketNumber number;
  private Visitor grace;

  @BeforeEach
  void fileTicket() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    number = fileSupport();
    grace = agent();
  }

  private void onPage(Visitor reader, Consumer<DeskTicketView> work) {
    DeskPages.open(services, reader, number, work);
  }

  private static TextArea text(Component page) {
    return PageParts.within(page, TextArea.class)
        .filter(field -> field.getLabel().equals("Text to the requester"))
        .findFirst()
        .orElseThrow();
  }

  private Object column(String name) {
    return sql.rows("select * from ticket where ticket_number = ?", number.text())
        .getFirst()
        .get(name);
  }

  @Test
  @DisplayName("There is Reply and Note, Take and Close, and the workspace; no checklist")
  void ticketIsAnsweredOrClosed() {
    onPage(
        grace,
        page -> {
          assertThat(page.getElement().getTextRecursively())
              .contains("Bug report, of the workspace Acme")
              .doesNotContain("Speaks against");
          assertThat(DeskPages.buttons(page))
              .contains("Take", "Close ticket", "Reply to requester")
              .doesNotContain("Approve", "Ask the requester");
          assertThat(offered(page)).containsExactly("Reply", "Note");
        });
  }

  @Test
  @DisplayName("The list of keys names each of the page, in both languages")
  void everyKeyIsListed() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      UI.getCurrent().setLocale(language);
      onPage(grace, page -> assertThat(DeskPages.unlistedKeys(page)).isEmpty());
    }
    take(grace, number);
    onPage(grace, page -> assertThat(DeskPages.unlistedKeys(page)).isEmpty());
  }

  @Test
  @DisplayName("A reply takes the ticket, gives the turn to the requester, and leads to the next")
  void replyGivesTheTurnToTheRequester() {
    onPage(
        grace,
        page -> {
          assertThat(PageParts.within(page, TakeNext.class))
              .singleElement()
              .matches(PageParts::isShown);
          text(page).setValue("Which browser?");
          PageParts.press(page, "Reply to requester");
          MockVaadin.clientRoundtrip();

          assertThat(PageParts.within(UI.getCurrent(), Notification.class))
              .extracting(done -> done.getElement().getProperty("text"))
              .containsExactly("Your reply to " + number + " is sent.");
        });
    assertThat(column("status")).isEqualTo(TicketStatus.FEEDBACK_PROVIDED.name());
    onPage(
        grace,
        page -> {
          assertThat(page.getElement().getTextRecursively()).contains("Which browser?");
          assertThat(text(page).getValue()).isEmpty();
        });
  }

  @Test
  @DisplayName("While the requester has the turn, others of the desk see who has the ticket")
  void heldTicketIsNotAnsweredByOthers() {
    replyAs(grace, number);

    onPage(
        agent(),
        page -> {
          assertThat(page.getElement().getTextRecursively()).contains("is working on this ticket");
          assertThat(offered(page)).containsExactly("Note");
          assertThat(DeskPages.buttons(page)).doesNotContain("Close ticket", "Reply to requester");
        });
    onPage(
        supervisor(),
        page -> {
          assertThat(page.getElement().getTextRecursively())
              .doesNotContain("is working on this ticket");
          assertThat(offered(page)).containsExactly("Reply", "Note");
          assertThat(DeskPages.buttons(page)).contains("Close ticket").doesNotContain("Take over");
        });
    onPage(grace, page -> assertThat(DeskPages.buttons(page)).contains("Close ticket"));
  }

  @Test
  @DisplayName("Nobody is offered to write to a requester who has left; the ticket can be closed")
  void requesterWhoLeftReadsNothing() {
    sql.execute(
        "delete from membership where workspace_id = ? and account_id = ?",
        workspace.id(),
        requester.id());

    onPage(
        grace,
        page -> {
          assertThat(page.getElement().getTextRecursively())
              .contains("The requester can no longer read this ticket");
          assertThat(offered(page)).containsExactly("Note");
          text(page).setValue("It is mended.");
          PageParts.press(page, "Close ticket");
          MockVaadin.clientRoundtrip();
          assertThat(UI.getCurrent().getElement().getTextRecursively())
              .contains("The requester is not told");
          PageParts.press(UI.getCurrent(), "Close ticket");
        });
    settle(number);

    assertThat(column("outcome")).isEqualTo("SOLVED");
  }

  private static Stream<String> offered(Component page) {
    return PageParts.within(page, Tab.class).filter(PageParts::isShown).map(Tab::getLabel);
  }

  @Test
  @DisplayName("What is refused is said where it is seen: the notice gets the focus")
  void refusalHasTheFocus() {
    List<DeskTicketView> opened = new ArrayList<>();
    onPage(grace, opened::add);
    take(agent(), number);

    grace.does(
        () -> {
          PageParts.takeFocused();
          PageParts.press(opened.getFirst(), "Take");

          assertThat(PageParts.takeFocused().orElseThrow().getElement().getTextRecursively())
              .contains("A colleague has this ticket.");
        });
  }

  @Test
  @DisplayName("Closing asks once, and sends the text that stands there")
  void closingSendsTheText() {
    onPage(
        grace,
        page -> {
          text(page).setValue("It is mended.");
          PageParts.press(page, "Close ticket");
          assertThat(column("outcome")).isNull();
          MockVaadin.clientRoundtrip();
          PageParts.press(UI.getCurrent(), "Close ticket");
        });
    settle(number);

    assertThat(column("outcome")).isEqualTo("SOLVED");
    onPage(
        grace,
        page -> assertThat(page.getElement().getTextRecursively()).contains("It is mended."));
  }

  @Test
  @DisplayName("Files go with the text that closes; alone or beside a note they close nothing")
  void filesGoWithTheText() throws IOException {
    UnsentMessage files = the(UnsentFiles.class).message(1, AttachmentKinds.SUPPORT);
    List<String> sent = new ArrayList<>();
    Composer composer =
        new Composer(files, the(SavedReplyService.class), the(MentionService.class), new Nothing());
    UI.getCurrent().add(composer);
    files.receive(
        files.timesEmptied(),
        "1",
        "a.txt",
        "session",
        new ByteArrayInputStream("Hello".getBytes(UTF_8)));

    composer.sendWith(all -> sent.add("without a text"));
    assertThat(text(composer).getErrorMessage()).contains("a text that goes with the files");
    text(composer).setValue("See the file.");
    PageParts.within(composer, Tabs.class).findFirst().orElseThrow().setSelectedIndex(2);
    composer.sendWith(all -> sent.add("beside a note"));
    PageParts.within(composer, Tabs.class).findFirst().orElseThrow().setSelectedIndex(0);
    composer.sendWith(all -> sent.add(all.getFirst().name()));

    assertThat(sent).containsExactly("a.txt");
    assertThat(composer.hasNoFiles()).as("a decision that takes none along").isFalse();
    assertThat(text(composer).getErrorMessage()).contains("do not go with this decision");
  }

  @Test
  @DisplayName("A file beside a note stays there when a colleague gives the ticket back")
  void fileStaysBesideItsNote() throws IOException {
    UnsentMessage files = the(UnsentFiles.class).message(1, AttachmentKinds.SUPPORT);
    Composer composer =
        new Composer(files, the(SavedReplyService.class), the(MentionService.class), new Nothing());
    UI.getCurrent().add(composer);
    composer.offer(new OfferedModes(Set.of(Mode.NOTE), Mode.NOTE, true));
    files.receive(
        files.timesEmptied(),
        "1",
        "a.txt",
        "session",
        new ByteArrayInputStream("Hello".getBytes(UTF_8)));

    composer.offer(new OfferedModes(Set.of(Mode.REPLY, Mode.NOTE), Mode.REPLY, true));

    assertThat(PageParts.within(composer, Tabs.class).findFirst().orElseThrow().getSelectedTab())
        .extracting(Tab::getLabel)
        .isEqualTo("Note");
  }

  @Test
  @DisplayName("While a file is chosen that would not go with a text, Close ticket does not ask")
  void refusedFileIsSaidBeforeClosing() {
    onPage(
        grace,
        page -> {
          ObjectNode file = JacksonUtils.createObjectNode();
          file.put("event.detail.error", "too large");
          file.put("event.detail.file.name", "a.txt");
          Upload upload = PageParts.within(page, Upload.class).findFirst().orElseThrow();
          upload
              .getElement()
              .getNode()
              .getFeature(ElementListenerMap.class)
              .fireEvent(new DomEvent(upload.getElement(), "file-reject", file));

          PageParts.press(page, "Close ticket");
          MockVaadin.clientRoundtrip();

          assertThat(PageParts.within(UI.getCurrent(), ConfirmDialog.class)).isEmpty();
          assertThat(text(page).getErrorMessage()).contains("a text that goes with the files");
        });
  }

  /** Sends nothing by itself. */
  private static final class Nothing implements Composer.Sender {

    @Override
    public boolean send(Composer.Mode mode, MessageBody body, List<Attachment> files) {
      return false;
    }

    @Override
    public void sent(Composer.Mode mode) {
      // It never is.
    }
  }
}
