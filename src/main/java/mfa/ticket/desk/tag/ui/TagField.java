package mfa.ticket.desk.tag.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mfa.shell.SubmitForm;
import mfa.shell.picture.Pictogram;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.tag.TagName;
import mfa.ticket.desk.tag.TagResult;
import mfa.ticket.desk.tag.TagService;
import org.jspecify.annotations.Nullable;

/** Shows the tags of a ticket, each with a button that takes it away, and a field for another. */
public class TagField extends Div {

  private final transient TagService tags;
  private final UnorderedList present = new UnorderedList();
  private final ComboBox<String> another = new ComboBox<>(getTranslation("desk.tags.add"));
  private transient @Nullable TicketNumber number;
  private transient List<String> shown = List.of();

  public TagField(TagService tags) {
    this.tags = tags;
    addClassName("tags");
    present.getElement().setAttribute("aria-label", getTranslation("desk.tags"));
    another.setAllowCustomValue(true);
    another.setManualValidation(true);
    SubmitForm.forgetErrors(another);
    another.setItems(this::suggestions);
    another.addCustomValueSetListener(typed -> addTag(typed.getDetail()));
    another.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            addTag(change.getValue());
          }
        });
    present.setVisible(false);
    add(present, another);
  }

  /** Where another tag is typed. */
  public Component entry() {
    return another;
  }

  /** Shows those of a ticket; what is typed stays with the same one. */
  public void show(TicketNumber ticket) {
    if (!ticket.equals(number)) {
      number = ticket;
      another.clear();
      another.setInvalid(false);
    }
    refresh();
  }

  private Stream<String> suggestions(Query<String, String> query) {
    List<String> found = tags.suggestions(query.getFilter().orElse(""));
    return found.stream().skip(query.getOffset()).limit(query.getLimit());
  }

  private void refresh() {
    List<String> all = number == null ? List.of() : tags.of(number);
    if (all.equals(shown)) {
      return;
    }
    shown = all;
    present.removeAll();
    all.forEach(tag -> present.add(item(tag)));
    present.setVisible(!all.isEmpty());
  }

  private ListItem item(String tag) {
    Button remove = new Button(new Pictogram(VaadinIcon.CLOSE_SMALL), click -> removeTag(tag));
    remove.setAriaLabel(getTranslation("desk.tags.remove", tag));
    remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    ListItem item = new ListItem(new Span(tag), remove);
    item.addClassName("tag");
    return item;
  }

  private void addTag(String typed) {
    Optional<TagName> tag = TagName.parse(typed);
    if (tag.isEmpty()) {
      refuse(getTranslation("desk.tags.wrong", TagName.MAX));
    } else if (number != null) {
      follow(tags.add(number, tag.get()));
    }
  }

  private void removeTag(String tag) {
    if (number != null) {
      follow(tags.remove(number, new TagName(tag)));
      another.focus();
    }
  }

  private void follow(TagResult result) {
    refresh();
    if (result == TagResult.DONE) {
      another.setInvalid(false);
      another.clear();
      // What was typed is no value, which clearing takes for empty already.
      another.getElement().callJsFunction("clear");
    } else {
      refuse(TagLabels.refusal(this, result));
    }
  }

  private void refuse(String message) {
    another.setErrorMessage(message);
    another.setInvalid(true);
  }
}
