package mfa.enforcement;

import java.util.Locale;
import mfa.account.WorkspaceRole;

/**
 * Which members to show.
 *
 * @param search a part of name or address, or empty; kept up to 100 characters
 * @param role null for all
 * @param mfa null for all; {@code REQUIRED} is the same as {@code UNBOUND} here
 */
public record MemberFilter(String search, WorkspaceRole role, MfaState mfa) {

  public static final MemberFilter ALL = new MemberFilter("", null, null);
  private static final int LONGEST_SEARCH = 100;

  public MemberFilter {
    search = search.strip();
    search = search.substring(0, Math.min(search.length(), LONGEST_SEARCH));
  }

  /** For {@code like ... escape '!'}: signs with a meaning there stand for themselves. */
  String pattern() {
    return "%" + search.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
  }
}
