package mfa.account.ui;

/** Says of what was typed for an e-mail address why it is none that we can use. */
public final class AddressMessages {

  private AddressMessages() {}

  /** The key of the message: nothing like an address, or one that no mail can be sent to (R76). */
  public static String key(String typed) {
    return typed.contains("@") || typed.contains("＠")
        ? "account.email.unreachable"
        : "account.email.wrong";
  }
}
