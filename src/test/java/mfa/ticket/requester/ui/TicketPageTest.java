package mfa.ticket.requester.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.ticket.Conversations;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.requester.RequesterTicket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R53")
@DisplayName("R53 What a requester sees of a ticket")
@ExtendWith(OpenPage.class)
class TicketPageTest {

  private static final Instant FILED = Instant.parse("2026-11-28T08:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-11-29T09:00:00Z");
  private static final Instant CLOSED = Instant.parse("2026-11-29T09:01:00Z");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static List<String> steps(Instant until, Outcome outcome) {
    RequesterTicket ticket =
        new RequesterTicket(
            new TicketNumber("T-2026-000001"),
            "Unbind MFA",
            false,
            outcome == null ? TicketStatus.WAITING_FOR_FEEDBACK : TicketStatus.CLOSED,
            Optional.ofNullable(outcome),
            Optional.empty(),
            FILED,
            Optional.empty(),
            until,
            outcome == null ? null : CLOSED,
            null,
            new Conversations.Page<>(List.of(), 0, 0));
    return PageParts.within(new TicketProgress(ticket, SHANGHAI), ListItem.class)
        .map(TicketPageTest::describe)
        .toList();
  }

  private static String describe(ListItem step) {
    String looks = String.join(" ", step.getClassNames());
    boolean here = "step".equals(step.getElement().getAttribute("aria-current"));
    return step.getElement().getTextRecursively()
        + (looks.isEmpty() ? "" : " [" + looks + "]")
        + (here ? " <- here" : "");
  }

  @Test
  void ticketInReviewIsMarkedThereAndNothingAheadLooksDone() {
    assertThat(steps(null, null))
        .containsExactly(
            "Verified28 Nov 2026, 16:00 (China Standard Time)(done) [done]",
            "In reviewsince 28 Nov 2026, 16:00 (China Standard Time) <- here",
            "Waiting period(not reached)",
            "Done(not reached)");
  }

  @Test
  @DisplayName("R53 Until when the wait lasts is said in the zone of the reader")
  void waitingPeriodSaysUntilWhen() {
    assertThat(steps(UNTIL, null))
        .containsExactly(
            "Verified28 Nov 2026, 16:00 (China Standard Time)(done) [done]",
            "In review(done) [done]",
            "Waiting perioduntil 29 Nov 2026, 17:00 (China Standard Time) <- here",
            "Done(not reached)");
  }

  @Test
  void onlyAResetLooksLikeASuccess() {
    assertThat(steps(UNTIL, Outcome.RESET)).allMatch(step -> step.contains("[done]"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESET")
  void otherEndIsMarkedAndLooksLikeNoSuccess(Outcome outcome) {
    List<String> lastOnes = new ArrayList<>();
    Stream.of(null, UNTIL).forEach(until -> lastOnes.add(steps(until, outcome).getLast()));

    assertThat(lastOnes)
        .allMatch(end -> end.endsWith("[ended] <- here"))
        .noneMatch(end -> end.contains("(not reached"));
    assertThat(steps(null, outcome).get(1)).endsWith("(not reached)");
    assertThat(steps(null, outcome)).filteredOn(step -> step.contains("[done]")).hasSize(1);
    assertThat(steps(UNTIL, outcome)).filteredOn(step -> step.contains("<- here")).hasSize(1);
  }

  @Test
  @DisplayName("A rating is what somebody chose: nothing is chosen before, and that is asked for")
  void ratingIsNobodysButTheRequesters() {
    List<Integer> rated = new ArrayList<>();
    RatingForm form = new RatingForm(rating -> rated.add(rating.stars()));
    Select<Integer> stars = stars(form);

    PageParts.submit(form);
    assertThat(rated).isEmpty();
    assertThat(stars.isInvalid()).isTrue();

    stars.setValue(2);
    assertThat(stars.isInvalid()).isFalse();
    PageParts.submit(form);
    assertThat(rated).containsExactly(2);
  }

  @SuppressWarnings("unchecked")
  private static Select<Integer> stars(RatingForm form) {
    return PageParts.within(form, Select.class).findFirst().orElseThrow();
  }

  @Test
  void unknownTicketLeadsOn() {
    Services services = Services.on(TestDatabase.any());

    List<String> links =
        Visitor.of(services)
            .does(
                () -> {
                  TicketView page = services.get(TicketView.class);
                  page.setParameter(null, "T-2026-999999");
                  return PageParts.within(page, Anchor.class).map(Anchor::getHref).toList();
                });

    assertThat(links).containsExactly("/login", "/unbind");
  }
}
