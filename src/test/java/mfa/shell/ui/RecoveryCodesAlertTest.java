package mfa.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import mfa.account.PlatformRole;
import mfa.authenticator.AuthenticatorService;
import mfa.login.CallerService;
import mfa.support.OpenPage;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Who belongs to no workspace is told of recovery codes where the work is")
@ExtendWith(OpenPage.class)
class RecoveryCodesAlertTest extends ServiceTest {

  @Test
  void unsavedAndFewCodesAreTold() {
    TestAccount agent = accounts.boundMember();
    accounts.grant(agent, PlatformRole.AGENT);
    Visitor worker = signedIn(agent);
    worker.does(() -> the(AuthenticatorService.class).renewRecoveryCodes());

    assertThat(words(worker, "desk")).contains("You have not confirmed");
    assertThat(words(worker, "account/security")).as("where they are").isEmpty();

    worker.does(() -> the(AuthenticatorService.class).recordRecoveryCodesSaved());
    assertThat(words(worker, "desk")).isEmpty();

    sql.execute(
        "update recovery_code set used_at = created_at where account_id = ? and id not in"
            + " (select min(id) from recovery_code where account_id = ?)",
        agent.id(),
        agent.id());
    assertThat(words(worker, "desk")).contains("Recovery codes left: 1.");

    workspaces.named("Acme").with(agent);
    assertThat(words(worker, "desk")).as("told at Home").isEmpty();
  }

  private String words(Visitor reader, String path) {
    OpenPage.isOf(reader, the(CallerService.class));
    return reader.does(
        () -> {
          RecoveryCodesAlert alert = new RecoveryCodesAlert(the(AuthenticatorService.class));
          UI.getCurrent().add(alert);
          alert.refresh(path, false);
          return alert.getElement().getTextRecursively();
        });
  }
}
