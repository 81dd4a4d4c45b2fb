package mfa.authenticator.ui;

import java.util.Objects;
import java.util.function.Supplier;
import mfa.audit.Activity;
import mfa.audit.ActivityFilter;
import mfa.audit.AuditService;
import mfa.platform.request.ExportResult;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;

/** The member's own activities that the filter lets through. */
class ActivityExport extends CsvDownload<Activity> {

  ActivityExport(AuditService audit, Supplier<ActivityFilter> filter) {
    super(
        "activity",
        () -> {
          audit.beginOwnExport();
          return ExportResult.ALLOWED;
        },
        () -> {
          ActivityFilter requested = filter.get();
          return (offset, max) -> audit.ownActivities(requested, offset, max);
        },
        "audit-log.when",
        "audit-log.action",
        "audit-log.result",
        "audit-log.who",
        "activity.factor",
        "audit-log.from",
        "audit-log.browser");
  }

  @Override
  protected String cells(Activity activity) {
    return CsvRow.of(
        activity.at().toString(),
        activity.action().name(),
        activity.result().name(),
        activity.actor().name(),
        Objects.toString(activity.factor(), ""),
        activity.clientAddress(),
        activity.userAgent());
  }
}
