package mfa.ticket.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.ticket.Author;
import mfa.ticket.Conversations;
import mfa.ticket.MessageItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenPage.class)
class ConversationTest {

  private static final int TOTAL = 5;
  private static final int OF_A_PAGE = 2;

  private Conversation conversation;

  @BeforeEach
  void open() {
    conversation =
        new Conversation(page(TOTAL), end -> Optional.of(page(end)), ZoneOffset.UTC, null);
    UI.getCurrent().add(conversation);
  }

  private static Conversations.Page<MessageItem> page(int end) {
    int upTo = Math.min(end, TOTAL);
    int from = Math.max(0, upTo - OF_A_PAGE);
    return new Conversations.Page<>(
        IntStream.range(from, upTo).mapToObj(ConversationTest::message).toList(), from, TOTAL);
  }

  private static MessageItem message(int number) {
    return new MessageItem(Author.REQUESTER, false, "Text " + number, Instant.EPOCH, List.of());
  }

  @Test
  void earlierMessagesAreOneClickAwayAndSoAreTheNewest() {
    assertThat(texts()).containsExactly("Text 3", "Text 4");
    assertThat(ways()).containsExactly("Earlier messages: 3");

    press("Earlier messages: 3");
    assertThat(texts()).containsExactly("Text 1", "Text 2");
    assertThat(ways()).containsExactly("Earlier messages: 1", "Newest messages");

    press("Earlier messages: 1");
    assertThat(texts()).containsExactly("Text 0");
    assertThat(ways()).containsExactly("Newest messages");

    assertThat(conversation.isAtEarlier()).isTrue();
    assertThat(conversation.seen())
        .as("of the newest, while another page is shown")
        .isEqualTo(TOTAL);
    press("Newest messages");
    assertThat(texts()).containsExactly("Text 3", "Text 4");
    assertThat(conversation.isAtEarlier()).isFalse();
  }

  @Test
  void pageOfATicketThatIsGoneMeanwhileChangesNothing() {
    Conversation over =
        new Conversation(page(TOTAL), end -> Optional.empty(), ZoneOffset.UTC, null);

    PageParts.within(over, Button.class).findFirst().orElseThrow().click();

    assertThat(PageParts.within(over, ListItem.class)).hasSize(OF_A_PAGE);
  }

  private void press(String label) {
    PageParts.within(conversation, Button.class)
        .filter(button -> button.getText().equals(label))
        .findFirst()
        .orElseThrow()
        .click();
  }

  private List<String> ways() {
    return PageParts.within(conversation, Button.class).map(Button::getText).toList();
  }

  private List<String> texts() {
    return PageParts.within(conversation, ListItem.class)
        .map(item -> item.getChildren().reduce((first, last) -> last).orElseThrow())
        .map(text -> text.getElement().getText())
        .toList();
  }
}
