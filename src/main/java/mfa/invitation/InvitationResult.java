package mfa.invitation;

import java.util.Map;
import mfa.workspace.MembershipChangeResult;

/**
 * What became of inviting several addresses.
 *
 * @param change whether it was carried out at all
 * @param sent how many mails leave
 * @param failed what was typed, with the reason, in the order it was typed
 */
public record InvitationResult(
    MembershipChangeResult change, int sent, Map<String, InvitationProblem> failed) {

  static InvitationResult refused(MembershipChangeResult change) {
    return new InvitationResult(change, 0, Map.of());
  }
}
