package mfa.enforcement;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mfa.authenticator.SecondFactor;
import mfa.workspace.MembershipSummary;

/**
 * Whether the one who looks is protected, and who asks for it.
 *
 * @param memberships by the names of the workspaces
 * @param owed empty where an authenticator is bound
 */
public record OwnProtection(
    List<MembershipSummary> memberships, SecondFactor factor, Optional<Owed> owed) {

  /**
   * What is asked of somebody who has no authenticator.
   *
   * @param timeZone of the reader
   * @param exemptions those of the memberships whose workspace asks for an authenticator, but not
   *     of this member until a time
   * @param announced those whose workspace will ask for one from a time on
   */
  public record Owed(
      ZoneId timeZone,
      Obligation obligation,
      List<MembershipSummary> exemptions,
      List<MembershipSummary> announced) {}
}
