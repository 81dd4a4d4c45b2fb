package mfa.account.ui;

import com.vaadin.flow.component.Component;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mfa.account.AccountChangeResult;
import mfa.account.AccountState;
import mfa.account.PlatformRole;

/** The words for accounts and what they may do on the server. */
public final class AccountLabels {

  private AccountLabels() {}

  public static String role(Component at, PlatformRole role) {
    return at.getTranslation("platform-role." + role);
  }

  public static String state(Component at, AccountState state) {
    return at.getTranslation("members.state." + state);
  }

  public static String roles(Component at, Set<PlatformRole> roles) {
    return new TreeSet<>(roles)
        .stream()
            .map(role -> role(at, role))
            .collect(Collectors.joining(at.getTranslation("list.separator")));
  }

  /** Why a change was not made. */
  public static String refusal(Component at, AccountChangeResult change) {
    return at.getTranslation("account.change." + change);
  }
}
