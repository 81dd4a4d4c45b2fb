package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import mfa.account.AccountService;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.BindService;
import mfa.authenticator.CodeCheckService;
import mfa.authenticator.RecoveryCode;
import mfa.platform.config.ServerSettings;
import mfa.session.SessionService;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.notice.TicketWarning;

/** Leads to what an action needs first: an authenticator of one's own, and a fresh code of it. */
@Dependent
public class FreshCode {

  private final AuthenticatorService authenticators;
  private final CodeCheckService codeCheck;
  private final SessionService sessions;
  private final AccountService accounts;
  private final BindService bind;
  private final ServerSettings server;
  private final TicketWarning warning;

  @Inject
  FreshCode(
      AuthenticatorService authenticators,
      CodeCheckService codeCheck,
      SessionService sessions,
      AccountService accounts,
      BindService bind,
      ServerSettings server,
      TicketWarning warning) {
    this.authenticators = authenticators;
    this.codeCheck = codeCheck;
    this.sessions = sessions;
    this.accounts = accounts;
    this.bind = bind;
    this.server = server;
    this.warning = warning;
  }

  /**
   * Goes on with a fresh code; asks for one first where there is none. A dialog does so again when
   * it sends what somebody typed: the code of before may have run out meanwhile, and what is typed
   * stays behind the question.
   */
  public void before(Component at, Runnable action) {
    before(at, at.getTranslation("workspace.fresh-code"), action);
  }

  /**
   * The same in other words.
   *
   * @param why what the code is asked for
   */
  public void before(Component at, String why, Runnable action) {
    if (!authenticators.ownStatus().isBound()) {
      askToBind(at, at.getTranslation("code.bind-first"), action);
    } else if (sessions.hasFreshCode()) {
      action.run();
    } else {
      ProofDialog dialog =
          new ProofDialog(
              at.getTranslation("code.fresh.title"), why, codeCheck::checkFresh, action);
      warning
          .ofCaller(at::getTranslation, "code.fresh.ends-ticket")
          .ifPresent(words -> dialog.ask(new Alert(Alert.Kind.WARNING, words)));
      dialog.open();
    }
  }

  public boolean isBound() {
    return authenticators.ownSecondFactor().bound();
  }

  /**
   * Says that binding comes first, and leads through it (R47).
   *
   * @param why it does
   */
  public void askToBind(Component at, String why, Runnable then) {
    new ConfirmDialog(
            at.getTranslation("bind.title"),
            why,
            at.getTranslation("mfa.bind"),
            () -> openBind(then))
        .harmless()
        .open();
  }

  /** Leads through binding where nothing is bound yet. */
  public void bind(Runnable then) {
    openBind(then);
  }

  /** Opens the steps of binding another authenticator, which a fresh code came before. */
  BindDialog openAdd() {
    return open(true, () -> {});
  }

  /** Opens the steps of binding. */
  BindDialog openBind(Runnable then) {
    return open(false, then);
  }

  /** Shows new recovery codes until the owner has saved them. */
  void showRecoveryCodes(List<RecoveryCode> codes, Runnable then) {
    RecoveryFacts facts =
        RecoveryFacts.of(server, accounts.ownProfile(), authenticators.ownStatus());
    new RecoveryCodeDialog(
            codes,
            facts,
            () -> {
              authenticators.recordRecoveryCodesSaved();
              then.run();
            })
        .open();
  }

  private BindDialog open(boolean adding, Runnable then) {
    BindServices services = new BindServices(bind, authenticators, sessions, server);
    BindDialog dialog = new BindDialog(services, accounts.ownProfile(), adding, then);
    dialog.open();
    return dialog;
  }
}
