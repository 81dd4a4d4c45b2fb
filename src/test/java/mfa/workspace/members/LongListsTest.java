package mfa.workspace.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.audit.WorkspaceAuditFilter;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
@DisplayName("The pages of a long list follow one another, and miss nobody")
class LongListsTest extends ServiceTest {

  private static final int MANY = 523;
  private static final int PAGE = 200;

  private TestWorkspace workspace;
  private Visitor acting;

  @BeforeEach
  void workspaceWithAnOwner() {
    TestAccount owner = accounts.boundMember();
    workspace = workspaces.named("Globex").with(owner, WorkspaceRole.OWNER);
    acting = signedIn(owner);
  }

  @Test
  void membersInEveryOrder() {
    for (int i = 1; i < MANY; i++) {
      workspace.with(accounts.memberNamed(i % 3 == 0 ? "Same" : "Name " + i * 7919 % 1009));
    }
    for (MemberOrder order : MemberOrder.values()) {
      List<Long> up = members(order, false);
      List<Long> down = members(order, true);

      assertThat(up).as("%s", order).hasSize(MANY).doesNotHaveDuplicates();
      assertThat(down).as("%s", order).hasSize(MANY).doesNotHaveDuplicates();
    }
    List<String> names = new ArrayList<>();
    for (int offset = 0; offset < MANY; offset += 51) {
      page(MemberOrder.JOINED, false, offset, 51).forEach(line -> names.add(line.email()));
    }
    assertThat(names).hasSize(MANY).doesNotHaveDuplicates();
    assertThat(page(MemberOrder.NAME, false, MANY, 50)).isEmpty();
    assertThat(page(MemberOrder.NAME, false, MANY + 500, 50)).isEmpty();
  }

  @Test
  void entriesOfTheRecord() {
    services.asTimer(
        () ->
            services.inTransaction(
                entityManager -> {
                  for (int i = 0; i < MANY; i++) {
                    record(i);
                  }
                  return null;
                }));
    List<String> details = new ArrayList<>();
    for (int offset = 0; offset <= MANY; offset += PAGE) {
      int from = offset;
      acting
          .does(
              () ->
                  the(WorkspaceAuditService.class)
                      .page(workspace.id(), WorkspaceAuditFilter.ALL, from, PAGE))
          .forEach(line -> details.add(line.detail()));
    }

    assertThat(details).hasSize(MANY).first().isEqualTo(Integer.toString(MANY - 1));
    assertThat(details.stream().map(Integer::valueOf))
        .isSortedAccordingTo((one, other) -> other - one);
  }

  private void record(int number) {
    the(AuditService.class)
        .record(
            AuditEvent.success(AuditAction.GRACE_CHANGED, null)
                .in(workspace.id())
                .saying(Integer.toString(number)));
  }

  private List<Long> members(MemberOrder order, boolean descending) {
    List<Long> ids = new ArrayList<>();
    for (int offset = 0; offset <= MANY; offset += PAGE) {
      page(order, descending, offset, PAGE).forEach(line -> ids.add(line.id()));
    }
    return ids;
  }

  private List<MemberItem> page(MemberOrder order, boolean descending, int offset, int max) {
    return acting.does(
        () ->
            the(MemberService.class)
                .page(
                    workspace.id(),
                    MemberFilter.ALL,
                    new MemberPage(order, descending, offset, max)));
  }
}
