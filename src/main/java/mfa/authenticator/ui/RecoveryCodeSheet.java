package mfa.authenticator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import mfa.authenticator.RecoveryCode;

/** Shows recovery codes this one time: to copy, to download, to print. */
class RecoveryCodeSheet extends Div {

  RecoveryCodeSheet(List<RecoveryCode> codes, Runnable saved) {
    addClassName("recovery-codes");
    OrderedList list = new OrderedList();
    for (RecoveryCode code : codes) {
      Span text = new Span(code.grouped());
      text.addClassName("recovery-code");
      list.add(new ListItem(text));
    }
    String text =
        codes.stream().map(RecoveryCode::grouped).collect(Collectors.joining("\n", "", "\n"));
    Button copy = new Button(getTranslation("action.copy"));
    copy.addClickListener(
        click -> {
          copy.getElement().executeJs("window.mfa.copy($0)", text);
          copy.setText(getTranslation("action.copied"));
        });
    Button download = new Button(getTranslation("recovery.download"));
    download.addClickListener(
        click ->
            download.getElement().executeJs("window.mfa.save('recovery-codes.txt', $0)", text));
    Button print = new Button(getTranslation("recovery.print"));
    print.addClickListener(click -> print.getElement().executeJs("window.print()"));
    Div ways = new Div(copy, download, print);
    ways.addClassName("button-row");
    Button close = new Button(getTranslation("recovery.saved"), click -> saved.run());
    close.addThemeVariants(ButtonVariant.PRIMARY);
    add(new Paragraph(getTranslation("recovery.text")), list, ways, close);
  }
}
