package mfa.ticket.desk.ui;

import mfa.ticket.TicketPriority;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.tag.TagService;
import mfa.ticket.desk.tag.ui.PrioritySelect;
import mfa.ticket.desk.tag.ui.TagField;

/** How soon a ticket is worked on, and its tags; nobody sorts their own. */
class SortingPanel extends Panel {

  private final PrioritySelect priority;
  private final TagField tags;

  SortingPanel(TagService service) {
    super("desk.sorting");
    priority = new PrioritySelect(service);
    tags = new TagField(service);
    Shortcuts.bind(priority, 'p');
    Shortcuts.bind(tags.entry(), 'g');
    add(priority, tags);
  }

  void show(DeskTicket ticket) {
    TicketPriority present = ticket.item().priority();
    setVisible(present != null);
    if (present != null) {
      priority.show(ticket.item().number(), present);
      tags.show(ticket.item().number());
    }
  }
}
