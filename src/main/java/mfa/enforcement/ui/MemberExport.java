package mfa.enforcement.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import mfa.enforcement.MemberFilter;
import mfa.enforcement.MemberLine;
import mfa.enforcement.MemberOrder;
import mfa.enforcement.MemberPage;
import mfa.enforcement.MemberService;
import mfa.platform.text.CsvLine;

/** Writes the members that the filter lets through as a file for spreadsheets, page by page. */
class MemberExport extends Anchor {

  private static final int PAGE = 200;

  private final transient MemberService members;
  private final transient Supplier<MemberFilter> filter;
  private final long workspaceId;
  private final String head;

  MemberExport(MemberService members, long workspaceId, Supplier<MemberFilter> filter) {
    this.members = members;
    this.workspaceId = workspaceId;
    this.filter = filter;
    this.head =
        CsvLine.of(
            getTranslation("account.name"),
            getTranslation("account.email"),
            getTranslation("members.role"),
            getTranslation("members.state"),
            getTranslation("members.mfa"),
            getTranslation("members.mfa-since"),
            getTranslation("members.exempt-until"),
            getTranslation("members.last-sign-in"),
            getTranslation("members.last-reset"));
    setText(getTranslation("members.export"));
    setHref((DownloadHandler) this::write);
    getElement().setAttribute("download", true);
  }

  private void write(DownloadEvent event) throws IOException {
    event.setFileName(CsvLine.fileName("members"));
    event.setContentType("text/csv; charset=utf-8");
    if (!members.beginExport(workspaceId)) {
      event.getResponse().setStatus(404);
      return;
    }
    MemberFilter wanted = filter.get();
    try (Writer file = new OutputStreamWriter(event.getOutputStream(), UTF_8)) {
      file.write(CsvLine.BEGINNING + head);
      List<MemberLine> lines;
      int offset = 0;
      do {
        MemberPage page = new MemberPage(MemberOrder.JOINED, false, offset, PAGE);
        lines = members.page(workspaceId, wanted, page);
        for (MemberLine line : lines) {
          file.write(cells(line));
        }
        offset += PAGE;
      } while (lines.size() == PAGE);
    }
  }

  private static String cells(MemberLine line) {
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
