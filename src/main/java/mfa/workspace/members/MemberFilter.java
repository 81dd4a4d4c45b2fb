package mfa.workspace.members;

import mfa.platform.text.SearchText;
import mfa.workspace.WorkspaceRole;

/**
 * Which members to show.
 *
 * @param search a part of name or address, or empty; kept up to 100 characters
 * @param role null for all
 * @param mfa null for all; {@code REQUIRED} is the same as {@code UNBOUND} here
 */
public record MemberFilter(String search, WorkspaceRole role, MfaState mfa) {

  public static final MemberFilter ALL = new MemberFilter("", null, null);

  public MemberFilter {
    search = SearchText.of(search);
  }

  String pattern() {
    return SearchText.pattern(search);
  }
}
