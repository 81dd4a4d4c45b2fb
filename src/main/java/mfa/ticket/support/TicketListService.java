package mfa.ticket.support;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceService;

/**
 * Lists the tickets that the caller sees: own ones, and all of a workspace that the caller belongs
 * to. Of every other workspace there is nothing, also no own ticket (R58).
 */
@Stateless
public class TicketListService {

  /** Counts stop here: nobody goes through more, and all have to be read to be counted. */
  public static final int MAX_COUNT = 10_000;

  @Inject private TicketLists lists;
  @Inject private MembershipService memberships;
  @Inject private WorkspaceService workspaces;
  @Inject private AccountService accounts;
  @Inject private CurrentRequest request;

  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<TicketListItem> page(TicketListQuery query) {
    Map<Long, String> names = workspaceNames();
    return items(lists.page(query, reader(names.keySet())), names);
  }

  /** The first part of a list for a file, the newest first. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<TicketListItem> export(TicketListFilter filter, int max) {
    Map<Long, String> names = workspaceNames();
    return items(lists.newest(filter, reader(names.keySet()), max), names);
  }

  /** The part behind that one, which ended with this ticket. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<TicketListItem> export(TicketListFilter filter, TicketListItem last, int max) {
    Map<Long, String> names = workspaceNames();
    return items(lists.behind(last, filter, reader(names.keySet()), max), names);
  }

  private List<TicketListItem> items(List<TicketLists.Row> rows, Map<Long, String> names) {
    Map<Long, Profile> people =
        accounts.profiles(
            rows.stream().map(TicketLists.Row::accountId).collect(Collectors.toSet()));
    return rows.stream().map(row -> item(row, names, people)).toList();
  }

  private TicketListItem item(
      TicketLists.Row row, Map<Long, String> workspaceNames, Map<Long, Profile> people) {
    return new TicketListItem(
        row.ticketNumber(),
        row.type(),
        row.title(),
        row.status(),
        row.workspaceId() == null ? "" : workspaceNames.getOrDefault(row.workspaceId(), ""),
        Optional.ofNullable(people.get(row.accountId())).map(Profile::name).orElse(""),
        row.accountId() == request.requiredAccountId(),
        row.filedAt(),
        row.closedAt());
  }

  /**
   * How many tickets the list has; one more than {@link TicketListFilter#max} says that there are
   * more.
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long count(TicketListFilter filter) {
    return lists.count(filter, reader(workspaceNames().keySet()), filter.max() + 1);
  }

  /** Whether older tickets of the list were not searched, so that some may be missing. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isSearchedInPart(TicketListFilter filter) {
    return !filter.search().isEmpty()
        && lists.searched(filter, reader(workspaceNames().keySet())).isInPart();
  }

  /** Whether there is such a list for the caller; asked for before it leaves as a file. */
  @RolesAllowed(Roles.MEMBER)
  public boolean mayExport(TicketListFilter filter) {
    return filter.workspaceId() == null || workspaces.own(filter.workspaceId()).isPresent();
  }

  private TicketLists.Reader reader(Set<Long> workspaceIds) {
    return new TicketLists.Reader(request.requiredAccountId(), workspaceIds);
  }

  private Map<Long, String> workspaceNames() {
    return memberships.own().stream()
        .collect(
            Collectors.toMap(MembershipSummary::workspaceId, MembershipSummary::workspaceName));
  }
}
