package mfa.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Shows a token for the only time. */
class TokenShownDialog extends Dialog {

  TokenShownDialog(String token) {
    setHeaderTitle(getTranslation("process.tokens.shown"));
    addClassName("narrow-dialog");
    // A stray click must not take away what is never shown again.
    setCloseOnOutsideClick(false);
    Span text = new Span(token);
    text.addClassName("secret-key");
    Button done = new Button(getTranslation("process.tokens.copied"), click -> close());
    done.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(done);
    add(new Paragraph(getTranslation("process.tokens.shown.text")), text);
  }
}
