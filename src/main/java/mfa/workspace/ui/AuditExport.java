package mfa.workspace.ui;

import java.util.function.Supplier;
import mfa.audit.AuditAction;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;
import mfa.workspace.members.WorkspaceAuditItem;
import mfa.workspace.members.WorkspaceAuditService;

/** The entries of the record of a workspace that the filter lets through. */
class AuditExport extends CsvDownload<WorkspaceAuditItem> {

  AuditExport(WorkspaceAuditService auditLog, long workspaceId, Supplier<AuditAction> action) {
    super(
        "audit",
        () -> auditLog.beginExport(workspaceId),
        () -> {
          AuditAction requested = action.get();
          return (offset, max) -> auditLog.page(workspaceId, requested, offset, max);
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
  protected String cells(WorkspaceAuditItem line) {
    return CsvRow.of(
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
