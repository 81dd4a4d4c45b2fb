package mfa.ticket.desk.tag.ui;

import com.vaadin.flow.component.select.Select;
import mfa.shell.SubmitForm;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.desk.tag.TagResult;
import mfa.ticket.desk.tag.TagService;
import mfa.ticket.ui.TicketLabels;
import org.jspecify.annotations.Nullable;

/** How soon somebody works on a ticket; another choice is kept at once. */
public class PrioritySelect extends Select<TicketPriority> {

  private transient @Nullable TicketNumber number;

  public PrioritySelect(TagService tags) {
    setLabel(getTranslation("desk.priority"));
    setItems(TicketPriority.values());
    setItemLabelGenerator(priority -> TicketLabels.priority(this, priority));
    SubmitForm.forgetErrors(this);
    addValueChangeListener(
        change -> {
          TicketNumber ticket = number;
          if (ticket != null) {
            TagResult result = tags.prioritize(ticket, change.getValue());
            if (result != TagResult.DONE) {
              show(ticket, change.getOldValue());
              setErrorMessage(TagLabels.refusal(this, result));
              setInvalid(true);
            }
          }
        });
  }

  /** Shows that of a ticket; what was refused stays said where it is shown already. */
  public void show(TicketNumber ticket, TicketPriority priority) {
    if (ticket.equals(number) && priority == getValue()) {
      return;
    }
    number = null;
    setValue(priority);
    number = ticket;
    setInvalid(false);
  }
}
