package mfa.ticket.desk.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import mfa.account.PlatformRole;
import mfa.audit.Activity;
import mfa.audit.ActivityFilter;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.audit.AuditService;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.WithTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R59")
@DisplayName("R59: customer service sorts tickets by tags and priority, and the log keeps it")
class TagTest extends WithTickets {

  private TestAccount requester;
  private TicketNumber number;
  private Visitor agent;

  @BeforeEach
  void fileTicket() {
    requester = accounts.boundMember();
    number = file(requester);
    agent = agent();
  }

  @Test
  void tagIsOneHoweverItIsTyped() {
    assertThat(add("#Phone  Lost")).isEqualTo(TagResult.DONE);
    assertThat(add("phone lost ")).isEqualTo(TagResult.DONE);

    assertThat(tags()).containsExactly("phone lost");
    assertThat(audit.count(requester, AuditAction.TICKET_TAGGED, AuditResult.SUCCESS)).isOne();
    assertThat(remove("phone lost")).isEqualTo(TagResult.DONE);
    assertThat(remove("phone lost")).isEqualTo(TagResult.DONE);
    assertThat(tags()).isEmpty();
    assertThat(audit.count(requester, AuditAction.TICKET_TAGGED, AuditResult.SUCCESS)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# #a", "#\u3000#a", "\uff03\u200d#a", " ## # A"})
  void signsBeforeATagAreNoPartOfIt(String typed) {
    assertThat(TagName.parse(typed)).contains(new TagName("a"));
  }

  @Test
  void usedTagsAreSuggestedByTheirBeginning() {
    String begin = "z%" + number.text().toLowerCase(Locale.ROOT);
    add(begin + "2");
    add(begin + "1");

    assertThat(suggestions("#" + begin)).containsExactly(begin + "1", begin + "2");
    assertThat(suggestions("z_" + begin.substring(2))).isEmpty();
  }

  @Test
  @DisplayName("R74: tags are bounded in length and number")
  @Tag("R74")
  void tagsAreBounded() {
    assertThat(TagName.parse("标".repeat(40))).isPresent();
    assertThat(TagName.parse("标".repeat(41))).isEmpty();
    assertThat(List.of(TagName.parse(" "), TagName.parse("#"))).allMatch(Optional::isEmpty);
    IntStream.range(0, TagService.MAX_PER_TICKET).forEach(i -> add("tag " + i));

    assertThat(add("one more")).isEqualTo(TagResult.TOO_MANY);
    assertThat(tags()).hasSize(TagService.MAX_PER_TICKET);
  }

  @Test
  void priorityIsChangedAndRecordedOnce() {
    assertThat(prioritize(agent)).isEqualTo(TagResult.DONE);
    assertThat(prioritize(agent)).isEqualTo(TagResult.DONE);

    assertThat(row(number).get("priority").toString()).isEqualTo("3");
    assertThat(audit.of(requester))
        .filteredOn(entry -> entry.action() == AuditAction.TICKET_PRIORITIZED)
        .singleElement()
        .extracting(entry -> entry.detail())
        .isEqualTo(number + " NORMAL -> URGENT");
  }

  @Test
  @DisplayName("R50: nobody sorts their own ticket, nor sees how it is sorted")
  @Tag("R50")
  void ownTicketIsSortedByOthers() {
    add("suspicious");
    prioritize(agent);
    accounts.grant(requester, PlatformRole.AGENT);
    Visitor own = signedIn(requester);

    assertThat(prioritize(own)).isEqualTo(TagResult.OWN_TICKET);
    assertThat(own.does(() -> the(TagService.class).add(number, new TagName("fine"))))
        .isEqualTo(TagResult.OWN_TICKET);
    assertThat(own.does(() -> the(TagService.class).of(number))).isEmpty();
    assertThat(own.does(() -> the(AuditService.class).ownActivities(ActivityFilter.ALL, 0, 200)))
        .extracting(Activity::action)
        .doesNotContain(AuditAction.TICKET_TAGGED, AuditAction.TICKET_PRIORITIZED);
  }

  @Test
  void unknownTicketIsNotSorted() {
    TicketNumber unknown = new TicketNumber("T-2020-000001");

    assertThat(agent.does(() -> the(TagService.class).add(unknown, new TagName("a"))))
        .isEqualTo(TagResult.UNKNOWN);
  }

  @Test
  void membersAreRefused() {
    Visitor member = signedIn(requester);

    assertThatThrownBy(() -> member.does(() -> the(TagService.class).of(number)))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> prioritize(member)).isInstanceOf(EJBAccessException.class);
  }

  private TagResult add(String typed) {
    return agent.does(() -> the(TagService.class).add(number, TagName.parse(typed).orElseThrow()));
  }

  private TagResult remove(String typed) {
    return agent.does(() -> the(TagService.class).remove(number, new TagName(typed)));
  }

  private TagResult prioritize(Visitor who) {
    return who.does(() -> the(TagService.class).prioritize(number, TicketPriority.URGENT));
  }

  private List<String> tags() {
    return agent.does(() -> the(TagService.class).of(number));
  }

  private List<String> suggestions(String typed) {
    return agent.does(() -> the(TagService.class).suggestions(typed));
  }
}
