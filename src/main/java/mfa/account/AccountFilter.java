package mfa.account;

import mfa.platform.text.SearchText;

/**
 * Which accounts to show; deleted ones never are.
 *
 * @param search a part of name or address, or empty; kept up to 100 characters
 * @param state null for all
 * @param role null for all
 */
public record AccountFilter(String search, AccountState state, PlatformRole role) {

  public static final AccountFilter ALL = new AccountFilter("", null, null);

  public AccountFilter {
    search = SearchText.of(search);
  }

  String pattern() {
    return SearchText.pattern(search);
  }
}
