package mfa.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;

/** Reads the audit log of what happened to an account. */
public final class AuditTrail {

  private final Sql sql;

  public AuditTrail(Sql sql) {
    this.sql = sql;
  }

  /** One entry, as far as tests ask for it. */
  public record Entry(
      AuditAction action,
      AuditResult result,
      Long actor,
      String factor,
      String clientAddress,
      String userAgent,
      String detail,
      Instant at) {}

  /** The account's entries, oldest first. */
  public List<Entry> of(TestAccount account) {
    return sql
        .rows("select * from audit_entry where subject_id = ? order by id", account.id())
        .stream()
        .map(AuditTrail::entry)
        .toList();
  }

  /** What happened to the account as {@code ACTION RESULT}, oldest first. */
  public List<String> headlinesOf(TestAccount account) {
    return of(account).stream().map(entry -> entry.action() + " " + entry.result()).toList();
  }

  public long count(TestAccount account, AuditAction action, AuditResult result) {
    return of(account).stream()
        .filter(entry -> entry.action() == action && entry.result() == result)
        .count();
  }

  private static Entry entry(Map<String, Object> row) {
    return new Entry(
        AuditAction.valueOf((String) row.get("action")),
        AuditResult.valueOf((String) row.get("result")),
        (Long) row.get("actor_id"),
        (String) row.get("factor"),
        (String) row.get("client_address"),
        (String) row.get("user_agent"),
        (String) row.get("detail"),
        (Instant) row.get("recorded_at"));
  }
}
