package mfa.ticket.desk.reply.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mfa.ticket.desk.reply.SavedReplyItem;
import mfa.ticket.desk.reply.SavedReplyResult;

/** Says in the language of a page what is to be known of a saved reply. */
final class SavedReplyLabels {

  private SavedReplyLabels() {}

  /** Whose it is, in which language, and whether it asks. */
  static String about(Component page, SavedReplyItem reply) {
    List<String> facts = new ArrayList<>();
    facts.add(owner(page, reply.shared()));
    facts.add(language(reply.language()));
    if (reply.asks()) {
      facts.add(page.getTranslation("replies.asks.yes"));
    }
    return String.join(" · ", facts);
  }

  /** Why a change did not happen. */
  static String result(Component page, SavedReplyResult result) {
    return page.getTranslation("replies.result." + result);
  }

  static String owner(Component page, boolean shared) {
    return page.getTranslation(shared ? "replies.shared.yes" : "replies.shared.no");
  }

  /** As the language is called by those who speak it. */
  static String language(Locale language) {
    return language.getDisplayLanguage(language);
  }
}
