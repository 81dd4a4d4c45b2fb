package mfa.ticket.desk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import mfa.account.PlatformRole;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

@Tag("R51")
@DisplayName("R51: the dialog that forwards a ticket")
@ExtendWith(OpenPage.class)
class ForwardDialogTest extends WithTickets {

  private TicketNumber number;
  private Visitor agent;
  private TestAccount linus;

  @BeforeEach
  void takeTicket() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    number = file(accounts.boundMember());
    agent = agent();
    linus = staff("Linus of " + number);
    take(agent, number);
  }

  private TestAccount staff(String name) {
    TestAccount account = accounts.memberNamed(name);
    accounts.grant(account, PlatformRole.AGENT);
    return accounts.bind(account);
  }

  private void inDialog(BiConsumer<DeskTicketView, ComboBox<Object>> work) {
    DeskPages.open(
        services,
        agent,
        number,
        page -> {
          PageParts.press(page, "Forward to…");
          MockVaadin.clientRoundtrip();
          work.accept(page, targets());
        });
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<Object> targets() {
    return PageParts.within(UI.getCurrent(), ComboBox.class)
        .filter(field -> "Person or group".equals(field.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> offered(ComboBox<Object> field) {
    return field
        .getListDataView()
        .getItems()
        .map(item -> field.getItemLabelGenerator().apply(item))
        .toList();
  }

  /** By a click, or by Enter: the field keeps the focus. */
  static void choose(ComboBox<Object> field, String name) {
    set(field, name);
    tell(field, "chosen", "");
  }

  private static void set(ComboBox<Object> field, String name) {
    field.setValue(
        field
            .getListDataView()
            .getItems()
            .filter(item -> field.getItemLabelGenerator().apply(item).equals(name))
            .findFirst()
            .orElseThrow());
  }

  private static boolean isOpen(Component field) {
    return field.getParent().filter(Component::isAttached).isPresent();
  }

  @Test
  @DisplayName("R51: the ticket goes to whom somebody chooses, and the page shows it")
  void chosenColleagueGetsIt() {
    inDialog(
        (page, field) -> {
          assertThat(offered(field)).startsWith("All agents", "All supervisors");
          assertThat(field.getHelperText()).contains("at once");

          choose(field, "Linus of " + number);

          MockVaadin.clientRoundtrip();
          assertThat(isOpen(field)).isFalse();
          assertThat(page.getElement().getTextRecursively())
              .contains("Linus of " + number + " is working");
        });
    assertThat(row(number).get("assignee_id")).isEqualTo(linus.id());
  }

  @Test
  @DisplayName("R51: a group gets it free")
  void groupGetsIt() {
    inDialog((page, field) -> choose(field, "All supervisors"));

    assertThat(row(number).get("assignee_id")).isNull();
    assertThat(row(number).get("candidate_group")).isEqualTo("supervisors");
  }

  @Test
  @DisplayName("R51: a name that is typed before the list is there is known, unless two have it")
  void typedNameIsKnown() {
    staff("Ada of " + number);
    staff("Ada of " + number);
    inDialog(
        (page, field) -> {
          type(field, "Ada of " + number);
          assertThat(field.isInvalid()).isTrue();

          type(field, "linus of " + number + " ");
        });
    assertThat(row(number).get("assignee_id")).isEqualTo(linus.id());
  }

  /** And presses Enter. */
  private static void type(ComboBox<Object> field, String name) {
    tell(field, "custom-value-set", name);
    tell(field, "chosen", "");
  }

  private static void tell(ComboBox<Object> field, String event, String typed) {
    ObjectNode data = JacksonUtils.createObjectNode();
    data.put("event.detail", typed);
    field
        .getElement()
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(new DomEvent(field.getElement(), event, data));
  }

  @Test
  @DisplayName("R51: a field that is left, as for Cancel, forwards nothing; Forward does")
  void leftFieldForwardsNothing() {
    inDialog(
        (page, field) -> {
          set(field, "All supervisors");
          tell(field, "change", "");
          type(field, "Nobody");
          assertThat(field.isInvalid()).isTrue();
          tell(field, "custom-value-set", "Linus of " + number);

          assertThat(row(number).get("assignee_id")).isNotNull().isNotEqualTo(linus.id());
          assertThat(row(number).get("candidate_group")).isEqualTo("agents");
          PageParts.press(UI.getCurrent(), "Forward");
        });
    assertThat(row(number).get("assignee_id")).isEqualTo(linus.id());
  }

  @Test
  @DisplayName("R51: Forward without a choice asks for one")
  void forwardWithoutAChoiceAsksForOne() {
    inDialog(
        (page, field) -> {
          PageParts.press(UI.getCurrent(), "Forward");

          assertThat(field.isInvalid()).isTrue();
          assertThat(isOpen(field)).isTrue();
        });
    assertThat(row(number).get("assignee_id")).isNotNull();
  }

  @Test
  @DisplayName("R51: a name that nobody has is refused at the field, and nothing is forwarded")
  void unknownNameIsRefused() {
    inDialog(
        (page, field) -> {
          type(field, "Nobody");

          assertThat(field.isInvalid()).isTrue();
          assertThat(field.getErrorMessage()).startsWith("Nobody here has this name.");
          assertThat(isOpen(field)).isTrue();
        });
    assertThat(row(number).get("assignee_id")).isNotNull().isNotEqualTo(linus.id());
  }

  @Test
  @Tag("R50")
  @DisplayName("R50: who lost the role or the account meanwhile does not get it")
  void disabledColleagueDoesNotGetIt() {
    inDialog(
        (page, field) -> {
          sql.execute("update account set state = 'DISABLED' where id = ?", linus.id());
          sql.execute(
              "update membership set account_state = 'DISABLED' where account_id = ?", linus.id());

          choose(field, "Linus of " + number);

          assertThat(page.getElement().getTextRecursively())
              .doesNotContain("Linus of " + number + " is working");
        });
    assertThat(row(number).get("assignee_id")).isNotNull().isNotEqualTo(linus.id());
  }
}
