package mfa.workflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.workflow.process.version.ModelVersion;

/** Tells supervisors and process owners of every version that begins to run. */
@ApplicationScoped
class DeploymentMails {

  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private Clock clock;

  /** A version came with the product; the first one of all is no news. */
  void notifyOfPackage(ModelVersion version) {
    if (version.number() > 1) {
      for (Profile reader : readers()) {
        outbox.send(
            Mail.of(MailTemplate.PROCESS_PACKAGED, reader.recipient())
                .with("process", version.name())
                .with("version", version.label())
                .with("when", clock.instant()));
      }
    }
  }

  void notifyOfDeployment(ModelVersion version, DeploymentRequest request) {
    notify(MailTemplate.PROCESS_DEPLOYED, version, request);
  }

  void notifyOfRollback(ModelVersion version, DeploymentRequest request) {
    notify(MailTemplate.PROCESS_ROLLED_BACK, version, request);
  }

  private void notify(MailTemplate template, ModelVersion version, DeploymentRequest request) {
    Profile author = accounts.profile(request.accountId()).orElseThrow();
    for (Profile reader : readers()) {
      outbox.send(
          Mail.of(template, reader.recipient())
              .with("name", author.name())
              .with("email", author.email().text())
              .with("process", version.name())
              .with("version", version.label())
              .with("note", request.note().text())
              .with("when", clock.instant()));
    }
  }

  /** Each once, whatever roles they hold. */
  private Collection<Profile> readers() {
    Map<Long, Profile> readers = new LinkedHashMap<>();
    Stream.of(PlatformRole.SUPERVISOR, PlatformRole.PROCESS_OWNER)
        .flatMap(role -> accounts.holders(role).stream())
        .forEach(holder -> readers.putIfAbsent(holder.id(), holder));
    return readers.values();
  }
}
