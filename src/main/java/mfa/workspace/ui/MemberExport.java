package mfa.workspace.ui;

import java.time.Instant;
import java.util.function.Supplier;
import mfa.platform.text.CsvLine;
import mfa.shell.CsvDownload;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberLine;
import mfa.workspace.members.MemberOrder;
import mfa.workspace.members.MemberPage;
import mfa.workspace.members.MemberService;

/** The members that the filter lets through. */
class MemberExport extends CsvDownload<MemberLine> {

  MemberExport(MemberService members, long workspaceId, Supplier<MemberFilter> filter) {
    super(
        "members",
        () -> members.beginExport(workspaceId),
        () -> {
          MemberFilter wanted = filter.get();
          return (offset, most) ->
              members.page(
                  workspaceId, wanted, new MemberPage(MemberOrder.JOINED, false, offset, most));
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
  protected String cells(MemberLine line) {
    return CsvLine.of(
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
