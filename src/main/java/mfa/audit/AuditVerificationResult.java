package mfa.audit;

import java.util.List;

/**
 * What a check of the whole audit log found.
 *
 * @param checked how many sealed entries were looked at
 * @param waiting how many wait for their seals
 * @param wrong how many findings there are
 * @param findings the first ones, in the order of the audit log
 */
public record AuditVerificationResult(
    long checked, long waiting, long wrong, List<String> findings) {

  public boolean isSound() {
    return wrong == 0;
  }
}
