package mfa.workspace.ui;

import java.util.function.Supplier;
import mfa.audit.WorkspaceAuditFilter;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;
import mfa.workspace.members.WorkspaceAuditItem;
import mfa.workspace.members.WorkspaceAuditService;

/** The entries of the audit log of a workspace that the filter lets through. */
class AuditExport extends CsvDownload<WorkspaceAuditItem> {

  AuditExport(
      WorkspaceAuditService auditLog, long workspaceId, Supplier<WorkspaceAuditFilter> filter) {
    super(
        "audit",
        () -> auditLog.beginExport(workspaceId),
        () -> {
          WorkspaceAuditFilter requested = filter.get();
          return (offset, max) -> auditLog.page(workspaceId, requested, offset, max);
        },
        "audit-log.when",
        "audit-log.who",
        "audit-log.action",
        "audit-log.result",
        "audit-log.whom",
        "audit-log.detail",
        "audit-log.from",
        "audit-log.browser");
  }

  @Override
  protected String cells(WorkspaceAuditItem entry) {
    return CsvRow.of(
        entry.at().toString(),
        entry.actor(),
        entry.action().name(),
        entry.result().name(),
        entry.subject(),
        entry.detail(),
        entry.clientAddress(),
        entry.userAgent());
  }
}
