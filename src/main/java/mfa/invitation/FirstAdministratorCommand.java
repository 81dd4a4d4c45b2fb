package mfa.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mfa.mail.EmailAddress;
import mfa.platform.command.CommandResult;
import mfa.platform.command.OperatorCommand;

/**
 * {@code first-administrator}: invites the first platform administrator. The link is mailed and not
 * printed, so that no log holds it.
 */
@ApplicationScoped
class FirstAdministratorCommand implements OperatorCommand {

  private static final Set<String> LANGUAGES = Set.of("en", "zh");

  @Inject private PlatformInvitationService invitations;

  @Override
  public String name() {
    return "first-administrator";
  }

  @Override
  public String usage() {
    return "ADDRESS en|zh: invites the first platform administrator, as long as there is none";
  }

  @Override
  public CommandResult run(List<String> arguments) {
    Optional<EmailAddress> email =
        arguments.size() == 2
            ? EmailAddress.parseReachable(arguments.getFirst())
            : Optional.empty();
    if (email.isEmpty() || !LANGUAGES.contains(arguments.getLast())) {
      return CommandResult.misused("It takes an e-mail address and a language.");
    }
    return invitations.inviteFirstAdministrator(email.get(), Locale.of(arguments.getLast()))
        ? CommandResult.done(
            "An invitation for " + email.get().text() + " is on its way; it is valid for 7 days.",
            "The role counts once its holder has bound an authenticator.")
        : CommandResult.failed("There is a platform administrator already, who invites others.");
  }
}
