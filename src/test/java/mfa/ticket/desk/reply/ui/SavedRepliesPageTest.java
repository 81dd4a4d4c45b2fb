package mfa.ticket.desk.reply.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.reply.FilledReply;
import mfa.ticket.desk.reply.SavedReplyFilter;
import mfa.ticket.desk.reply.SavedReplyItem;
import mfa.ticket.desk.reply.SavedReplyService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R50")
@DisplayName("R50: saved replies are written, changed, deleted and inserted")
@ExtendWith(OpenPage.class)
class SavedRepliesPageTest extends WithTickets {

  @BeforeEach
  void speakEnglish() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @AfterEach
  void leaveThePackagedOnes() {
    sql.execute("delete from saved_reply where id > 10");
    sql.execute("update saved_reply set used = 0");
  }

  @Test
  @DisplayName("R50: an unknown placeholder is told at the field, and what was typed stays")
  void unknownPlaceholderIsToldAtItsField() {
    atPage(
        agent(),
        page -> {
          PageParts.press(page, "New saved reply");
          MockVaadin.clientRoundtrip();
          title().setValue("Hello");
          text().setValue("Dear {name}");
          PageParts.submit(UI.getCurrent());

          assertThat(text().isInvalid()).isTrue();
          assertThat(text().getErrorMessage())
              .startsWith("Nothing fills in {name}.")
              .endsWith("{requester} {number} {agent} {workspace}");
          assertThat(text().getValue()).isEqualTo("Dear {name}");

          text().setValue("Dear {requester}");
          PageParts.submit(UI.getCurrent());
          MockVaadin.clientRoundtrip();

          assertThat(titles("dear")).containsExactly("Hello");
          assertThat(PageParts.within(UI.getCurrent(), SavedReplyDialog.class)).isEmpty();
        });
  }

  @Test
  void emptyFieldsSayWhatTheyNeed() {
    atPage(
        agent(),
        page -> {
          PageParts.press(page, "New saved reply");
          MockVaadin.clientRoundtrip();
          PageParts.submit(UI.getCurrent());

          assertThat(title().getErrorMessage()).isEqualTo("Enter a title of 1 to 100 characters.");
          assertThat(text().getErrorMessage()).isEqualTo("Enter a text of 1 to 4,000 characters.");
          assertThat(List.of(title().isInvalid(), text().isInvalid())).containsOnly(true);
        });
  }

  @Test
  @DisplayName("R50: only a supervisor is offered to share, and to change what is shared")
  void supervisorsWriteTheSharedOnes() {
    assertThat(offersToShare(agent())).isFalse();
    assertThat(offersToShare(supervisor())).isTrue();
  }

  private boolean offersToShare(Visitor who) {
    List<Boolean> offered = new ArrayList<>();
    atPage(
        who,
        page -> {
          PageParts.press(page, "New saved reply");
          MockVaadin.clientRoundtrip();
          offered.add(
              PageParts.within(UI.getCurrent(), Checkbox.class)
                  .filter(box -> box.getLabel().startsWith("Share"))
                  .anyMatch(PageParts::isShown));
          UI.getCurrent().removeAll();
        });
    return offered.getFirst();
  }

  @Test
  @DisplayName("R50: the page searches titles and texts")
  void pageIsSearched() {
    atPage(
        agent(),
        page -> {
          PageParts.within(page, TextField.class).findFirst().orElseThrow().setValue("call you");

          assertThat(shown(page)).containsExactly("When can we call back?");
        });
  }

  @Test
  @DisplayName("R50: of many replies the page shows each once, counts them, and finds one of them")
  void manyRepliesAreListed() {
    TestAccount author = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    List<String> own = new ArrayList<>();
    for (int place = 1; place <= 40; place++) {
      own.add("Own reply " + place);
      sql.execute(
          "insert into saved_reply (id, owner_id, language, title, body, asks)"
              + " values (?, ?, 'en', ?, 'Text', false)",
          1_000_000L + place,
          author.id(),
          own.getLast());
    }

    atPage(
        signedIn(author),
        page -> {
          assertThat(shown(page)).containsAll(own).doesNotHaveDuplicates();
          assertThat(page.getElement().getTextRecursively())
              .contains("Saved replies: " + shown(page).size());

          PageParts.within(page, TextField.class).findFirst().orElseThrow().setValue("reply 17");

          assertThat(shown(page)).containsExactly("Own reply 17");
          assertThat(page.getElement().getTextRecursively()).contains("Saved replies: 1");
        });
  }

  @SuppressWarnings("unchecked")
  private static List<String> shown(SavedRepliesView page) {
    Grid<SavedReplyItem> grid = PageParts.within(page, Grid.class).findFirst().orElseThrow();
    return grid.getDataProvider().fetch(new Query<>()).map(SavedReplyItem::title).toList();
  }

  @Test
  @DisplayName("R50: the composer gets the chosen text filled, and is told that it asks")
  void pickerHandsOverTheFilledText() {
    TestAccount requester = accounts.boundMember();
    TicketNumber number = file(requester);
    List<FilledReply> chosen = new ArrayList<>();
    agent()
        .does(
            () -> {
              SavedReplyPicker picker =
                  new SavedReplyPicker(services.get(SavedReplyService.class), chosen::add);
              UI.getCurrent().add(picker);
              picker.speakTo(number, Locale.CHINESE);

              picker.setValue(first(picker));

              assertThat(picker.isEmpty()).isTrue();
            });

    assertThat(chosen)
        .singleElement()
        .matches(FilledReply::asks)
        .matches(reply -> reply.text().contains("？"));
  }

  private static SavedReplyItem first(SavedReplyPicker picker) {
    return picker.getLazyDataView().getItem(0);
  }

  private void atPage(Visitor who, Consumer<SavedRepliesView> work) {
    who.does(
        () -> {
          SavedRepliesView page = services.get(SavedRepliesView.class);
          UI.getCurrent().add(page);
          work.accept(page);
        });
  }

  private List<String> titles(String text) {
    return services
        .get(SavedReplyService.class)
        .page(new SavedReplyFilter(text, Locale.ENGLISH, null), new ListPage(0, 50))
        .stream()
        .map(SavedReplyItem::title)
        .toList();
  }

  private static TextField title() {
    return last(TextField.class, field -> "Title".equals(field.getLabel()));
  }

  private static TextArea text() {
    return last(TextArea.class, field -> true);
  }

  private static <T extends Component> T last(Class<T> kind, Predicate<T> wanted) {
    return PageParts.within(UI.getCurrent(), kind)
        .filter(wanted)
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
