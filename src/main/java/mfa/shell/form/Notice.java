package mfa.shell.form;

/** A message above a form. */
public record Notice(Kind kind, String text) {

  /** How serious it is. */
  public enum Kind {
    ERROR("alert"),
    WARNING("status"),
    INFORMATION("status"),
    SUCCESS("status");

    private final String role;

    Kind(String role) {
      this.role = role;
    }

    public String role() {
      return role;
    }

    public String style() {
      return "notice-" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
