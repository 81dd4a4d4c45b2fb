package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.stream.Stream;
import mfa.shell.SubmitForm;
import mfa.ticket.desk.Colleague;
import mfa.ticket.desk.HandlingGroup;

/** Asks to whom a ticket goes: anyone of a group, or one person. */
class ForwardDialog extends Dialog {

  private final Select<Target> target = new Select<>();

  /** What follows the choice. */
  interface Forwarding {
    void to(HandlingGroup group);

    void to(Colleague colleague);
  }

  private sealed interface Target {}

  private record Group(HandlingGroup group) implements Target {}

  private record Person(Colleague colleague) implements Target {}

  ForwardDialog(
      String title, List<HandlingGroup> groups, List<Colleague> colleagues, Forwarding forwarding) {
    setHeaderTitle(title);
    addClassName("narrow-dialog");
    target.setLabel(getTranslation("desk.forward.to"));
    SubmitForm.forgetErrors(target);
    target.setItems(
        Stream.<Target>concat(groups.stream().map(Group::new), colleagues.stream().map(Person::new))
            .toList());
    target.setItemLabelGenerator(this::name);
    target.setWidthFull();
    add(target);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    Button forward = new Button(getTranslation("desk.forward"), click -> forward(forwarding));
    forward.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(cancel, forward);
  }

  private void forward(Forwarding forwarding) {
    if (target.isEmpty()) {
      target.setErrorMessage(getTranslation("desk.forward.missing"));
      target.setInvalid(true);
      target.focus();
      return;
    }
    close();
    switch (target.getValue()) {
      case Group chosen -> forwarding.to(chosen.group());
      case Person chosen -> forwarding.to(chosen.colleague());
    }
  }

  private String name(Target item) {
    return switch (item) {
      case Group chosen -> getTranslation("desk.forward.group." + chosen.group());
      case Person chosen -> name(chosen.colleague());
    };
  }

  private String name(Colleague colleague) {
    return colleague.supervisor()
        ? getTranslation("desk.forward.supervisor", colleague.name())
        : colleague.name();
  }
}
