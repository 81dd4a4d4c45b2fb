package mfa.ticket.support;

import static org.assertj.core.api.Assertions.assertThat;

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
    return fileSupport(
        member,
        new SupportRequest(
            type, new TicketTitle(title), QUESTION, workspace.id(), List.of(), Optional.empty()));
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
