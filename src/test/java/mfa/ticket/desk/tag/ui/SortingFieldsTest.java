package mfa.ticket.desk.tag.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mfa.account.PlatformRole;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.tag.TagName;
import mfa.ticket.desk.tag.TagService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R43")
@DisplayName("R43: the tags and the priority of a ticket are kept at once, or it is said why not")
@ExtendWith(OpenPage.class)
class SortingFieldsTest extends WithTickets {

  private TestAccount owner;
  private TicketNumber number;
  private Visitor agent;

  @BeforeEach
  void fileTicket() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    owner = accounts.boundMember();
    number = file(owner);
    agent = agent();
  }

  private TagField tags() {
    TagField field = new TagField(the(TagService.class));
    UI.getCurrent().add(field);
    field.show(number);
    return field;
  }

  private PrioritySelect priority(TicketPriority present) {
    PrioritySelect field = new PrioritySelect(the(TagService.class));
    UI.getCurrent().add(field);
    field.show(number, present);
    return field;
  }

  private static ComboBox<?> entry(TagField field) {
    return (ComboBox<?>) field.entry();
  }

  private static void type(TagField field, String text) {
    ComboBox<?> entry = entry(field);
    ComponentUtil.fireEvent(entry, new ComboBoxBase.CustomValueSetEvent<>(entry, true, text));
  }

  private static List<String> shown(TagField field) {
    return PageParts.within(field, Span.class)
        .map(Span::getText)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private String kept() {
    return agent.<List<String>>does(() -> the(TagService.class).of(number)).toString();
  }

  @Test
  @DisplayName("R43: a typed tag is added, and taken away by its own button")
  void tagIsAddedAndTakenAway() {
    agent.does(
        () -> {
          TagField field = tags();

          type(field, "#Export");
          type(field, "bug");

          assertThat(shown(field)).containsExactly("bug", "export");
          PageParts.within(field, Button.class)
              .filter(button -> button.getElement().getAttribute("aria-label").endsWith("bug"))
              .findFirst()
              .orElseThrow()
              .click();
          assertThat(shown(field)).containsExactly("export");
        });
    assertThat(kept()).isEqualTo("[export]");
  }

  @Test
  @DisplayName("R43: a tag that is none is refused at the field until one is right")
  void wrongTagIsSaidAtTheField() {
    agent.does(
        () -> {
          TagField field = tags();

          type(field, "x".repeat(TagName.MAX + 1));

          assertThat(entry(field).isInvalid()).isTrue();
          assertThat(entry(field).getErrorMessage())
              .isEqualTo("A tag has 1 to " + TagName.MAX + " characters.");
          type(field, "export");
          assertThat(entry(field).isInvalid()).as("it is right now").isFalse();
        });
    assertThat(kept()).isEqualTo("[export]");
  }

  @Test
  @DisplayName("R43: one tag too many is refused, and those that are there stay")
  void tooManyTagsAreRefused() {
    agent.does(
        () -> {
          TagField field = tags();

          IntStream.rangeClosed(0, TagService.MAX_PER_TICKET).forEach(n -> type(field, "tag" + n));

          assertThat(shown(field)).hasSize(TagService.MAX_PER_TICKET);
          assertThat(entry(field).getErrorMessage()).startsWith("A ticket has at most 10 tags.");
        });
  }

  @Test
  @DisplayName("R43: another priority is kept at once, and shown without being written again")
  void priorityIsKept() {
    agent.does(
        () -> {
          PrioritySelect field = priority(TicketPriority.NORMAL);

          field.setValue(TicketPriority.URGENT);

          assertThat(field.isInvalid()).isFalse();
          field.show(number, TicketPriority.LOW);
        });
    assertThat(row(number).get("priority")).isEqualTo(TicketPriority.URGENT.ordinal());
  }

  @Test
  @Tag("R50")
  @DisplayName("R50: nobody sorts their own ticket, and what was there comes back")
  void ownTicketIsNotSorted() {
    accounts.grant(owner, PlatformRole.AGENT);
    atDesk(owner)
        .does(
            () -> {
              PrioritySelect priority = priority(TicketPriority.NORMAL);
              TagField tags = tags();

              priority.setValue(TicketPriority.URGENT);
              type(tags, "mine");

              assertThat(priority.getValue()).isEqualTo(TicketPriority.NORMAL);
              assertThat(priority.getErrorMessage())
                  .isEqualTo(entry(tags).getErrorMessage())
                  .startsWith("This is a ticket of your own account.");
              assertThat(shown(tags)).isEmpty();
            });
    assertThat(kept()).isEqualTo("[]");
  }
}
