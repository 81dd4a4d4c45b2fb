package mfa.administration.ui;

import java.util.Optional;

/** Where the pages of single accounts and workspaces are. */
final class AdministrationPaths {

  private static final String NUMBER = "[0-9]{1,18}";

  private AdministrationPaths() {}

  static String account(long id) {
    return "/admin/account/" + id;
  }

  static String workspace(long id) {
    return "/admin/workspace/" + id;
  }

  /** The id that an address holds, if it holds one. */
  static Optional<Long> id(String text) {
    return text.matches(NUMBER) ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
