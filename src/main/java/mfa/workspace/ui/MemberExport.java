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

/** The members that the filter lets through. */
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
        "members.exempt-until",
        "members.last-sign-in",
        "members.last-reset");
  }

  @Override
  protected String cells(MemberItem line) {
    return CsvRow.of(
        line.name(),
        line.email(),
        line.role().name(),
        line.state().name(),
        line.mfa().name(),
        text(line.mfaSince()),
        text(line.exemptUntil()),
        text(line.lastSignIn()),
        text(line.lastReset()));
  }

  /** In UTC, for machines. */
  private static String text(Instant time) {
    return time == null ? "" : time.toString();
  }
}
