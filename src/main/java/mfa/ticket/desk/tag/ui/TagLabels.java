package mfa.ticket.desk.tag.ui;

import com.vaadin.flow.component.Component;
import mfa.ticket.desk.tag.TagResult;
import mfa.ticket.desk.tag.TagService;

/** Says in the language of a page why a ticket was not sorted so. */
final class TagLabels {

  private TagLabels() {}

  static String refusal(Component page, TagResult result) {
    return page.getTranslation("desk.tags.result." + result, TagService.MAX_PER_TICKET);
  }
}
