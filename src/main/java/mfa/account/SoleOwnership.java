package mfa.account;

import java.util.List;

/** What an account owns that would be left without an owner; answered by those who know it. */
public interface SoleOwnership {

  /** Who owns what the account belongs to does not change between this and the commit. */
  void lock(long accountId);

  /** The ids of the workspaces that have no other active owner. */
  List<Long> workspaces(long accountId);
}
