package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import mfa.shell.SubmitForm;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.Colleague;

/** Asks to whom a ticket goes. */
class ForwardDialog extends Dialog {

  ForwardDialog(TicketNumber number, List<Colleague> colleagues, Consumer<Colleague> chosen) {
    setHeaderTitle(getTranslation("desk.forward.title", number));
    addClassName("narrow-dialog");
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    if (colleagues.isEmpty()) {
      add(new Paragraph(getTranslation("desk.forward.nobody")));
      getFooter().add(cancel);
      return;
    }
    Select<Colleague> colleague = new Select<>();
    colleague.setLabel(getTranslation("desk.forward.to"));
    SubmitForm.forgetErrors(colleague);
    colleague.setItems(colleagues);
    colleague.setItemLabelGenerator(this::name);
    colleague.setWidthFull();
    add(colleague);
    Button forward = new Button(getTranslation("desk.forward"));
    forward.addThemeVariants(ButtonVariant.PRIMARY);
    forward.addClickListener(
        click -> {
          if (colleague.isEmpty()) {
            colleague.setErrorMessage(getTranslation("desk.forward.missing"));
            colleague.setInvalid(true);
            colleague.focus();
            return;
          }
          close();
          chosen.accept(colleague.getValue());
        });
    getFooter().add(cancel, forward);
  }

  private String name(Colleague colleague) {
    return colleague.supervisor()
        ? getTranslation("desk.forward.supervisor", colleague.name())
        : colleague.name();
  }
}
