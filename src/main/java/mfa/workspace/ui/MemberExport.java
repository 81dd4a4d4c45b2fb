package mfa.workspace.ui;

import java.time.Instant;
import java.util.function.Supplier;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberItem;
import mfa.workspace.members.MemberOrder;
import mfa.workspace.members.MemberPage;
import mfa.workspace.members.MemberService;

/** The members and invited people that the filter lets through. */
class MemberExport extends CsvDownload<MemberItem> {

  MemberExport(MemberService members, long workspaceId, Supplier<MemberFilter> filter) {
    super(
        "members",
        () -> members.beginExport(workspaceId),
        () -> {
          MemberFilter requested = filter.get();
          return (offset, max) ->
              members.page(
                  workspaceId, requested, new MemberPage(MemberOrder.JOINED, false, offset, max));
        },
        "account.name",
        "account.email",
        "members.role",
        "members.state",
        "members.mfa",
        "members.mfa-since",
        "members.deadline",
        "members.exempt-until",
        "members.last-sign-in",
        "members.last-reset");
  }

  @Override
  protected String cells(MemberItem member) {
    return CsvRow.of(
        member.name(),
        member.email(),
        member.role().name(),
        member.state().name(),
        member.isInvited() ? "" : member.mfa().name(),
        text(member.mfaSince()),
        text(member.deadline()),
        text(member.exemptUntil()),
        text(member.lastSignIn()),
        text(member.lastReset()));
  }

  /** In UTC, for machines. */
  private static String text(Instant time) {
    return time == null ? "" : time.toString();
  }
}
