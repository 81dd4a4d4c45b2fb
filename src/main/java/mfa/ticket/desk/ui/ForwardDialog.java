package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mfa.shell.SubmitForm;
import mfa.ticket.desk.Colleague;
import mfa.ticket.desk.HandlingGroup;

/**
 * Asks to whom a ticket goes: anyone of a group, or one person. Who is chosen in the field gets it
 * at once. A field that is left takes what was typed there, which forwards nothing by itself: it
 * may have been left for Cancel.
 */
class ForwardDialog extends Dialog {

  private final ComboBox<Target> target = new ComboBox<>();

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
    target.setHelperText(getTranslation("desk.forward.hint"));
    target.setAllowCustomValue(true);
    target.setManualValidation(true);
    SubmitForm.forgetErrors(target);
    List<Target> targets =
        Stream.<Target>concat(groups.stream().map(Group::new), colleagues.stream().map(Person::new))
            .toList();
    target.setItems(targets);
    target.setItemLabelGenerator(this::name);
    target.setWidthFull();
    target.addCustomValueSetListener(
        typed -> only(targets, typed.getDetail()).ifPresentOrElse(target::setValue, this::refuse));
    target.getElement().executeJs("window.mfa.tellChoice(this)");
    target.getElement().addEventListener("chosen", made -> forward(forwarding));
    add(target);
    Button forward =
        new Button(
            getTranslation("desk.forward"),
            click -> {
              if (target.isEmpty()) {
                refuse();
                target.focus();
              } else {
                forward(forwarding);
              }
            });
    forward.addThemeVariants(ButtonVariant.PRIMARY);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(cancel, forward);
    addOpenedChangeListener(
        change -> {
          if (change.isOpened()) {
            target.focus();
          }
        });
  }

  private void forward(Forwarding forwarding) {
    Target chosen = target.getValue();
    if (chosen == null) {
      return;
    }
    close();
    switch (chosen) {
      case Group group -> forwarding.to(group.group());
      case Person person -> forwarding.to(person.colleague());
    }
  }

  /** Who types faster than the list comes has written a name; it is nobody's where two have it. */
  private Optional<Target> only(List<Target> targets, String typed) {
    List<Target> named =
        targets.stream().filter(one -> name(one).equalsIgnoreCase(typed.strip())).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /** Nobody is called what was typed, or more than one. */
  private void refuse() {
    // What was typed stays, unless somebody was chosen before.
    if (!target.isEmpty()) {
      target.clear();
    }
    target.setErrorMessage(getTranslation("desk.forward.missing"));
    target.setInvalid(true);
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
