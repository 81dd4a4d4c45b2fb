package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.authenticator.RecoveryCode;
import mfa.platform.time.Times;
import mfa.shell.dialog.Actions;
import mfa.shell.dialog.CopyButton;
import mfa.shell.dialog.ShownOnce;

/**
 * Shows recovery codes this one time: to copy, to download, to print. The file and the printed page
 * say whose they are, since when, and how they are used, for the day somebody finds them.
 */
class RecoveryCodeSheet extends ShownOnce {

  /**
   * @param facts what the file and the page say besides the codes
   * @param saved what follows when the owner has kept them
   */
  RecoveryCodeSheet(List<RecoveryCode> codes, RecoveryFacts facts, Runnable saved) {
    addClassName("recovery-codes");
    Button download = new Button(getTranslation("recovery.download"));
    download.addClickListener(
        click ->
            download
                .getElement()
                .executeJs("window.mfa.save($0, $1)", facts.fileName(), file(codes, facts)));
    Button print = new Button(getTranslation("recovery.print"));
    print.addClickListener(click -> print.getElement().executeJs("window.print()"));
    Div ways = new Div(new CopyButton(lines(codes)), download, print);
    ways.addClassName("button-row");
    Button close = new Button(getTranslation("recovery.saved"), click -> saved.run());
    close.addThemeVariants(ButtonVariant.PRIMARY);
    add(
        new Paragraph(getTranslation("recovery.text")),
        list(codes),
        ways,
        page(codes, facts),
        new Actions(close));
  }

  private static OrderedList list(List<RecoveryCode> codes) {
    OrderedList list = new OrderedList();
    for (RecoveryCode code : codes) {
      Span text = new Span(code.grouped());
      text.addClassName("recovery-code");
      list.add(new ListItem(text));
    }
    return list;
  }

  /** Seen on paper alone; the script puts it in the place of everything else while it prints. */
  private Component page(List<RecoveryCode> codes, RecoveryFacts facts) {
    Div page = new Div();
    page.addClassName("print-page");
    page.getElement().setAttribute("aria-hidden", "true");
    head(facts).forEach(line -> page.add(new Paragraph(line)));
    OrderedList list = new OrderedList();
    codes.forEach(code -> list.add(new ListItem(code.grouped())));
    page.add(list, new Paragraph(getTranslation("recovery.sheet.use")));
    return page;
  }

  private String file(List<RecoveryCode> codes, RecoveryFacts facts) {
    return Stream.of(
            head(facts).collect(Collectors.joining("\n")),
            lines(codes),
            getTranslation("recovery.sheet.use"))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private Stream<String> head(RecoveryFacts facts) {
    return Stream.of(
        getTranslation("recovery.sheet.title", facts.product()),
        getTranslation("recovery.sheet.account", facts.account().text()),
        getTranslation(
            "recovery.sheet.made", Times.dateAndTime(facts.made(), facts.zone(), getLocale())));
  }

  private static String lines(List<RecoveryCode> codes) {
    return codes.stream().map(RecoveryCode::grouped).collect(Collectors.joining("\n"));
  }
}
