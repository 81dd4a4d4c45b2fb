package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import mfa.account.AccountService;
import mfa.shell.ConfirmDialog;
import mfa.shell.MailedCodeDialog;
import mfa.verification.VerificationResult;
import mfa.workspace.LeavingResult;
import mfa.workspace.LeavingService;
import mfa.workspace.MembershipChangeResult;

/** Leads a member out of a workspace: the question, and a mailed code where one is needed. */
public class LeavingQuestion {

  private final LeavingService leaving;
  private final AccountService accounts;

  @Inject
  public LeavingQuestion(LeavingService leaving, AccountService accounts) {
    this.leaving = leaving;
    this.accounts = accounts;
  }

  /**
   * @param page where it is asked
   * @param then what follows, once it is decided
   */
  public void ask(
      Component page, long workspaceId, String name, Consumer<MembershipChangeResult> then) {
    new ConfirmDialog(
            page.getTranslation("workspace.leave.named", name),
            page.getTranslation("workspace.leave.question", name),
            page.getTranslation("workspace.leave"),
            () -> show(page, leaving.leave(workspaceId), workspaceId, name, then))
        .open();
  }

  /** Why the code was not accepted, where that is the answer. */
  private Optional<VerificationResult> show(
      Component page,
      LeavingResult answer,
      long workspaceId,
      String name,
      Consumer<MembershipChangeResult> then) {
    return switch (answer) {
      case LeavingResult.Decided decided -> {
        then.accept(decided.change());
        yield Optional.empty();
      }
      case LeavingResult.CodeRefused refused -> Optional.of(refused.check());
      case LeavingResult.NeedsMailedCode needed -> {
        new MailedCodeDialog(
                page.getTranslation("workspace.leave.confirm", name),
                accounts.ownProfile().email(),
                leaving::sendCode,
                code -> show(page, leaving.leave(workspaceId, code), workspaceId, name, then))
            .open();
        yield Optional.empty();
      }
    };
  }
}
