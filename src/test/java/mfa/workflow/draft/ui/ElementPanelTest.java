package mfa.workflow.draft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.page.PendingJavaScriptResult;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mfa.support.OpenPage;
import mfa.ticket.process.UnbindContract;
import mfa.workflow.process.ProcessContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R69")
@DisplayName("R69: the panel of the editor offers the contract in words, and nothing else")
@ExtendWith(OpenPage.class)
class ElementPanelTest {

  private static final ProcessContract CONTRACT = UnbindContract.contract();

  private final List<List<Serializable>> calls = new ArrayList<>();
  private ElementPanel panel;

  @BeforeEach
  void openPage() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    panel = new ElementPanel(new Recording(), CONTRACT);
    UI.getCurrent().add(panel);
  }

  /** Notes what the drawing is asked for. */
  private final class Recording extends ModelEditor {

    Recording() {
      super(1, "", 0, (model, revision) -> {}, state -> {});
    }

    @Override
    PendingJavaScriptResult call(String method, Serializable... values) {
      List<Serializable> call = new ArrayList<>(List.of(method));
      call.addAll(Arrays.asList(values));
      calls.add(call);
      return null;
    }
  }

  @Test
  void serviceTaskOffersEveryDelegateOfTheContract() {
    show("action", "\"delegate\":\"${closeTicket}\",\"input\":\"reset\"");

    assertThat(words("What it does"))
        .containsExactly(
            "Send a verification code",
            "Send a mail",
            "Reset the authenticators",
            "Close the ticket");
    assertThat(select("What it does").getValue()).isEqualTo("${closeTicket}");
    assertThat(words("With which outcome")).hasSize(7).contains("Rejected by a reviewer");
    assertThat(select("With which outcome").getValue()).isEqualTo("reset");
  }

  @Test
  void anotherDelegateOffersItsOwnInput() {
    show("action", "\"delegate\":\"${closeTicket}\",\"input\":\"reset\"");

    show("action", "\"delegate\":\"${sendTicketMail}\"");

    assertThat(words("Which mail")).hasSize(10).contains("Review still open (to supervisors)");
    assertThat(select("Which mail").getValue()).isNull();
  }

  @Test
  void delegateWithoutInputAsksForNothingMore() {
    show("action", "\"delegate\":\"${resetAuthenticators}\"");

    assertThat(all(Select.class).filter(Component::isVisible)).hasSize(1);
  }

  @Test
  void userTaskOffersScreensGroupsAndReviewers() {
    show("review", "\"form\":\"ticket-review\",\"group\":\"agents\"");

    assertThat(words("Screen")).hasSize(CONTRACT.formKeys().size());
    assertThat(words("Who sees it"))
        .contains("Agents", "Supervisors")
        .hasSize(CONTRACT.groups().size() + 2);
    assertThat(words("Whose it is from the beginning"))
        .containsExactly("Nobody", "The agent who reviewed before");
  }

  @Test
  void eventOffersTheMessagesOfTheContract() {
    show("wait", "\"trigger\":\"message\",\"message\":\"mfa.stopped\"");

    assertThat(words("Which message"))
        .hasSize(CONTRACT.messages().size())
        .contains("A supervisor stops the ticket");
  }

  @Test
  void newTimerComesOnceUntilSomebodySaysHowOften() {
    show("border", "\"trigger\":\"timer\"");

    assertThat(all(IntegerField.class).filter(field -> "How often".equals(field.getLabel())))
        .extracting(IntegerField::getValue)
        .containsExactly(1);
  }

  @Test
  void wayOutOfADecisionIsTakenByAWordOfTheContract() {
    show("way", "\"decides\":true,\"condition\":\"${ decision==\\\"ask\\\" }\"");

    assertThat(words("Taken when"))
        .contains("Decision: approve", "Decision: not ask the requester", "Heightened risk: yes")
        .endsWith("Otherwise");
    assertThat(select("Taken when").getValue()).isEqualTo("${decision == 'ask'}");
  }

  @Test
  void wayElsewhereHasNoCondition() {
    show("way", "\"decides\":false");

    assertThat(all(Select.class)).isEmpty();
  }

  @Test
  void nameThatTheContractDoesNotKnowIsShownAsItIs() {
    show("action", "\"delegate\":\"${runtime.exec}\"");

    assertThat(select("What it does").getValue()).isEqualTo("${runtime.exec}");
    assertThat(words("What it does")).hasSize(5);
  }

  @Test
  void fieldsStayWhileTheSameElementIsChanged() {
    show("action", "\"delegate\":\"${closeTicket}\"");
    TextField name = all(TextField.class).findFirst().orElseThrow();

    show("action", "\"delegate\":\"${sendTicketMail}\",\"name\":\"Tell them\"");

    assertThat(all(TextField.class).findFirst()).contains(name);
    assertThat(name.getValue()).isEqualTo("Tell them");
  }

  @Test
  void everyElementCanBeChosenWithoutAPointer() {
    show("process", "");

    assertThat(all(ComboBox.class).findFirst().orElseThrow().getListDataView().getItemCount())
        .isEqualTo(2);
  }

  private void show(String type, String more) {
    String selected =
        """
        {"key":1,"id":"x","type":"%s","trigger":"","name":"","documentation":"","delegate":"",
        "input":"","form":"","group":"","assignee":"","due":"","message":"","time":"",
        "repeats":false,"side":false,"decides":false,"standard":false,"condition":"",
        "versionTag":"","timeToLive":"","nested":false,"next":["timer"]%s}"""
            .formatted(type, more.isEmpty() ? "" : "," + more);
    String state =
        """
        {"selected":%s,"outline":[
        {"id":"a","type":"review","trigger":"","name":"Review","from":"","to":""},
        {"id":"b","type":"way","trigger":"","name":"","from":"Review","to":"End"}],
        "editable":true,"canUndo":false,"canRedo":false,"tooLarge":false}"""
            .formatted(selected);
    panel.show(EditorState.parse(state).orElseThrow());
  }

  private List<String> words(String label) {
    Select<String> select = select(label);
    return select
        .getListDataView()
        .getItems()
        .map(item -> select.getItemLabelGenerator().apply(item))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private Select<String> select(String label) {
    return all(Select.class)
        .filter(select -> label.equals(select.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private <T extends Component> Stream<T> all(Class<T> type) {
    return below(panel).filter(type::isInstance).map(type::cast);
  }

  private static Stream<Component> below(Component parent) {
    return parent.getChildren().flatMap(child -> Stream.concat(Stream.of(child), below(child)));
  }
}
