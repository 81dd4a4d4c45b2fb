package mfa.ticket.desk.note.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import mfa.account.PlatformRole;
import mfa.support.OpenPage;
import mfa.support.TestAccount;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.note.MentionService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R50")
@DisplayName("R50: the field that names a colleague in a note")
@ExtendWith(OpenPage.class)
class MentionFieldTest extends WithTickets {

  private TestAccount requester;
  private TicketNumber number;
  private TestAccount writer;

  @BeforeEach
  void fileTicket() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    requester = accounts.bind(accounts.memberNamed("Requester " + UUID.randomUUID()));
    number = file(requester);
    writer = staff("Ada of " + number);
    staff("Grace of " + number);
  }

  private TestAccount staff(String name) {
    TestAccount account = accounts.memberNamed(name);
    accounts.grant(account, PlatformRole.AGENT);
    return accounts.bind(account);
  }

  private void onField(BiConsumer<MentionField, List<String>> work) {
    atDesk(writer)
        .does(
            () -> {
              List<String> written = new ArrayList<>();
              MentionField field = new MentionField(the(MentionService.class), written::add);
              UI.getCurrent().add(field);
              field.show(number);
              work.accept(field, written);
            });
  }

  private static List<String> offered(MentionField field) {
    return field.getListDataView().getItems().toList();
  }

  @Test
  @DisplayName("R50: it offers colleagues, and neither the writer nor the requester")
  void colleaguesAreOffered() {
    accounts.grant(requester, PlatformRole.AGENT);
    String owner = (String) sql.single("select name from account where id = ?", requester.id());

    onField(
        (field, written) ->
            assertThat(offered(field))
                .contains("Grace of " + number)
                .doesNotContain("Ada of " + number, owner));
  }

  @Test
  @DisplayName("R50: whom somebody chooses is written once, and the field is empty for the next")
  void chosenOneIsWritten() {
    onField(
        (field, written) -> {
          field.setValue("Grace of " + number);

          assertThat(written).containsExactly("@Grace of " + number);
          assertThat(field.getValue()).isNull();
          field.setValue("Grace of " + number);
          assertThat(written).hasSize(2);
        });
  }

  @Test
  @DisplayName("R50: another ticket has its own names")
  void namesAreOfTheTicket() {
    staff("Linus of " + number);
    TicketNumber own = file(accounts.boundMember());

    onField(
        (field, written) -> {
          field.show(own);

          assertThat(offered(field)).contains("Linus of " + number);
          assertThat(written).isEmpty();
        });
  }
}
