package mfa.authenticator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mfa.mail.EmailAddress;
import mfa.platform.command.CommandResult;
import mfa.platform.command.OperatorCommand;

/**
 * {@code break-glass}: resets the MFA of a platform administrator or supervisor who has lost it,
 * for whom nobody is left to work a ticket. It is recorded and mailed to everybody who could
 * dispute it.
 */
@ApplicationScoped
class BreakGlassCommand implements OperatorCommand {

  @Inject private BreakGlassService breakGlass;

  @Override
  public String name() {
    return "break-glass";
  }

  @Override
  public String usage() {
    return "ADDRESS: resets the MFA of a platform administrator or supervisor, outside a ticket";
  }

  @Override
  public CommandResult run(List<String> arguments) {
    Optional<EmailAddress> email =
        arguments.size() == 1 ? EmailAddress.parse(arguments.getFirst()) : Optional.empty();
    if (email.isEmpty()) {
      return CommandResult.misused("It takes an e-mail address.");
    }
    return breakGlass.reset(email.get())
        ? CommandResult.done(
            "The MFA of " + email.get().text() + " is reset and all sessions are ended.",
            "The next sign-in needs the password and binds an authenticator again.",
            "The account and all platform administrators are told by mail.")
        : CommandResult.failed(
            "No active platform administrator or supervisor with an authenticator has this"
                + " address. Everybody else files a ticket.");
  }
}
