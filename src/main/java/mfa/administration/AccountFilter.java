package mfa.administration;

import java.util.Locale;
import mfa.account.AccountState;
import mfa.account.PlatformRole;

/**
 * Which accounts to show; deleted ones never are.
 *
 * @param search a part of name or address, or empty; kept up to 100 characters
 * @param state null for all
 * @param role null for all
 */
public record AccountFilter(String search, AccountState state, PlatformRole role) {

  public static final AccountFilter ALL = new AccountFilter("", null, null);
  private static final int LONGEST_SEARCH = 100;

  public AccountFilter {
    search = search.strip();
    search = search.substring(0, Math.min(search.length(), LONGEST_SEARCH));
  }

  /** For {@code like ... escape '!'}: signs with a meaning there stand for themselves. */
  String pattern() {
    return "%" + search.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
  }
}
