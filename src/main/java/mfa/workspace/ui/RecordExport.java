package mfa.workspace.ui;

import java.util.function.Supplier;
import mfa.audit.AuditAction;
import mfa.platform.text.CsvLine;
import mfa.shell.CsvDownload;
import mfa.workspace.members.RecordLine;
import mfa.workspace.members.WorkspaceRecordService;

/** The entries of the record of a workspace that the filter lets through. */
class RecordExport extends CsvDownload<RecordLine> {

  RecordExport(WorkspaceRecordService records, long workspaceId, Supplier<AuditAction> action) {
    super(
        "audit",
        () -> records.beginExport(workspaceId),
        () -> {
          AuditAction wanted = action.get();
          return (offset, most) -> records.page(workspaceId, wanted, offset, most);
        },
        "record.when",
        "record.who",
        "record.action",
        "record.result",
        "record.whom",
        "record.detail",
        "record.from",
        "record.browser");
  }

  @Override
  protected String cells(RecordLine line) {
    return CsvLine.of(
        line.at().toString(),
        line.actor(),
        line.action().name(),
        line.result().name(),
        line.subject(),
        line.detail(),
        line.clientAddress(),
        line.userAgent());
  }
}
