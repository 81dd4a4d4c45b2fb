package mfa.ticket.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketTitle;
import mfa.ticket.TicketType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R58")
@DisplayName("R58: members list their own tickets and those of their workspaces, and no others")
class TicketListTest extends WithSupportTickets {

  @Test
  void membersSeeTheTicketsOfTheirWorkspace() {
    TicketNumber number = fileSupport();
    Visitor other = atDesk(colleague);

    assertThat(numbers(other, TicketListFilter.of(workspace.id()))).containsExactly(number);
    assertThat(numbers(other, TicketListFilter.MINE)).isEmpty();
    assertThat(numbers(member, TicketListFilter.MINE)).containsExactly(number);
  }

  @Test
  void leavingTakesTheTicketsFromAllLists() {
    TicketNumber number = fileSupport();

    sql.execute(
        "delete from membership where workspace_id = ? and account_id = ?",
        workspace.id(),
        requester.id());

    assertThat(numbers(member, TicketListFilter.MINE)).isEmpty();
    assertThat(numbers(member, TicketListFilter.of(workspace.id()))).isEmpty();
    assertThat(member.does(() -> lists().mayExport(TicketListFilter.of(workspace.id())))).isFalse();
    assertThat(member.does(() -> support().ticket(number))).isEmpty();
  }

  @Test
  void foreignWorkspacesHaveNoTickets() {
    fileSupport();
    Visitor stranger = atDesk(accounts.boundMember());

    assertThat(numbers(stranger, TicketListFilter.of(workspace.id()))).isEmpty();
    assertThat(stranger.does(() -> lists().count(TicketListFilter.of(workspace.id())))).isZero();
  }

  @Test
  void ownUnbindTicketIsListedForItsOwnerOnly() {
    TestAccount owner = accounts.boundMember();
    TestWorkspace shared = workspaces.named("Shared").with(owner).with(colleague);
    TicketNumber number = file(owner);

    assertThat(numbers(atDesk(owner), TicketListFilter.MINE)).containsExactly(number);
    assertThat(numbers(atDesk(colleague), TicketListFilter.of(shared.id()))).isEmpty();
  }

  @Test
  void listsAreNarrowedByTypeStatusNumberAndTitle() {
    TicketNumber first = fileNamed(TicketType.BUG, "打印机 does not print");
    TicketNumber second = fileNamed(TicketType.HELP, "100 % of_it");
    withdrawSupport(second);

    assertThat(numbers(member, narrowed(TicketType.BUG, null, ""))).containsExactly(first);
    assertThat(numbers(member, narrowed(null, TicketStatus.CANCELED, ""))).containsExactly(second);
    assertThat(numbers(member, narrowed(null, null, "打印"))).containsExactly(first);
    assertThat(numbers(member, narrowed(null, null, "% OF_"))).containsExactly(second);
    assertThat(numbers(member, narrowed(null, null, first.text().substring(7))))
        .containsExactly(first);
    assertThat(numbers(member, narrowed(null, null, "nothing like it"))).isEmpty();
  }

  @Test
  @DisplayName("Search finds each part of a number, also over its dash")
  void searchFindsPartsOfNumbers() {
    TicketNumber number = fileSupport();
    String text = number.text();

    for (int begin = 0; begin < text.length(); begin++) {
      for (int end = begin + 1; end <= text.length(); end++) {
        String part = text.substring(begin, end);
        if (part.matches(".*\\d.*")) {
          assertThat(numbers(member, narrowed(null, null, part))).as(part).contains(number);
        }
      }
    }
    assertThat(numbers(member, narrowed(null, null, text + "0"))).isEmpty();
  }

  @Test
  @DisplayName("Search finds words and parts of Chinese titles in the caller's workspaces alone")
  void searchStaysInTheWorkspace() {
    TestAccount outsider = accounts.boundMember();
    TestWorkspace other = workspaces.named("Other").with(outsider);
    Visitor stranger = atDesk(outsider);
    Visitor ofTheSame = atDesk(colleague);
    TicketNumber mine = fileNamed(TicketType.BUG, "更换手机后验证码不对 10-20");
    TicketNumber theirs =
        fileSupport(stranger, request(other.id(), TicketType.BUG, "更换手机后验证码不对 10-20"));

    for (String typed : List.of("手机", "验证码", "不对", "10-20", "20", "手机 10")) {
      TicketListFilter ofOther = new TicketListFilter(other.id(), null, null, typed);
      assertThat(numbers(member, narrowed(null, null, typed))).as(typed).containsExactly(mine);
      assertThat(numbers(ofTheSame, ofMine(typed))).as(typed).containsExactly(mine);
      assertThat(numbers(stranger, ofOther)).as(typed).containsExactly(theirs);
      assertThat(numbers(member, ofOther)).as(typed).isEmpty();
      assertThat(member.<Long>does(() -> lists().count(ofOther))).isZero();
      assertThat(member.does(() -> lists().export(ofOther, 10))).isEmpty();
    }
    assertThat(numbers(member, narrowed(null, null, "机手"))).isEmpty();
  }

  private TicketListFilter ofMine(String typed) {
    return new TicketListFilter(workspace.id(), null, null, typed);
  }

  @Test
  @DisplayName("Members do not learn addresses by what a search finds")
  void searchOfMembersKnowsNoAddresses() {
    TicketNumber number = fileSupport();
    Visitor ofTheSame = atDesk(colleague);
    String address = requester.email().canonical();

    for (String part : List.of(address, address.substring(0, 3), "example")) {
      assertThat(numbers(ofTheSame, ofMine(part))).as(part).isEmpty();
      assertThat(numbers(member, narrowed(null, null, part))).as(part).isEmpty();
    }
    assertThat(numbers(ofTheSame, ofMine("breaks"))).containsExactly(number);
  }

  @Test
  @DisplayName("A file has the whole list, part by part, and no ticket of another workspace")
  void fileGoesOnBehindItsLastLine() {
    TicketNumber first = fileNamed(TicketType.BUG, "first");
    TicketNumber second = fileNamed(TicketType.BUG, "second");
    TicketNumber third = fileNamed(TicketType.BUG, "third");
    sql.execute(
        "update ticket set filed_at = (select filed_at from ticket where ticket_number = ?)"
            + " where ticket_number = ?",
        second.text(),
        first.text());
    TicketListFilter all = TicketListFilter.of(workspace.id());
    List<TicketNumber> written = new ArrayList<>();

    List<TicketListItem> part = begun(all);
    while (!part.isEmpty()) {
      part.forEach(line -> written.add(line.number()));
      part = exported(all, part.getLast());
    }

    assertThat(written).containsExactly(third, second, first);
    TicketListItem last = begun(all).getFirst();
    assertThat(atDesk(accounts.boundMember()).does(() -> lists().export(all, last, 1))).isEmpty();
  }

  @Test
  @DisplayName("A file counts what was looked for once, for its name and all of its parts")
  void fileCountsItsWordsOnce() {
    fileNamed(TicketType.BUG, "lost phone");
    TicketNumber second = fileNamed(TicketType.BUG, "lost phone");
    List<TicketListItem> parts = new ArrayList<>();

    List<String> statements =
        services.statementsOf(
            () ->
                member.does(
                    () -> {
                      lists().isSearchedInPart(ofMine("lost phone"));
                      parts.addAll(lists().export(ofMine("lost phone"), 1));
                      parts.addAll(lists().export(ofMine("lost phone"), parts.getLast(), 1));
                    }));

    assertThat(parts).hasSize(2).first().matches(item -> item.number().equals(second));
    assertThat(statements)
        .filteredOn(statement -> statement.contains("(select 1 from ticket_term x"))
        .as("one for each word")
        .hasSize(2);
  }

  private List<TicketListItem> begun(TicketListFilter filter) {
    return member.does(() -> lists().export(filter, 1));
  }

  private List<TicketListItem> exported(TicketListFilter filter, TicketListItem last) {
    return member.does(() -> lists().export(filter, last, 1));
  }

  @Test
  void pagesFollowEachOtherInTheWantedOrder() {
    TicketNumber first = fileNamed(TicketType.BUG, "b");
    TicketNumber second = fileNamed(TicketType.BUG, "a");

    assertThat(page(TicketListQuery.Column.TITLE, false, 0)).containsExactly(second);
    assertThat(page(TicketListQuery.Column.TITLE, false, 1)).containsExactly(first);
    assertThat(page(TicketListQuery.Column.NUMBER, true, 0)).containsExactly(second);
  }

  private List<TicketNumber> page(TicketListQuery.Column column, boolean descending, int offset) {
    return member.does(
        () ->
            lists()
                .page(new TicketListQuery(TicketListFilter.MINE, column, descending, offset, 1))
                .stream()
                .map(TicketListItem::number)
                .toList());
  }

  private TicketNumber fileNamed(TicketType type, String title) {
    return fileSupport(member, request(workspace.id(), type, title));
  }

  private static SupportRequest request(long workspaceId, TicketType type, String title) {
    return new SupportRequest(
        type, new TicketTitle(title), QUESTION, workspaceId, List.of(), Optional.empty());
  }

  private static TicketListFilter narrowed(TicketType type, TicketStatus status, String search) {
    return new TicketListFilter(null, type, status, search);
  }

  private List<TicketNumber> numbers(Visitor visitor, TicketListFilter filter) {
    return visitor.does(
        () ->
            lists().page(new TicketListQuery(filter, 0, 50)).stream()
                .map(TicketListItem::number)
                .toList());
  }

  private TicketListService lists() {
    return the(TicketListService.class);
  }
}
