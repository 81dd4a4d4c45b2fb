package mfa.workspace.members;

import mfa.account.AccountState;
import mfa.platform.text.SearchText;
import mfa.workspace.WorkspaceRole;

/**
 * Which members and invited people to show.
 *
 * @param search a part of name or address, or empty; kept up to 100 characters
 * @param role null for all
 * @param mfa null for all; {@code REQUIRED} is the same as {@code UNBOUND} here; who is invited has
 *     no state of MFA
 * @param state null for all; {@code INVITED} for those who have not joined yet
 */
public record MemberFilter(String search, WorkspaceRole role, MfaState mfa, AccountState state) {

  public static final MemberFilter ALL = new MemberFilter("", null, null);

  public MemberFilter {
    search = SearchText.of(search);
  }

  /** In every state. */
  public MemberFilter(String search, WorkspaceRole role, MfaState mfa) {
    this(search, role, mfa, null);
  }

  String pattern() {
    return SearchText.pattern(search);
  }

  boolean hasMembers() {
    return state != AccountState.INVITED;
  }

  boolean hasInvited() {
    return mfa == null && (state == null || state == AccountState.INVITED);
  }
}
