package mfa.ticket.support.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.router.NavigationTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketType;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListService;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R58")
@DisplayName("R58: the pages of tickets show what their reader may see, and offer what they may do")
@ExtendWith(OpenPage.class)
class TicketPagesTest extends WithSupportTickets {

  @BeforeEach
  void speakEnglish() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Test
  void whatIsMissingIsSaidAtItsField() {
    form(
        page -> {
          PageParts.submit(page);

          assertThat(title(page).getErrorMessage())
              .isEqualTo("Enter a title of up to 200 characters.");
          assertThat(description(page).getErrorMessage()).isEqualTo("Tell us what it is about.");
          assertThat(type(page).getErrorMessage()).isEqualTo("Choose a type.");
          assertThat(type(page).isInvalid()).isTrue();
        });
    assertThat(mine()).isZero();
  }

  @Test
  void unbindingLeadsToItsOwnWay() {
    form(
        page -> {
          type(page).setValue(TicketType.UNBIND_MFA);
          title(page).setValue("My phone");
          description(page).setValue("It is gone.");
          PageParts.submit(page);

          assertThat(type(page).getErrorMessage())
              .isEqualTo("MFA is unbound on the page Security Settings.");
          assertThat(title(page).getValue()).isEqualTo("My phone");
        });
    assertThat(mine()).isZero();
  }

  @Test
  void filledFormFilesATicket() {
    form(
        page -> {
          type(page).setValue(TicketType.BUG);
          title(page).setValue("It breaks");
          description(page).setValue("When I click.");
          PageParts.submit(page);
        });

    assertThat(mine()).isOne();
  }

  @Test
  void onlyTheRequesterMovesATicket() {
    TicketNumber number = fileSupport();

    assertThat(offered(member, number)).contains("Withdraw", "Close ticket");
    assertThat(offered(atDesk(colleague), number)).doesNotContain("Withdraw", "Close ticket");
  }

  @Test
  void withdrawnTicketIsRestartedByItsRequester() {
    TicketNumber number = fileSupport();
    withdrawSupport(number);

    detail(member, number, page -> PageParts.press(page, "Restart"));
    settle(number);

    assertThat(status(number)).isEqualTo("WAITING_FOR_ASSIGNMENT");
  }

  @Test
  void answeredTicketAsksForAReplyAndTakesIt() {
    TicketNumber number = fileSupport();
    replyAs(agent(), number);

    detail(
        member,
        number,
        page -> {
          assertThat(texts(page)).anyMatch(text -> text.startsWith("Customer service answered."));
          PageParts.within(page, TextArea.class).findFirst().orElseThrow().setValue("Firefox.");
          PageParts.submit(page);
        });
    settle(number);

    assertThat(status(number)).isEqualTo("WAITING_FOR_FEEDBACK");
  }

  @Test
  void ticketOfAnotherWorkspaceIsUnknown() {
    TicketNumber number = fileSupport();

    detail(
        atDesk(accounts.boundMember()),
        number,
        page -> {
          assertThat(PageParts.within(page, H1.class).map(H1::getText).toList())
              .noneMatch(text -> text.contains(number.text()));
          assertThat(PageParts.within(page, Paragraph.class).map(Paragraph::getText))
              .contains("This ticket doesn't exist, or you don't have access to it.");
        });
  }

  @Test
  @Tag("R53")
  @DisplayName("R53: the owner of an account follows a ticket that asks to unbind it")
  void ownUnbindTicketIsShownOnly() {
    TestAccount owner = accounts.boundMember();
    TicketNumber number = file(owner);

    detail(
        atDesk(owner),
        number,
        page -> {
          assertThat(texts(page)).anyMatch(text -> text.startsWith("This ticket asks to unbind"));
          assertThat(PageParts.within(page, TextArea.class)).isEmpty();
        });
    detail(
        atDesk(colleague),
        number,
        page -> assertThat(texts(page)).noneMatch(text -> text.startsWith("This ticket asks")));
  }

  private List<String> offered(Visitor visitor, TicketNumber number) {
    List<String> labels = new ArrayList<>();
    detail(
        visitor,
        number,
        page -> PageParts.within(page, Button.class).map(Button::getText).forEach(labels::add));
    return labels;
  }

  private void detail(Visitor who, TicketNumber number, Consumer<TicketDetailView> work) {
    who.does(
        () -> {
          TicketDetailView page = services.get(TicketDetailView.class);
          UI.getCurrent().add(page);
          page.setParameter(event("tickets/" + number), number.text());
          work.accept(page);
        });
  }

  private void form(Consumer<NewTicketView> work) {
    member.does(
        () -> {
          NewTicketView page = services.get(NewTicketView.class);
          UI.getCurrent().add(page);
          page.beforeEnter(event("tickets/new"));
          work.accept(page);
        });
  }

  private static BeforeEnterEvent event(String path) {
    UI ui = UI.getCurrent();
    return new BeforeEnterEvent(
        new NavigationEvent(
            ui.getInternals().getRouter(), new Location(path), ui, NavigationTrigger.PROGRAMMATIC),
        NewTicketView.class,
        List.of());
  }

  private long mine() {
    return member.does(() -> the(TicketListService.class).count(TicketListFilter.MINE));
  }

  private static List<String> texts(Component page) {
    return PageParts.within(page, Span.class).map(Span::getText).toList();
  }

  private static TextField title(Component page) {
    return PageParts.within(page, TextField.class).findFirst().orElseThrow();
  }

  private static TextArea description(Component page) {
    return PageParts.within(page, TextArea.class).findFirst().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static Select<TicketType> type(Component page) {
    return PageParts.within(page, Select.class)
        .filter(select -> "Type".equals(select.getLabel()))
        .findFirst()
        .orElseThrow();
  }
}
