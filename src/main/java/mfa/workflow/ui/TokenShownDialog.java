package mfa.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import mfa.shell.dialog.CopyButton;
import mfa.shell.dialog.ShownOnce;
import mfa.workflow.DeployTokenResult;

/** Shows a token for the only time. */
class TokenShownDialog extends Dialog {

  TokenShownDialog(DeployTokenResult.Made made) {
    setHeaderTitle(getTranslation("process.tokens.shown"));
    addClassName("narrow-dialog");
    Span text = new Span(made.token());
    text.addClassName("secret-key");
    Button done = new Button(getTranslation("process.tokens.saved"), click -> close());
    done.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new CopyButton(made.token()), done);
    add(new ShownOnce(new Paragraph(getTranslation("process.tokens.shown.text")), text));
  }
}
