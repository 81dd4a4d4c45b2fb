package mfa.authenticator.ui;

import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;
import mfa.authenticator.RecoveryCode;

/** New recovery codes, closed by the owner who has saved them. */
class RecoveryCodeDialog extends Dialog {

  RecoveryCodeDialog(List<RecoveryCode> codes, RecoveryFacts facts, Runnable saved) {
    setHeaderTitle(getTranslation("recovery.title"));
    add(
        new RecoveryCodeSheet(
            codes,
            facts,
            () -> {
              saved.run();
              close();
            }));
  }
}
